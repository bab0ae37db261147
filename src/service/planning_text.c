#include "sourcebench/service/planning_text.h"

#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/wide.h"

const char *planning_money(int64_t amount, const char *currency, struct arena *arena) {
    char text[64];
    money_format_full(amount, currency, text, sizeof text);
    return arena_string(arena, text);
}

const char *planning_total(int64_t amount, const char *currency, struct arena *arena) {
    return planning_money((int64_t)wide_divide(amount, 100) * 100, currency, arena);
}

const char *planning_percent(double probability, struct arena *arena) {
    double percent = probability * 100;
    if (percent > 0 && percent < 1)
        return "<1 %";
    return percent > 99 && percent < 100 ? ">99 %" : arena_format(arena, "%.0f %%", percent);
}

bool planning_in_price(const struct landed_line *l) {
    return l->by_seller && (l->known ? l->total == 0 : l->kind == LINE_LEG);
}

const char *planning_how(const struct landed_line *l, struct arena *arena) {
    return planning_in_price(l) && l->known && *l->formula
               ? arena_format(arena, "in the price: %s", l->formula)
           : planning_in_price(l) ? "in the price"
                                  : l->formula;
}

const char *planning_mode(const struct plan_quote *q, int way) {
    return q->ways[way].lane ? freight_words[q->ways[way].terms.mode] : "";
}

const char *planning_supplier(const struct plan_quote *q) {
    return plan_supplier(q);
}

static const char *join(const char *text, const char *more, struct arena *arena) {
    return *text && *more ? arena_format(arena, "%s %s", text, more) : *text ? text : more;
}

static bool opens_cost(const struct landed_gap *gap) {
    return gap->spoils & (1U << LANDED_COST);
}

/* The legs that lack a tariff in one go: "no tariff for main carriage and insurance by sea LCL". */
static const char *tariff_gaps(const struct plan_quote *q, const struct plan_result *r,
                               struct arena *arena) {
    enum freight_mode mode = q->ways[r->way].terms.mode;
    const char *text = "", *last = NULL;
    for (int i = 0; i < r->landed.n_gaps; i++) {
        const struct landed_gap *gap = &r->landed.gaps[i];
        if (!opens_cost(gap) || gap->kind != GAP_TARIFF || gap->leg == LEGS)
            continue;
        if (last)
            text = arena_format(arena, "%s%s%s", text, *text ? ", " : "", last);
        last = leg_words[gap->leg];
    }
    return last ? arena_format(arena, "no tariff for %s%s%s%s%s", text, *text ? " and " : "", last,
                               mode ? " by " : "", freight_words[mode])
                : "";
}

const char *planning_gaps(const struct plan_quote *q, const struct plan_result *r,
                          struct arena *arena) {
    const char *text = tariff_gaps(q, r, arena);
    for (int i = 0; i < r->landed.n_gaps; i++) {
        const struct landed_gap *gap = &r->landed.gaps[i];
        if (opens_cost(gap) && (gap->kind != GAP_TARIFF || gap->leg == LEGS))
            text = arena_format(arena, "%s%s%s", text, *text ? "; " : "", gap->sentence);
    }
    return *text ? text : "it cannot be reckoned at this quantity";
}

/* "Less than the MOQ of 1,200, for a surcharge of EUR 434.16." */
static const char *below_moq_text(const struct planning *p, const struct plan_quote *q,
                                  const struct plan_result *r, struct arena *arena) {
    const char *price = "";
    for (int i = 0; i < r->landed.n_lines; i++) {
        const struct landed_line *l = &r->landed.lines[i];
        if (l->kind == LINE_SURCHARGE && l->known)
            price = arena_format(arena, " of %s",
                                 planning_total(l->total, p->plan.buyer.currency, arena));
    }
    return arena_format(arena, "Less than the MOQ of %s, for a surcharge%s.",
                        integer_text(q->offer.moq).text, price);
}

const char *planning_note(const struct planning *p, struct arena *arena) {
    int64_t lines = 0, asked = p->plan.requirement->values[REQUIREMENT_QUANTITY].i;
    for (int i = 0; i < p->plan.n_wanted; i++)
        lines += p->plan.asked[i];
    return lines == asked ? ""
                          : arena_format(arena,
                                         "The lines per variant make %s pcs, not the %s of the "
                                         "requirement: the lines are reckoned with.",
                                         integer_text(lines).text, integer_text(asked).text);
}

const char *planning_unknown(const struct planning *p, int quote, struct arena *arena) {
    const struct plan_quote *q = &p->plan.quotes[quote];
    const struct plan_result *r = &p->results[quote];
    const char *text = "";
    if (!r->landed.comparable)
        text = arena_format(arena, "Not comparable: %s.", planning_gaps(q, r, arena));
    if (q->ways[r->way].lead_gap)
        text = join(text, arena_format(arena, "No arrival: %s.", q->ways[r->way].lead_gap), arena);
    return text;
}

const char *planning_objection(const struct planning *p, int quote, struct arena *arena) {
    const struct plan_quote *q = &p->plan.quotes[quote];
    const struct plan_result *r = &p->results[quote];
    const struct planning_evidence *e = &p->evidence[quote];
    const char *text = "";
    if (r->landed.why)
        text = join(text,
                    arena_format(arena, "It would be %s: %s.",
                                 integer_text(r->landed.quantity).text, r->landed.why),
                    arena);
    if (r->landed.below_moq)
        text = join(text, below_moq_text(p, q, r, arena), arena);
    if (q->capacity && q->capacity < r->landed.quantity)
        text = join(
            text, arena_format(arena, "Makes %s of them at most.", integer_text(q->capacity).text),
            arena);
    for (int i = 0; i < r->landed.n_warnings; i++)
        text = join(text, r->landed.warnings[i].sentence, arena);
    if (e->gaps)
        text = join(text,
                    arena_format(arena,
                                 *e->waiver ? "Lacks %s for %s, waived: %s." : "Lacks %s for %s.",
                                 e->missing, p->plan.buyer.destination, e->waiver),
                    arena);
    return text;
}

const char *planning_remark(const struct planning *p, int quote, struct arena *arena) {
    return join(planning_unknown(p, quote, arena), planning_objection(p, quote, arena), arena);
}
