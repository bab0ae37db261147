/*
 * The detail of one record: its overview and the views of what belongs to it, on [ ], with entries
 * added, edited and deleted. A kind of record has a table of views and a screen that names the
 * handlers below in an action table of its own.
 */
#ifndef SCREENS_DETAIL_H
#define SCREENS_DETAIL_H

#include "sourcebench/core/field.h"
#include "sourcebench/service/session.h"

#include "lines.h"

struct detail;
struct filling; /* detail_fill.h */

/* A view, or entries that stand in the view of others. A line's kind is the number of the view or
 * entry whose entity its id belongs to. */
struct detail_view {
    const char *name; /* "Contacts"; NULL for entries */
    /* Whose records it lists; that of the record itself where it lists none. What does not belong
     * to the record (entity.parent) needs fill and add. */
    const struct entity *entity;
    int in;            /* of entries: the view in which they stand */
    const char *adds;  /* what one of it is called; NULL: as the entity */
    const char *blank; /* said while there is none; may be NULL */
    /* Fills one line, or some, for a record that belongs to this one; or else the whole view, and
     * its summary in the overview where f->full is not set. */
    void (*fill_one)(struct filling *f, const struct record *r);
    bool (*fill)(struct filling *f, struct error *err);
    /* What a new one begins with beside its parent, texts in the arena; NULL: nothing. */
    void (*preset)(const struct detail *d, struct record *r, struct arena *arena);
    void (*add)(struct detail *d); /* instead of a form; NULL: a form */
};

struct detail_spec {
    const struct entity *entity;
    const struct detail_view *views; /* the overview first; entries behind the views */
    int n_views, n_entries;          /* entries: of all, views among them */
    const struct screen_ops *screen;
};

struct detail {
    struct lines lines; /* first: lines_motions finds it here */
    struct shell *shell;
    struct session *session;
    const struct detail_spec *spec;
    int64_t id;
    int view;
    int64_t entry; /* to begin with; 0: the first */
    int entry_kind;
    struct arena arena;
    struct record *record;
};

/* Fills lines (cleared before) with a view. */
bool detail_fill(struct session *session, const struct detail_spec *spec,
                 const struct record *record, int view, struct lines *lines, struct error *err);
/* The records of a view that lists them one by one, short as in the overview. */
bool detail_summary(struct session *session, const struct detail_spec *spec,
                    const struct record *record, int view, struct lines *lines, struct error *err);

/* Opens the screen on a record; view 0 is the overview. */
void detail_run(struct shell *shell, const struct detail_spec *spec, int64_t id, int view);
/* Opens it where a record of that table is mended: in its view, the cursor on it. */
void detail_run_at(struct shell *shell, const struct detail_spec *spec, int64_t id,
                   const char *table, int64_t entry);

/* For screen_ops. */
bool detail_open(struct screen *screen, void *argument, struct error *err);
void detail_load(struct screen *screen);
void detail_draw(struct screen *screen, struct area area);

/* Handlers of actions. */
void detail_next_view(struct screen *screen);
void detail_previous_view(struct screen *screen);
void detail_add(struct screen *screen);
void detail_edit(struct screen *screen);
void detail_delete(struct screen *screen); /* needs an entry */
void detail_history(struct screen *screen);
void detail_copy(struct screen *screen); /* needs a line */
/* Why they are off. */
const char *detail_need_entry(struct screen *screen);
const char *detail_need_line(struct screen *screen);

/* For handlers of one kind's own. */
void detail_show_view(struct screen *screen, int view);
/* The entity and id of the entry under the cursor; NULL where there is none. */
const struct entity *detail_entry(const struct detail *d, int64_t *id);
const char *detail_title(const struct detail *d);
/* After a command: reads anew and says the sentence, or what went wrong. */
void detail_done(struct detail *d, bool ok, const char *sentence, const struct error *err);

#endif
