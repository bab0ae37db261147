/*
 * What the files of an inspection at work share: the counting view, its checklist, the verdict.
 *
 * inspection_count.c is the counting view with its keys, inspection_count_act.c what they do,
 * inspection_tally.c several units at once, inspection_count_rows.c what was counted last,
 * inspection_count_draw.c how it looks; inspection_begin.c begins an inspection,
 * inspection_check.c is the checklist, inspection_verdict.c the verdict and inspection_close.c
 * what is asked when it is closed.
 */
#ifndef SCREENS_INSPECTION_COUNT_STATE_H
#define SCREENS_INSPECTION_COUNT_STATE_H

#include "sourcebench/service/inspection_work.h"
#include "sourcebench/service/session.h"

#include "inspection_count.h"
#include "lines.h"

enum { COUNT_TYPED = 40, COUNT_MATCHES = 12, COUNT_ROWS = 12 };

/* A key that is held down repeats itself faster than anybody types. */
struct held {
    struct key key;
    int64_t at;
    bool now; /* the key under way is such a repetition */
};

void held_note(struct held *h, struct shell *shell, struct key key);
void held_done(struct held *h, const struct store *store); /* after a command */
/* Why a key that counts does nothing; NULL where it was pressed by itself. */
const char *held_why(const struct held *h);

/* One line of what was counted last. */
struct count_row {
    const char *number; /* "85", "60-84", "carton 3" */
    const char *text;
    const char *right; /* its class and zone, and whose it is; "" */
    enum style style;
    bool mine;
};

struct counting {
    struct shell *shell;
    struct session *session;
    struct inspection_work w;
    struct arena types_arena;
    struct record **types;
    int *weights; /* how often each was found here */
    int n_types;
    bool cartons; /* cartons are counted, not units */
    char typed[COUNT_TYPED];
    int matches[COUNT_MATCHES], n_matches, at;
    struct held held;
    int64_t now; /* ms UTC, at the last key */
    /* Made from the state after each change. */
    struct arena view;
    struct count_row rows[COUNT_ROWS];
    int n_rows;
    int64_t unit;            /* the number of the unit (carton) at hand, of all that were taken */
    const char *variant;     /* of the unit at hand, with how many are taken; "" */
    const char *cartons_now; /* "cartons: 3 of 13 opened, next 17 22 31" */
};

/* ---- the model ------------------------------------------------------------------------------ */

bool count_read(struct counting *c, struct error *err);
/* Says how a command went; all screens load again. */
bool count_done(struct counting *c, bool ok, const struct error *err);
void count_match(struct counting *c); /* after something was typed */
void count_fill_rows(struct counting *c);
/* Classes that are counted now: of units or of cartons. */
int count_classes(const struct counting *c, enum inspection_class classes[INSPECTION_CLASSES]);
bool count_is_full(const struct counting *c);
void count_draw(struct screen *screen, struct area area);

/* ---- what keys do --------------------------------------------------------------------------- */

void count_good(struct screen *screen);
void count_pick(struct screen *screen);
void count_type_at(struct counting *c, int type); /* a defect of that kind */
void count_take_back(struct screen *screen);
void count_zone(struct screen *screen);
void count_photo(struct screen *screen);
void count_note(struct screen *screen);
void count_tally(struct screen *screen);
void count_lot(struct screen *screen); /* plans, cartons drawn, sample by variant */
void count_undo(struct screen *screen);

/* ---- beside counting ------------------------------------------------------------------------ */

/* Begins a planned inspection after asking; true where it is open now. */
bool inspection_begin_asking(struct shell *shell, struct inspection_work *w);
/* Asks what came of the comparison with the golden sample, and keeps it. */
void inspection_ask_golden(struct shell *shell, struct inspection_work *w);
/* Asks for verdict, decision, reasons and signatures, and closes. */
bool inspection_close_asking(struct shell *shell, struct inspection_work *w);
void inspection_amend_asking(struct shell *shell, struct inspection_work *w);
void inspection_check_run(struct shell *shell, int64_t inspection);

/* "QI-L0007  PO-0042  Saigon Trail · Urban Commuter" */
const char *inspection_heading(const struct inspection_work *w, struct arena *arena);
/* "pre-shipment · lot 3,000 · level II, normal" */
const char *inspection_setting(const struct inspection_work *w, struct arena *arena);
/* "252 mm" */
const char *measurement_text(const struct record *item, int64_t value, struct arena *arena);

#endif
