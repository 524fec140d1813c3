#include <graphviz/gvc.h>

/* Sets a graph attribute. Graphviz copies both texts, its parameters only lack the const. */
static inline void groundwork_set_attribute(Agraph_t *graph, const char *name, const char *value) {
  agsafeset(graph, (char *)name, (char *)value, (char *)"");
}
