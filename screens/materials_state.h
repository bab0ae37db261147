/*
 * The state of the Materials screen, shared by the files that make it up: materials.c (model),
 * materials_rows.c (filter, order and rows of the list), materials_columns.c (which columns, and
 * the cursor among them), materials_draw.c, materials_weights.c (weights and profiles),
 * materials_act.c (what is done with a row), materials_setup.c (criteria, properties, rules).
 */
#ifndef SCREENS_MATERIALS_STATE_H
#define SCREENS_MATERIALS_STATE_H

#include "sourcebench/core/filter.h"
#include "sourcebench/service/comparison.h"
#include "sourcebench/tui/grid.h"
#include "sourcebench/tui/list.h"
#include "sourcebench/tui/shell.h"

/* A column of the matrix: a criterion by its index, or one of these. */
enum materials_column {
    COLUMN_NAME = -5,
    COLUMN_SCORE = -4,
    COLUMN_COVERAGE = -3,
    COLUMN_EVIDENCE = -2,
    COLUMN_OFFERS = -1
};

/* A row of the list: where its material stood when it was read. */
struct materials_row {
    int material; /* index in the comparison's data */
    int place;    /* among the rows shown */
};

/* What a pane says: as much of it as it has room for, sentence by sentence. */
struct materials_sentence {
    const char *text;
    bool instead; /* only where there was no room for the one before */
};
enum { MATERIALS_SENTENCES = 6 };
struct materials_said {
    struct materials_sentence items[MATERIALS_SENTENCES];
    int n;
};

/* A choice that cannot be kept in a database that is open for reading only. */
struct materials_kept {
    struct materials_kept *next;
    char *name, *value;
};

struct materials {
    struct list *list; /* first: motions.h finds it here */
    struct shell *shell;
    struct session *session;
    struct comparison c;
    int64_t before; /* the profile that was open before this one; 0: none */
    enum comparison_face face;
    bool moved; /* weights, since they were kept */

    char *filter; /* as typed; "" for all */
    struct arena found;
    int *order; /* the materials that the filter finds, in the order shown */
    int n_order;
    int64_t sort;  /* enum materials_column, or the id of a criterion */
    bool reversed; /* the worst first */

    struct arena choice; /* of what follows */
    const char *choices; /* "+code,-code,code": as kept, see materials_columns.c */
    int *columns;        /* criteria that are shown, in order */
    int n_columns;       /* of them */
    int place;           /* of the cursor: 0 name, 1 score, criteria, coverage, evidence, offers */
    int64_t column;      /* under the cursor: as sort */
    int *widths;         /* of the criteria shown, then of coverage, evidence and offers */
    struct grid grid;    /* over those */

    struct arena said; /* of what follows, told once the keys rest */
    struct materials_said ranking_said, row_said;
    const char *column_said;

    struct materials_kept *kept;
};

/* The columns over which the cursor goes: name and score, the criteria shown, coverage, evidence
 * and offers.
 */
enum { COLUMNS_BEFORE = 2, COLUMNS_BEHIND = 3, COLUMNS_BESIDE = COLUMNS_BEFORE + COLUMNS_BEHIND };

/* The material under the cursor, an index; -1: none. */
int materials_current(const struct materials *m);
/* The criterion under the cursor, an index; -1: another column. */
int materials_criterion(const struct materials *m);
/* Why an action is off. */
const char *materials_need_row(struct screen *screen);
const char *materials_need_criterion(struct screen *screen);

/* Shows what the filter finds; false where it is wrong, then nothing changes. */
bool materials_query(struct materials *m, const char *filter, struct filter_error *err);
/* After weights, order or data changed: the rows anew, the cursor on the same material, at the
 * same height. */
void materials_arrange(struct materials *m);
/* The same, with as many of the first rows in sight as the cursor allows. */
void materials_arrange_top(struct materials *m);
/* Puts the cursor on a material, if the filter shows it. */
void materials_goto(struct materials *m, int64_t material);
/* The profile that this agent used last, else the first one; 0 where there is none. */
bool materials_usual_profile(struct session *session, int64_t *profile, struct error *err);
/* Another profile; false with a message where it cannot be read. */
bool materials_open_profile(struct materials *m, int64_t profile);
/* Keeps what this agent chose (profile, face, columns, weights that were moved) for the next time.
 */
void materials_keep(struct materials *m);
/* Weights that were moved in this profile before. */
void materials_take_weights(struct materials *m);

/* Columns that the choice and the weights ask for, and the cursor on the column it was on. The
 * choice may be the present one. */
void materials_choose_columns(struct materials *m, const char *choices);
/* Makes the columns as wide as what stands in them; materials_arrange() does. */
void materials_widen(struct materials *m);
/* The column at a place of the cursor: as sort. */
int64_t materials_column_at(const struct materials *m, int place);
/* The criterion with that id, an index; -1: there is none. */
int materials_find_criterion(const struct materials *m, int64_t id);

extern const struct list_source materials_rows;

/* What the cell of a column that is no criterion says of a material: "87.0", "92 %", "1/3",
 * "USD 1.05–1.60". */
const char *materials_cell(const struct materials *m, int material, int64_t column,
                           struct arena *arena);
/* The glyph of a heat from 0 to 10; "" where glyphs are plain. */
const char *materials_shade(int heat);
void materials_draw(struct screen *screen, struct area area);
void materials_draw_row(void *user, struct area area, const struct list_row *row, bool cursor,
                        bool marked);

extern const struct action_table materials_actions, materials_act_actions, materials_weight_actions,
    materials_setup_actions, materials_find_actions;

#endif
