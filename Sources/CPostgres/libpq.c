/*
 * The functions of libpq that Groundwork uses, each loading libpq.so.5 when it is first called.
 *
 * Linked in the ordinary way, libpq brings twenty libraries (TLS, Kerberos, LDAP) into every process, and costs every
 * `catalog search` more than the search itself. Only a scan of a PostgreSQL source needs it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "CPostgres.h"

static void *find(const char *name) {
  static void *library;
  if (library == NULL) library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  void *function = library == NULL ? NULL : dlsym(library, name);
  if (function == NULL) {
    fprintf(stderr, "error: the PostgreSQL client library cannot be loaded: %s\n", dlerror());
    fprintf(stderr, "help: install it with `apt-get install libpq5`\n");
    exit(2);
  }
  return function;
}

#define FORWARD(RESULT, NAME, PARAMETERS, ARGUMENTS) \
  RESULT NAME PARAMETERS { \
    static RESULT(*function) PARAMETERS; \
    if (function == NULL) function = (RESULT(*) PARAMETERS)find(#NAME); \
    return function ARGUMENTS; \
  }

FORWARD(PGconn *, PQconnectdbParams,
        (const char *const *keywords, const char *const *values, int expand),
        (keywords, values, expand))
FORWARD(ConnStatusType, PQstatus, (const PGconn *connection), (connection))
FORWARD(char *, PQerrorMessage, (const PGconn *connection), (connection))
FORWARD(char *, PQhost, (const PGconn *connection), (connection))
FORWARD(char *, PQport, (const PGconn *connection), (connection))
FORWARD(char *, PQdb, (const PGconn *connection), (connection))
FORWARD(void, PQfinish, (PGconn *connection), (connection))
FORWARD(PGresult *, PQexec, (PGconn *connection, const char *query), (connection, query))
FORWARD(int, PQsendQuery, (PGconn *connection, const char *query), (connection, query))
FORWARD(PGresult *, PQgetResult, (PGconn *connection), (connection))
FORWARD(ExecStatusType, PQresultStatus, (const PGresult *result), (result))
FORWARD(int, PQntuples, (const PGresult *result), (result))
FORWARD(char *, PQgetvalue, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(int, PQgetlength, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(int, PQgetisnull, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(void, PQclear, (PGresult *result), (result))
FORWARD(int, PQgetCopyData, (PGconn *connection, char **buffer, int isAsynchronous),
        (connection, buffer, isAsynchronous))
FORWARD(void, PQfreemem, (void *memory), (memory))
