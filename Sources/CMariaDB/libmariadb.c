/*
 * The functions of MariaDB Connector/C that Groundwork uses, each loading libmariadb.so.3 when it is first called: only a
 * scan of a MySQL or MariaDB source needs it, and no other process should pay for it.
 */
#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "CMariaDB.h"

static void *find(const char *name) {
  static void *library;
  if (library == NULL) library = dlopen("libmariadb.so.3", RTLD_NOW | RTLD_LOCAL);
  void *function = library == NULL ? NULL : dlsym(library, name);
  if (function == NULL) {
    fprintf(stderr, "error: the MariaDB client library cannot be loaded: %s\n", dlerror());
    fprintf(stderr, "help: install it with `apt-get install libmariadb3`\n");
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

FORWARD(MYSQL *, mysql_init, (MYSQL * session), (session))
FORWARD(int, mysql_options, (MYSQL * session, enum mysql_option option, const void *value),
        (session, option, value))
FORWARD(MYSQL *, mysql_real_connect,
        (MYSQL * session, const char *host, const char *user, const char *password,
         const char *database, unsigned int port, const char *socket, unsigned long flags),
        (session, host, user, password, database, port, socket, flags))
FORWARD(const char *, mysql_error, (MYSQL * session), (session))
FORWARD(char *, mysql_get_server_info, (MYSQL * session), (session))
FORWARD(void, mysql_close, (MYSQL * session), (session))
FORWARD(int, mysql_real_query, (MYSQL * session, const char *text, unsigned long length),
        (session, text, length))
FORWARD(MYSQL_RES *, mysql_store_result, (MYSQL * session), (session))
FORWARD(MYSQL_RES *, mysql_use_result, (MYSQL * session), (session))
FORWARD(my_ulonglong, mysql_num_rows, (MYSQL_RES * result), (result))
FORWARD(unsigned int, mysql_num_fields, (MYSQL_RES * result), (result))
FORWARD(MYSQL_ROW, mysql_fetch_row, (MYSQL_RES * result), (result))
FORWARD(unsigned long *, mysql_fetch_lengths, (MYSQL_RES * result), (result))
FORWARD(void, mysql_free_result, (MYSQL_RES * result), (result))
FORWARD(unsigned int, mysql_errno, (MYSQL * session), (session))
