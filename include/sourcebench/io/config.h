/*
 * The configuration: one table of options drives reading, checking, showing, the commented
 * example and the man page.
 *
 * Layers, each over the one before: what is built in, /etc/sourcebench/config.yaml, the user's
 * file (or the one that --config names), the command line. A value knows which layer gave it. An
 * option is one line in the enum here and one in src/io/config_table.c.
 */
#ifndef SOURCEBENCH_IO_CONFIG_H
#define SOURCEBENCH_IO_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/io/xdg.h"

enum config_id {
    CONFIG_DATABASE,
    CONFIG_AUTHOR,
    CONFIG_CURSOR,
    CONFIG_COLOURS,
    CONFIG_THEME,
    CONFIG_ESCAPE_MS,
    CONFIG_AMBIGUOUS_WIDTH,
    CONFIG_MOUSE,
    CONFIG_EDITOR,
    CONFIG_FILE_MODE,
    CONFIG_BUSY_SECONDS,
    CONFIG_EXCHANGE_FOLDER,
    CONFIG_CATALOGUE_FOLDER,
    CONFIG_REVIEW_PROSPECT, /* days until the next review, by status; 0: none */
    CONFIG_REVIEW_VETTING,
    CONFIG_REVIEW_APPROVED,
    CONFIG_REVIEW_PREFERRED,
    CONFIG_REVIEW_ON_HOLD,
    CONFIG_REVIEW_BLOCKED,
    CONFIG_SCORE_PERIOD,
    CONFIG_SCORE_SAMPLE,
    CONFIG_SCORE_WEIGHT, /* one for each of score_measures, in their order */
    CONFIG_SCORE_WEIGHT_CERTIFICATES,
    CONFIG_SCORE_WEIGHT_FINDINGS,
    CONFIG_SCORE_WEIGHT_FOLLOW_UPS,
    CONFIG_SCORE_WEIGHT_ON_TIME,
    CONFIG_SCORE_WEIGHT_PRICE,
    CONFIG_AGENDA_SOON,
    CONFIG_AGENDA_CERTIFICATE,
    CONFIG_AGENDA_CLAIM,
    CONFIG_AGENDA_SILENT,
    CONFIG_AGENDA_TRANSIT,
    CONFIG_AGENDA_VERDICT,
    CONFIG_AGENDA_VETTING,
    CONFIG_AGENDA_QUOTE,
    CONFIG_AGENDA_ORDER,
    CONFIG_AGENDA_CLOSURE,
    CONFIG_AGENDA_MONEY,
    CONFIG_SUPPLIERS_COLUMNS,
    CONFIG_SUPPLIERS_SORT,
    CONFIG_KEYS,
    CONFIG_N
};

/* What config_int() gives for options with choices. */
enum { CONFIG_HORIZON_COUNT = 3 };
enum config_cursor { CONFIG_CURSOR_BAR, CONFIG_CURSOR_MARK };
enum config_colours {
    CONFIG_COLOURS_AUTO,
    CONFIG_COLOURS_256,
    CONFIG_COLOURS_16,
    CONFIG_COLOURS_MONO
};
enum config_theme { CONFIG_THEME_DARK, CONFIG_THEME_LIGHT };

enum config_type {
    CONFIG_TEXT,
    CONFIG_PATH, /* absolute; "~/" is replaced by the home */
    CONFIG_INTEGER,
    CONFIG_BOOLEAN,
    CONFIG_CHOICE,
    CONFIG_CURRENCY, /* a code of ISO 4217 */
    CONFIG_MODE,     /* of files: 0600, 0640 or 0660 */
    CONFIG_LIST,     /* of names; a text is cut at commas */
    CONFIG_HORIZONS, /* three whole numbers, the largest first */
    CONFIG_BINDINGS  /* a map of action id to a key or a list of keys */
};

struct config_option {
    const char *path; /* "review_days.prospect"; sections may lie in sections */
    enum config_type type;
    bool folder; /* decides where a restricted session may read and write: then not from the user's
                    file */
    bool system_only;           /* never from the user's file */
    const char *fallback;       /* the built-in value, written as in YAML; "" for none */
    int64_t min, max;           /* CONFIG_INTEGER, CONFIG_HORIZONS */
    const char *unit;           /* behind a number: "ms"; or NULL */
    const char *const *choices; /* CONFIG_CHOICE: ended by NULL */
    const char *help;           /* one or two sentences */
};

extern const struct config_option config_options[CONFIG_N];

enum config_layer { CONFIG_BUILT_IN, CONFIG_SYSTEM, CONFIG_USER, CONFIG_COMMAND_LINE };

struct config_binding {
    const char *action;
    const char *const *keys; /* none: the action has no key */
    size_t n_keys;
    const char *file; /* for messages of whoever checks actions and keys */
    int line;
};

struct config_value {
    int64_t i;         /* numbers, booleans, modes; the index of a choice */
    const char *text;  /* texts and paths; never NULL */
    const char **list; /* names, horizons */
    struct config_binding *bindings;
    size_t n; /* of list or bindings */
    enum config_layer layer;
    const char *file; /* that gave it; NULL for what is built in and the command line */
    int line;
};

/* Zero-initialise, then config_init(); config_free() at the end. */
struct config {
    struct config_value values[CONFIG_N];
    const char *home;
    bool restricted;
    struct arena arena;
};

/* Sets everything to what is built in; the database to that of xdg. restricted: see folder above.
 */
void config_init(struct config *c, const struct xdg *xdg, bool restricted);
/* Lays the system's file and then the user's over it. file: named by --config, replaces the user's
 * and must be there; NULL for the usual one, which may be missing. */
bool config_load(struct config *c, const struct xdg *xdg, const char *file, struct error *err);
/* Lays YAML text over it: what config_load() does with each file. name is for messages. */
bool config_parse(struct config *c, const char *bytes, size_t length, const char *name,
                  enum config_layer layer, struct error *err);
/* Sets one option from the command line, or (CONFIG_BUILT_IN) what a default turned out to be. */
bool config_set(struct config *c, enum config_id id, const char *text, enum config_layer layer,
                struct error *err);
void config_free(struct config *c);

int64_t config_int(const struct config *c, enum config_id id);
bool config_bool(const struct config *c, enum config_id id);
const char *config_text(const struct config *c, enum config_id id); /* "" where it is not set */
const char *const *config_list(const struct config *c, enum config_id id, size_t *n);
/* The one of the three horizons: 0 the farthest. */
int64_t config_horizon(const struct config *c, enum config_id id, int which);
/* Days until the next review of a supplier by its status ("on-hold"); 0 for none. */
int64_t config_review_days(const struct config *c, const char *status);

/* The value as it is written in YAML. */
const char *config_show_value(const struct config *c, enum config_id id, struct arena *arena);
/* Where it comes from: "built in", "command line", or file and line. */
const char *config_show_origin(const struct config *c, enum config_id id, struct arena *arena);

void config_write_effective(const struct config *c,
                            FILE *out); /* YAML, each line with its origin */
void config_write_example(FILE *out);   /* YAML, everything commented out */
void config_write_man(FILE *out);       /* man page fragment: .TP entries */

#endif
