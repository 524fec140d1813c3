/* Debian keeps the header in a folder of its own; it is found here without asking pkg-config, which would also link the library. */
#if __has_include(<mariadb/mysql.h>)
#include <mariadb/mysql.h>
#else
#include <mysql.h>
#endif
