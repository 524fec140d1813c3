-- <%description%>
-- Asked for by: <%serves%>
<%sql%>
