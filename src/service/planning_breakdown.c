#include "sourcebench/service/planning_breakdown.h"

#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/wide.h"

enum { THOUSAND = 1000, OUTLIER = 150 /* percent of the middle */, MIDDLE_OF = 3 };

struct making {
    const struct planning *p;
    struct arena *arena;
    struct cost_bands bands;
    struct planning_breakdown *b;
    struct breakdown_row *rows;
};

/* ---- what is told ---------------------------------------------------------------------------- */

static bool is_of(const struct record *r, const struct name_list *kinds) {
    const char *kind = record_text(r, COST_KIND);
    for (int i = 0; i < kinds->count; i++)
        if (strcmp(kinds->items[i], kind) == 0)
            return true;
    return kinds->count == 0;
}

/* The sum of a quote's lines of the kinds, of none: of all; *any: there is one. */
static int64_t sum_of(const struct planning *p, int quote, const struct name_list *kinds,
                      bool *any) {
    const struct record_set *set = &p->file.set;
    int64_t id = p->plan.quotes[quote].quote->id, sum = 0;
    for (int i = 0; i < set->n; i++) {
        const struct record *r = set->records[i];
        if (r->entity != &cost_entity || r->values[COST_QUOTE].i != id || !is_of(r, kinds))
            continue;
        sum += r->values[COST_AMOUNT].i;
        *any = true;
    }
    return sum;
}

static int64_t price_of(const struct planning *p, int quote) {
    const struct landed_result *r = &p->results[quote].landed;
    return r->has_price ? r->price : 0;
}

/* The price without what it holds beyond the factory; as it is where that is not known. */
static int64_t ex_works(const struct planning *p, int quote) {
    const struct landed_result *r = &p->results[quote].landed;
    int64_t price = price_of(p, quote);
    for (int i = 0; i < r->n_lines; i++)
        if (r->lines[i].kind == LINE_GOODS && r->lines[i].known && r->lines[i].total > 0 &&
            r->basis[LANDED_EXW].known)
            return (int64_t)wide_divide((wide)price * r->basis[LANDED_EXW].total,
                                        r->lines[i].total);
    return price;
}

static int share_of(int64_t amount, int64_t price) {
    return price > 0 ? (int)wide_divide((wide)amount * THOUSAND, price) : -1;
}

/* ---- judging --------------------------------------------------------------------------------- */

static int beyond(int64_t value, int64_t low, int64_t high) {
    return value < low ? -1 : value > high;
}

/* The middle of the shares that are told; -1 of fewer than three. */
static int middle_of(const int *shares, int n) {
    int sorted[PLAN_QUOTES], count = 0;
    for (int i = 0; i < n; i++) {
        int at = count;
        if (shares[i] < 0)
            continue;
        for (; at > 0 && sorted[at - 1] > shares[i]; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = shares[i];
        count++;
    }
    return count >= MIDDLE_OF ? sorted[count / 2] : -1;
}

static bool is_odd(int share, int middle) {
    return middle > 0 && share >= 0 &&
           (share * 100 > middle * OUTLIER || share * OUTLIER < middle * 100);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static struct breakdown_cell *add_row(struct making *m, enum breakdown_kind kind, const char *label,
                                      const struct cost_band *band) {
    size_t n = (size_t)m->p->plan.n_quotes + 1;
    struct breakdown_cell *cells = arena_alloc(m->arena, n, sizeof *cells);
    m->rows[m->b->n++] = (struct breakdown_row){kind, label, band, cells};
    for (size_t i = 0; i < n; i++)
        cells[i].share = -1;
    return cells;
}

static void add_costs(struct making *m, enum breakdown_kind kind, const char *label,
                      const struct name_list *kinds, const struct cost_band *band) {
    struct breakdown_cell *cells = add_row(m, kind, label, band);
    int judged[PLAN_QUOTES];
    for (int i = 0; i < m->p->plan.n_quotes; i++) {
        struct breakdown_cell *c = &cells[i];
        c->amount = sum_of(m->p, i, kinds, &c->told);
        c->share = c->told ? share_of(c->amount, price_of(m->p, i)) : -1;
        judged[i] = c->told ? share_of(c->amount, ex_works(m->p, i)) : -1;
        if (band && judged[i] >= 0)
            c->beyond = beyond(judged[i], INT64_C(10) * band->low, INT64_C(10) * band->high);
        m->b->told = m->b->told || c->told;
    }
    int middle = middle_of(judged, m->p->plan.n_quotes);
    for (int i = 0; i < m->p->plan.n_quotes; i++)
        cells[i].odd = is_odd(judged[i], middle);
}

static void add_price(struct making *m) {
    struct breakdown_cell *cells = add_row(m, BREAKDOWN_PRICE, "price", NULL);
    for (int i = 0; i < m->p->plan.n_quotes; i++) {
        cells[i].amount = price_of(m->p, i);
        cells[i].told = cells[i].amount > 0;
    }
}

static void add_rest(struct making *m) {
    static const struct name_list all = {NULL, 0};
    struct breakdown_cell *cells = add_row(m, BREAKDOWN_REST, "not told", NULL);
    for (int i = 0; i < m->p->plan.n_quotes; i++) {
        int64_t price = price_of(m->p, i), sum = sum_of(m->p, i, &all, &cells[i].told);
        cells[i].told = cells[i].told && price > 0;
        cells[i].amount = price - sum;
        cells[i].share = cells[i].told ? share_of(cells[i].amount, price) : -1;
        cells[i].odd = cells[i].told && sum > price;
    }
}

/* Days from the approval of the sample to the shipment; below 0: not known. */
static int days_of(const struct planning *p, int quote) {
    const struct plan_result *r = &p->results[quote];
    const struct plan_way *way = &p->plan.quotes[quote].ways[r->way];
    int32_t from = p->plan.order_on;
    if (!r->has_lead || way->transit < 0)
        return -1;
    for (int i = 0; i < way->n_stages; i++)
        if (strcmp(way->stages[i].kind, "approval") == 0 && r->path[i].last + 1 > from)
            from = r->path[i].last + 1;
    return r->path[way->transit].first > from ? (int)(r->path[way->transit].first - from) : 0;
}

static void add_term(struct making *m, const struct cost_band *band) {
    enum { PERCENT = 10000 };
    struct breakdown_cell *cells = add_row(m, BREAKDOWN_TERM, band->label, band);
    int64_t unit = band->term == TERM_DEPOSIT ? PERCENT : 1;
    for (int i = 0; i < m->p->plan.n_quotes; i++) {
        const struct landed_offer *o = &m->p->plan.quotes[i].offer;
        cells[i].amount = band->term == TERM_DEPOSIT ? o->deposit
                          : band->term == TERM_MOQ   ? o->moq
                                                     : days_of(m->p, i);
        cells[i].told = band->term == TERM_MOQ ? o->moq > 0 : cells[i].amount >= 0;
        if (cells[i].told)
            cells[i].beyond = beyond(cells[i].amount, band->low * unit, band->high * unit);
    }
}

/* The band of one kind of lines alone that is for the product; NULL: none. */
static const struct cost_band *band_of(const struct making *m, const char *kind) {
    for (int i = 0; i < m->bands.count; i++) {
        const struct cost_band *band = &m->bands.items[i];
        if (band->kinds.count == 1 && strcmp(band->kinds.items[0], kind) == 0 &&
            cost_band_fits(band, m->b->type))
            return band;
    }
    return NULL;
}

static bool is_told(const struct making *m, const struct name_list *kinds) {
    bool any = false;
    for (int i = 0; i < m->p->plan.n_quotes; i++)
        sum_of(m->p, i, kinds, &any);
    return any;
}

/* Each kind that has a name; "other" where somebody tells it. */
static void add_kinds(struct making *m) {
    const struct field *kinds = &cost_entity.fields[COST_KIND];
    for (size_t k = 0; k < kinds->n_choices; k++) {
        const char **key = arena_alloc(m->arena, 1, sizeof *key);
        *key = kinds->choices[k].key;
        struct name_list one = {key, 1};
        if (strcmp(*key, "other") != 0 || is_told(m, &one))
            add_costs(m, BREAKDOWN_COST, kinds->choices[k].label, &one, band_of(m, *key));
    }
}

static void add_bands(struct making *m, bool of_terms) {
    for (int i = 0; i < m->bands.count; i++) {
        const struct cost_band *band = &m->bands.items[i];
        if (!cost_band_fits(band, m->b->type))
            continue;
        m->b->has_shares = m->b->has_shares || band->kinds.count > 0;
        if (of_terms && band->term != TERM_NONE)
            add_term(m, band);
        else if (!of_terms && band->kinds.count > 1)
            add_costs(m, BREAKDOWN_TOGETHER, band->label, &band->kinds, band);
    }
}

bool planning_breakdown(const struct planning *p, struct arena *arena, struct planning_breakdown *b,
                        struct error *err) {
    enum { OWN = 2 /* price, rest */ };
    struct making m = {.p = p, .arena = arena, .b = b};
    *b = (struct planning_breakdown){
        .type = p->plan.product ? record_text(p->plan.product, PRODUCT_TYPE) : ""};
    if (!cost_bands_load(config_text(&p->session->config, CONFIG_CATALOGUE_FOLDER), arena, &m.bands,
                         err))
        return false;
    m.rows =
        arena_alloc(arena, OWN + cost_entity.fields[COST_KIND].n_choices + (size_t)m.bands.count,
                    sizeof *m.rows);
    b->rows = m.rows;
    add_price(&m);
    add_kinds(&m);
    add_bands(&m, false);
    add_rest(&m);
    add_bands(&m, true);
    return true;
}

/* ---- in words -------------------------------------------------------------------------------- */

const char *breakdown_band_text(const struct cost_band *band, struct arena *arena) {
    if (!band)
        return "";
    const char *percent = band->term == TERM_NONE || band->term == TERM_DEPOSIT ? " %" : "";
    struct integer_text low = integer_text(band->low), high = integer_text(band->high);
    return band->low == band->high
               ? arena_format(arena, "%s%s", low.text, percent)
               : arena_format(arena, "%s to %s%s", low.text, high.text, percent);
}

static const char *term_text(const struct cost_band *band, int64_t amount, struct arena *arena) {
    enum { PERCENT = 10000 };
    if (band->term == TERM_DEPOSIT)
        return arena_format(arena, "%lld %%", (long long)wide_divide(amount, PERCENT));
    return arena_string(arena, integer_text(amount).text);
}

const char *breakdown_cell_text(const struct planning *p, int quote,
                                const struct breakdown_row *row, struct arena *arena) {
    const struct breakdown_cell *c = &row->cells[quote];
    char amount[64];
    if (!c->told)
        return NULL;
    if (row->kind == BREAKDOWN_TERM)
        return term_text(row->band, c->amount, arena);
    money_format(c->amount, p->plan.quotes[quote].offer.currency, amount, sizeof amount);
    return c->share < 0 && row->kind != BREAKDOWN_REST
               ? arena_string(arena, amount)
               : arena_format(arena, "%s  %lld %%", amount, (long long)wide_divide(c->share, 10));
}

const char *breakdown_basis(const struct planning_breakdown *b, struct arena *arena) {
    if (b->has_shares)
        return "What is usual is of the price ex works, so a price that holds freight and duty is "
               "judged without them. Makers and the sourcing guide publish it: take it for "
               "orientation.";
    return *b->type ? arena_format(
                          arena,
                          "Nothing is known of what is usual for \"%s\": cost_bands.yaml has no "
                          "entry for it, and quotes are compared with each other only.",
                          b->type)
                    : "What is usual is not known: the product has no type.";
}
