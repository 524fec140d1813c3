{{ config(severity='<%severity%>', meta={'rule': '<%rule%>'}) }}
-- <%reason%>
<%sql%>
