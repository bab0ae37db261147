/*
 * What a client is offered, of an award that is kept or of one quote.
 */
#include "sourcebench/core/requirement.h"
#include "sourcebench/service/planning.h"

static bool award_parts(const struct planning *p, struct record *const *kept, int n,
                        struct client_offer_part *parts, struct error *err) {
    for (int i = 0; i < n; i++) {
        int quote = 0;
        while (quote < p->plan.n_quotes &&
               p->plan.quotes[quote].quote->id != kept[i]->values[AWARD_QUOTE].i)
            quote++;
        if (quote == p->plan.n_quotes)
            return error_set(
                err, ERROR_CONFLICT,
                "A quote of the award counts no more: award again, or name a supplier.");
        parts[i] = (struct client_offer_part){quote, kept[i]->values[AWARD_QUANTITY].i};
    }
    return true;
}

bool planning_offer(const struct planning *p, int quote, const struct client_offer_terms *terms,
                    struct arena *arena, struct client_offer *offer, struct client_offer_gain *gain,
                    struct error *err) {
    int n = 0;
    struct record **kept = NULL;
    if (quote < 0)
        kept = record_set_list(&p->file.set, &award_entity, AWARD_REQUIREMENT,
                               p->plan.requirement->id, arena, &n);
    if (quote < 0 && n == 0)
        quote = planning_cheapest(p);
    if (quote < 0 && n == 0)
        return error_set(err, ERROR_INPUT,
                         "Nothing is awarded, and no quote that is comparable and valid gives just "
                         "what is wanted: name a supplier.");
    struct client_offer_part *parts = arena_alloc(arena, (size_t)n + 1, sizeof *parts);
    if (n == 0)
        parts[n++] = (struct client_offer_part){quote, plan_total(&p->plan)};
    else if (!award_parts(p, kept, n, parts, err))
        return false;
    return client_offer_make(&p->plan, parts, n, terms, arena, offer, gain, err);
}
