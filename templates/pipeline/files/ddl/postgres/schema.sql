-- The star and the figures of the pipeline, for an empty database.
<%ddl_postgres%>