/*
 * Today: the rows of the list. The agenda is an array; grouped, the heading of each group that has
 * lines stands before them. A place counts rows and headings.
 */
#include "today_state.h"

struct place {
    size_t before; /* so many rows and headings stand before it */
    bool there;    /* it is itself one of them */
};

/* Headings of the groups before that urgency. */
static size_t headings(const struct today *t, int urgency) {
    size_t n = 0;
    for (int u = 0; u < urgency && !t->flat; u++)
        n += agenda_count_of(t->shown, (enum agenda_urgency)u) > 0;
    return n;
}

static size_t lines_before(const struct today *t, int urgency) {
    size_t n = 0;
    for (int u = 0; u < urgency; u++)
        n += agenda_count_of(t->shown, (enum agenda_urgency)u);
    return n;
}

/* Where the row is now, or would be; its line may have changed or gone. */
static struct place place_of(const struct today *t, const struct list_row *row) {
    const struct today_row *r = row->data;
    int urgency = r->line.urgency;
    bool found;
    if (row->heading)
        return (struct place){lines_before(t, urgency) + headings(t, urgency),
                              agenda_count_of(t->shown, r->line.urgency) > 0};
    size_t index = agenda_place(t->shown, &r->line, &found);
    if (found)
        urgency = agenda_at(t->shown, index)->urgency;
    return (struct place){index + headings(t, urgency + 1), found};
}

/* Ids of lines are never negative: only the rule's number is mixed into the subject's id. */
static int64_t row_id(const struct agenda_line *line) {
    return line->subject ^ ((int64_t)(line->rule + 1) << 56);
}

static struct list_row heading(int urgency, struct arena *arena) {
    struct today_row *r = arena_alloc(arena, 1, sizeof *r);
    r->line.urgency = (uint8_t)urgency;
    return (struct list_row){.id = -1 - urgency, .data = r, .heading = true};
}

static struct list_row line_row(const struct today *t, size_t index, struct arena *arena) {
    struct today_row *r = arena_alloc(arena, 1, sizeof *r);
    struct error err;
    r->line = *agenda_at(t->shown, index);
    if (agenda_words_load(t->session->store, &r->line, arena, &r->words, &err))
        r->reason = agenda_reason(&r->line, &r->words, t->query.today, arena);
    else
        r->reason = arena_string(arena, err.message);
    return (struct list_row){.id = row_id(&r->line), .data = r};
}

/* The row or heading before which so many stand. */
static struct list_row row_at(const struct today *t, size_t place, struct arena *arena) {
    size_t first = 0;
    for (int u = 0; u < AGENDA_URGENCIES && !t->flat; u++) {
        size_t n = agenda_count_of(t->shown, (enum agenda_urgency)u);
        if (n && place == first)
            return heading(u, arena);
        place -= n > 0;
        if (place < first + n)
            break;
        first += n;
    }
    return line_row(t, place, arena);
}

static int fetch(void *user, const struct list_row *from, enum list_direction direction, int limit,
                 struct arena *arena, struct list_row *rows, bool *end) {
    const struct today *t = user;
    size_t total = agenda_count(t->shown) + headings(t, AGENDA_URGENCIES);
    struct place place = {direction == LIST_FORWARD ? 0 : total, false};
    int count = 0;
    if (from)
        place = place_of(t, from);
    if (direction == LIST_FORWARD) {
        for (size_t at = place.before + place.there; at < total && count < limit; at++)
            rows[count++] = row_at(t, at, arena);
        *end = place.before + place.there + (size_t)count >= total;
    } else {
        for (size_t at = place.before; at > 0 && count < limit; at--)
            rows[count++] = row_at(t, at - 1, arena);
        *end = place.before <= (size_t)count;
    }
    return count;
}

bool today_row_about(const struct today *t, int64_t supplier, struct arena *arena,
                     struct list_row *row) {
    size_t n = agenda_count(t->shown), i = 0;
    while (i < n && agenda_at(t->shown, i)->supplier != supplier)
        i++;
    if (i < n)
        *row = line_row(t, i, arena);
    return i < n;
}

const struct list_source today_rows = {.fetch = fetch, .draw = today_draw_row};
