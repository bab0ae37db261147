/*
 * What is odd about a quote that was just entered.
 */
#include <string.h>

#include "sourcebench/core/quote.h"
#include "sourcebench/core/quote_odd.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/planning_missing.h"
#include "sourcebench/service/planning_text.h"

/* What is odd about it by itself. Its plan says the same and more, but where none can be made or
 * the quote does not count in it, nobody else does. */
static int own_notes(struct session *session, const struct record *quote, struct arena *arena,
                     const struct landed_warning **odd) {
    struct record **list;
    struct error ignored; /* then there is nothing to be noted */
    int n;
    if (!record_children(session->store, &break_entity, quote->id, false, arena, &list, &n,
                         &ignored))
        return 0;
    struct landed_break *breaks = arena_alloc(arena, (size_t)n + 1, sizeof *breaks);
    for (int i = 0; i < n; i++)
        breaks[i] = (struct landed_break){list[i]->values[BREAK_QUANTITY].i,
                                          list[i]->values[BREAK_PRICE].i};
    return quote_odd(quote, breaks, n, session_today(session), arena, odd);
}

static bool is_among(const char *const *notes, int n, const char *sentence) {
    for (int i = 0; i < n; i++)
        if (strcmp(notes[i], sentence) == 0)
            return true;
    return false;
}

int planning_quote_notes(struct session *session, const struct record *quote, const char ***notes,
                         struct arena *arena) {
    struct planning p = {0};
    struct error why = {0};
    const struct landed_warning *odd = NULL;
    int at = 0, n = 0, own = own_notes(session, quote, arena, &odd);
    bool made = planning_open(session, quote->values[QUOTE_REQUIREMENT].i, &p, &why);
    while (made && at < p.plan.n_quotes && p.plan.quotes[at].quote->id != quote->id)
        at++;
    const struct plan_result *r = made && at < p.plan.n_quotes ? &p.results[at] : NULL;
    const char **list =
        arena_alloc(arena, (size_t)own + (r ? (size_t)r->landed.n_warnings : 0) + 1, sizeof *list);
    for (int i = 0; i < own; i++)
        list[n++] = odd[i].sentence;
    if (!made)
        list[n++] = arena_string(arena, why.message);
    else if (r && !r->landed.has_price)
        list[n++] = arena_format(arena, "It cannot be compared yet: %s. To be added: %s.",
                                 planning_gaps(&p.plan.quotes[at], r, arena),
                                 planning_missing_text(&p, at, arena));
    for (int i = 0; r && i < r->landed.n_warnings; i++)
        if (!is_among(list, n, r->landed.warnings[i].sentence))
            list[n++] = arena_string(arena, r->landed.warnings[i].sentence);
    planning_close(&p);
    *notes = list;
    return n;
}
