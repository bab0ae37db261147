#include "sourcebench/service/planning_missing.h"

#include "sourcebench/core/quote.h"

enum entry {
    ENTER_PRICES,
    ENTER_QUANTITY,
    ENTER_RATE,
    ENTER_LANE,
    ENTER_ORIGIN,
    ENTER_HS,
    ENTER_DUTY,
    ENTER_CARTON,
    ENTER_IMPORT,
    ENTER_STAGES,
    ENTER_FIGURES,
    ENTRIES
};

static const struct planning_missing entries[ENTRIES] = {
    [ENTER_PRICES] = {"price breaks", "plan.breaks", "breaks of the quote",
                      "quote edit ID --breaks"},
    [ENTER_QUANTITY] = {"quantity", "plan.requirement", "quantity of the requirement", NULL},
    [ENTER_RATE] = {"exchange rate", "plan.setup", "rates", "import rates"},
    [ENTER_LANE] = {"lane with days and tariffs", "plan.setup", "lanes", NULL},
    [ENTER_ORIGIN] = {"origin of the goods", "plan.edit-quote", "origin of the quote",
                      "quote edit ID origin=…"},
    [ENTER_HS] = {"HS code of the product", "plan.setup", "hs of the product", NULL},
    [ENTER_DUTY] = {"duty", "plan.setup", "duties", NULL},
    [ENTER_CARTON] = {"carton", "plan.edit-quote", "carton_… of the quote or the product",
                      "quote edit ID carton_units=…"},
    [ENTER_IMPORT] = {"who imports, and VAT", "plan.edit-quote",
                      "vat_included and buyer_imports of the quote",
                      "quote edit ID vat_included=… buyer_imports=…"},
    [ENTER_STAGES] = {"stages", "plan.stage", "stages or lead_days of the quote",
                      "quote edit ID lead_days=…"},
    [ENTER_FIGURES] = {"figures of the quote", "plan.edit-quote", "quotes", "quote edit ID"},
};

/* Without a stage it is the supplier who says nothing, else the lane. */
static enum entry of_days(const struct plan_way *way) {
    return way->n_stages == 0 ? ENTER_STAGES : ENTER_LANE;
}

static enum entry of_duty(const struct planning *p, const struct plan_quote *q) {
    const char *origin = q->offer.origin, *hs = p->plan.hs;
    return !origin || !*origin ? ENTER_ORIGIN : !hs || !*hs ? ENTER_HS : ENTER_DUTY;
}

static enum entry entry_of(const struct planning *p, int quote, const struct landed_gap *gap) {
    const struct plan_quote *q = &p->plan.quotes[quote];
    switch (gap->kind) {
    case GAP_QUANTITY:
        return ENTER_QUANTITY;
    case GAP_PRICE:
        return ENTER_PRICES;
    case GAP_RATE:
        return ENTER_RATE;
    case GAP_TARIFF:
        return ENTER_LANE;
    case GAP_CARTON:
        return ENTER_CARTON;
    case GAP_DUTY:
        return of_duty(p, q);
    case GAP_DDP:
        return ENTER_IMPORT;
    case GAP_DAYS:
        return of_days(&q->ways[p->results[quote].way]);
    default:
        return ENTER_FIGURES;
    }
}

int planning_missing(const struct planning *p, int quote,
                     const struct planning_missing *list[PLANNING_MISSING]) {
    const struct plan_result *r = &p->results[quote];
    const struct plan_way *way = &p->plan.quotes[quote].ways[r->way];
    bool wanted[ENTRIES] = {false};
    int n = 0;
    for (int i = 0; !r->landed.comparable && i < r->landed.n_gaps; i++) {
        if (r->landed.gaps[i].spoils & (1U << LANDED_COST))
            wanted[entry_of(p, quote, &r->landed.gaps[i])] = true;
    }
    if (way->lead_gap)
        wanted[of_days(way)] = true;
    for (int i = 0; i < ENTRIES; i++) {
        if (wanted[i])
            list[n++] = &entries[i];
    }
    return n;
}

const char *planning_missing_text(const struct planning *p, int quote, struct arena *arena) {
    const struct planning_missing *list[PLANNING_MISSING];
    int n = planning_missing(p, quote, list);
    const char *text = "";
    for (int i = 0; i < n; i++)
        text = arena_format(arena, "%s%s%s (%s%s%s in a case)", text, i ? ", " : "", list[i]->what,
                            list[i]->command ? list[i]->command : "", list[i]->command ? "; " : "",
                            list[i]->part);
    return text;
}
