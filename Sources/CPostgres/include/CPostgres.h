/* Debian keeps the header in a folder of its own; it is found here without asking pkg-config, which would also link libpq. */
#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#include <libpq-fe.h>
#endif
