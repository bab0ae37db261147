/*
 * Which keys run which action. Free of curses.
 *
 * Bindings know the action tables of the shell and of the screens; keys are those of the tables
 * unless bindings_bind() gave others. A scope is a list of tables whose keys work at the same time,
 * the first that knows a key deciding: those of a screen, then the shell's. Tables are static data
 * and outlive them.
 */
#ifndef TUI_BINDINGS_H
#define TUI_BINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "sourcebench/core/error.h"
#include "sourcebench/tui/action.h"
#include "sourcebench/tui/key.h"

enum { BINDINGS_SEQUENCE = 4, BINDINGS_SCOPE = 12 };

struct bindings;

/* everywhere: the table whose keys work in every screen. */
struct bindings *bindings_new(const struct action_table *everywhere);
void bindings_free(struct bindings *m);
/* Makes tables (NULL-ended) known that work at the same time. Known ones may be given again. */
void bindings_add(struct bindings *m, const struct action_table *const *tables);
/* The tables of a screen (NULL-ended, may be NULL) and those that work everywhere, NULL-ended. */
void bindings_scope(const struct bindings *m, const struct action_table *const *tables,
                    const struct action_table *scope[BINDINGS_SCOPE]);

const struct action *bindings_action(const struct bindings *m, const char *id); /* NULL: unknown */
/* Gives an action other keys, "" none. False where there is no such action (the nearest is named)
 * or key. Clashes are found by bindings_check(), so that keys can be exchanged. */
bool bindings_bind(struct bindings *m, const char *id, const char *keys, struct error *err);
/* False where a key that was bound runs something else in the same scope too, or begins a longer
 * sequence there; a motion may, because it is taken back when the sequence goes on. *wrong (NULL:
 * not asked) is then the action whose key it is. */
bool bindings_check(const struct bindings *m, const struct action **wrong, struct error *err);

enum bindings_answer { BINDINGS_UNKNOWN, BINDINGS_MORE, BINDINGS_FOUND };
/* What a sequence of keys means in a scope; MORE: it only begins longer ones. */
enum bindings_answer bindings_find(const struct bindings *m,
                                   const struct action_table *const *scope, const struct key *keys,
                                   int count, const struct action **action);
/* Whether the keys begin a longer sequence. */
bool bindings_begin(const struct bindings *m, const struct action_table *const *scope,
                    const struct key *keys, int count);

/* The keys as bound: all of them ("j, Down"), or the first one, short ("^R"); "" where none. */
void bindings_keys(const struct bindings *m, const struct action *action, char *out, size_t size);
void bindings_hint(const struct bindings *m, const struct action *action, char *out, size_t size);
/* What may follow the keys: "g first  ? guide". */
void bindings_following(const struct bindings *m, const struct action_table *const *scope,
                        const struct key *keys, int count, char *out, size_t size);

#endif
