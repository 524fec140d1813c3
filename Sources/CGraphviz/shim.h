#include <graphviz/gvc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Sets a graph attribute. Graphviz copies both texts, its parameters only lack the const. */
static inline void groundwork_set_attribute(Agraph_t *graph, const char *name, const char *value) {
  agsafeset(graph, (char *)name, (char *)value, (char *)"");
}

/* Numbers for names, in the order in which they are first read.
 *
 * Graphviz' own numbers are addresses in memory: boxes are drawn, and edges routed around them, in the order of their
 * numbers, so the same text would give another picture in another process. */
typedef struct {
  char **names;
  size_t count;
  size_t room;
  IDTYPE unnamed;
} groundwork_names;

static inline void *groundwork_names_open(Agraph_t *graph, Agdisc_t *discipline) {
  (void)graph;
  (void)discipline;
  return calloc(1, sizeof(groundwork_names));
}

static inline int groundwork_names_add(groundwork_names *all, const char *name) {
  if (all->count == all->room) {
    size_t room = all->room ? all->room * 2 : 64;
    char **names = realloc(all->names, room * sizeof(char *));
    if (!names) return 0;
    all->names = names;
    all->room = room;
  }
  char *copy = strdup(name);
  if (!copy) return 0;
  all->names[all->count++] = copy;
  return 1;
}

/* Even numbers have a name, odd ones have none. */
static inline long groundwork_names_map(void *state, int kind, char *name, IDTYPE *id, int make) {
  groundwork_names *all = state;
  (void)kind;
  if (!name) {
    *id = 2 * all->unnamed++ + 1;
    return 1;
  }
  for (size_t index = 0; index < all->count; index++) {
    if (strcmp(all->names[index], name) != 0) continue;
    *id = 2 * (index + 1);
    return 1;
  }
  if (!make || !groundwork_names_add(all, name)) return 0;
  *id = 2 * all->count;
  return 1;
}

static inline long groundwork_names_allocate(void *state, int kind, IDTYPE id) {
  (void)state;
  (void)kind;
  (void)id;
  return 0;
}

static inline void groundwork_names_free(void *state, int kind, IDTYPE id) {
  (void)state;
  (void)kind;
  (void)id;
}

static inline char *groundwork_names_print(void *state, int kind, IDTYPE id) {
  groundwork_names *all = state;
  (void)kind;
  return id % 2 == 0 && id > 0 && id / 2 <= all->count ? all->names[id / 2 - 1] : NULL;
}

static inline void groundwork_names_close(void *state) {
  groundwork_names *all = state;
  for (size_t index = 0; index < all->count; index++) free(all->names[index]);
  free(all->names);
  free(all);
}

static inline void groundwork_names_register(void *state, int kind, void *object) {
  (void)state;
  (void)kind;
  (void)object;
}

/* Reads DOT text into a graph whose parts are numbered in the order of the text; NULL when it cannot be read. */
static inline Agraph_t *groundwork_read(const char *text) {
  static Agiddisc_t names = {
      groundwork_names_open,  groundwork_names_map,   groundwork_names_allocate,
      groundwork_names_free,  groundwork_names_print, groundwork_names_close,
      groundwork_names_register};
  Agdisc_t discipline = {NULL, &names, &AgIoDisc};
  FILE *file = fmemopen((void *)text, strlen(text), "r");
  if (!file) return NULL;
  Agraph_t *graph = agread(file, &discipline);
  fclose(file);
  return graph;
}
