/*
 * Vectorscan as a peer: finds many literals in each paper at once; then every query is worked out over the literals that were seen.
 * Reads LITERALS (one a line), QUERIES (postfix: a literal's number, -1 not, -2 and, -3 or; one a line) and PAPERS (one a line); prints for each
 * paper the numbers of its queries, and at the end nanoseconds a paper for the scan and for all. The least of some passes.
 */
#define _GNU_SOURCE
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PASSES = 5, DEPTH = 256 };

typedef struct {
  char **at;
  size_t *length;
  size_t count;
} Lines;

static unsigned *seen;
static unsigned paper = 0;

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)from, (void)to, (void)flags, (void)context;
  seen[id] = paper;
  return 0;
}

static Lines lines_of(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) exit(2);
  Lines lines = {0};
  char *line = NULL;
  size_t room = 0;
  for (ssize_t length; (length = getline(&line, &room, file)) > 0;) {
    lines.at = realloc(lines.at, (lines.count + 1) * sizeof *lines.at);
    lines.length = realloc(lines.length, (lines.count + 1) * sizeof *lines.length);
    line[--length] = '\0';
    lines.at[lines.count] = strdup(line);
    lines.length[lines.count++] = (size_t)length;
  }
  fclose(file);
  return lines;
}

/* A query as numbers, their count in front. */
static int *program_of(char *text) {
  int *program = calloc(strlen(text) / 2 + 2, sizeof *program);
  for (char *word = strtok(text, " "); word; word = strtok(NULL, " ")) program[++program[0]] = atoi(word);
  return program;
}

static int holds(const int *program) {
  int stack[DEPTH], top = 0;
  for (int at = 1; at <= program[0]; at++) {
    int step = program[at];
    if (step >= 0) stack[top++] = seen[step] == paper;
    else if (step == -1) stack[top - 1] = !stack[top - 1];
    else {
      top--;
      stack[top - 1] = step == -2 ? stack[top - 1] & stack[top] : stack[top - 1] | stack[top];
    }
  }
  return stack[0];
}

static double nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e9 + now.tv_nsec;
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  Lines literals = lines_of(arguments[1]), queries = lines_of(arguments[2]), papers = lines_of(arguments[3]);
  unsigned *flags = calloc(literals.count, sizeof *flags), *ids = calloc(literals.count, sizeof *ids);
  seen = calloc(literals.count, sizeof *seen);
  for (unsigned id = 0; id < literals.count; id++) ids[id] = id, flags[id] = HS_FLAG_SINGLEMATCH;
  int **programs = calloc(queries.count, sizeof *programs);
  for (size_t query = 0; query < queries.count; query++) programs[query] = program_of(queries.at[query]);
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_lit_multi((const char *const *)literals.at, flags, ids, literals.length, literals.count, HS_MODE_BLOCK,
                           NULL, &database, &error) != HS_SUCCESS)
    return 3;
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 4;
  double least_scan = 1e18, least = 1e18;
  long found = 0;
  for (int pass = 0; pass < PASSES; pass++) {
    double scanning = 0, from = nanoseconds();
    for (size_t at = 0; at < papers.count; at++) {
      double before = nanoseconds();
      paper++;
      if (hs_scan(database, papers.at[at], papers.length[at], 0, scratch, on_match, NULL) != HS_SUCCESS) return 5;
      scanning += nanoseconds() - before;
      for (size_t query = 0; query < queries.count; query++) {
        if (!holds(programs[query])) continue;
        found++;
        if (pass == PASSES - 1) printf("%zu ", query);
      }
      if (pass == PASSES - 1) printf("\n");
    }
    double all = nanoseconds() - from;
    /* The last pass prints. */
    if (pass < PASSES - 1 && all < least) least = all, least_scan = scanning;
  }
  printf("%.0f %.0f\n", least_scan / papers.count, least / papers.count);
  return found < 0;
}
