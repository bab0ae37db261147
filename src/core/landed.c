/*
 * The figures of an offer, and what each of them lacks.
 */
#include "landed_model.h"

const char *const landed_cost_words[LANDED_COST_KINDS] = {"tooling",
                                                          "set-up",
                                                          "selling commission",
                                                          "assists",
                                                          "samples",
                                                          "buying commission",
                                                          "inspection",
                                                          "laboratory",
                                                          "bank charges",
                                                          "conformity",
                                                          "agent's commission",
                                                          "peak season surcharge"};

const char *const landed_basis_words[LANDED_BASES] = {"ex works", "FOB", "CIF", "landed"};

enum { ALL_BASES = (1 << LANDED_BASES) - 1, GAPS_MORE = 2 /* study_sense() */ };

/* What hangs on a gap, or on estimates. */
struct hanging {
    bool basis[LANDED_BASES], customs[CUSTOMS], paid[PAID], line[LINE_SLOTS];
};

struct study {
    const struct landed_request *request;
    struct arena *arena;
    struct landed_result *result;
    struct gap_list gaps;
    struct landed_model model;
    struct landed_sum sum;
    struct landed_gap *found; /* with room for GAPS_MORE */
    struct hanging unknown, estimate;
    int line_gap[LINE_SLOTS]; /* the first gap that it hangs on; -1: none */
};

static void mark_changes(const struct ratio *a, const struct ratio *b, int n, bool *marks) {
    for (int i = 0; i < n; i++)
        marks[i] = marks[i] || ratio_compare(&a[i], &b[i]) != 0;
}

static void mark_hanging(const struct landed_sum *a, const struct landed_sum *b,
                         struct hanging *marks) {
    mark_changes(a->basis, b->basis, LANDED_BASES, marks->basis);
    mark_changes(a->customs, b->customs, CUSTOMS, marks->customs);
    mark_changes(a->paid, b->paid, PAID, marks->paid);
}

static void mark_lines(const struct landed_sum *a, const struct landed_sum *b, bool *marks) {
    mark_changes(a->cost, b->cost, LINE_SLOTS, marks);
    mark_changes(a->amount, b->amount, LINE_SLOTS, marks);
}

/* Computes once more in another way. */
static void run_again(const struct study *s, const struct model_run *run, struct landed_sum *sum) {
    struct gap_list gaps = {.n = 0};
    struct landed_model model = {.request = s->request};
    landed_model_fill(s->request, &s->model.order, run, &gaps, &model);
    landed_sum_of(&model, sum);
}

static void add_gap(struct study *s, enum landed_gap_kind kind, int leg, const char *sentence,
                    unsigned spoils) {
    s->found[s->result->n_gaps++] = (struct landed_gap){kind, leg, sentence, spoils};
    s->result->gaps = s->found;
    for (int i = 0; i < LANDED_BASES; i++)
        if (spoils & (1U << i))
            s->result->basis[i].known = false;
}

/* Other numbers mean all legs or a part of a tariff. */
static bool is_leg(int which) {
    return which >= 0 && which < LEGS;
}

static void study_gaps(struct study *s, bool lines) {
    s->found = arena_alloc(s->arena, (size_t)s->gaps.n + GAPS_MORE, sizeof *s->found);
    for (int i = 0; i < s->gaps.n; i++) {
        struct hanging marks = {0};
        struct landed_sum other;
        run_again(s, &(struct model_run){.other_gap = i}, &other);
        mark_hanging(&s->sum, &other, &marks);
        mark_hanging(&s->sum, &other, &s->unknown);
        if (lines)
            mark_lines(&s->sum, &other, marks.line);
        for (int slot = 0; slot < LINE_SLOTS; slot++)
            if (marks.line[slot] && s->line_gap[slot] < 0)
                s->line_gap[slot] = i;
        unsigned spoils = 0;
        for (int basis = 0; basis < LANDED_BASES; basis++)
            spoils |= marks.basis[basis] ? 1U << basis : 0;
        const struct gap_key *key = &s->gaps.keys[i];
        if (spoils)
            add_gap(s, key->kind, key->kind == GAP_TARIFF && is_leg(key->which) ? key->which : LEGS,
                    landed_gap_sentence(s->request, key, s->arena), spoils);
    }
}

/* Sums beyond what is money, and a price that is less than what it is said to hold, are a mistake
 * somewhere. */
static void study_sense(struct study *s) {
    unsigned large = 0;
    int64_t rounded;
    for (int i = 0; i < LANDED_BASES; i++)
        if (s->result->basis[i].known && !ratio_round(&s->sum.basis[i], 1, &rounded))
            large |= 1U << i;
    if (large)
        add_gap(s, GAP_INPUT, LEGS, "the sum is too large: check prices, tariffs and rates", large);
    if (s->result->basis[LANDED_FOB].known && ratio_sign(&s->sum.basis[LANDED_FOB]) <= 0)
        add_gap(s, GAP_INPUT, LEGS,
                "the price is less than the freight and charges it holds: check the price, the "
                "Incoterm and the tariffs",
                ALL_BASES);
    else if (s->result->basis[LANDED_EXW].known && ratio_sign(&s->sum.basis[LANDED_EXW]) <= 0)
        add_gap(s, GAP_INPUT, LEGS,
                "the price is less than the charges to the ship: check the price, the Incoterm "
                "and the tariffs",
                1U << LANDED_EXW);
}

static bool any_estimate(const struct landed_cost_item *costs, int n) {
    for (int i = 0; i < n; i++)
        if (costs[i].estimate)
            return true;
    return false;
}

static bool has_estimates(const struct landed_request *request) {
    bool any = any_estimate(request->offer->costs, request->offer->n_costs) ||
               any_estimate(request->buyer->costs, request->buyer->n_costs) ||
               (request->duty && request->duty->estimate);
    for (int leg = 0; request->lane && leg < LEGS; leg++)
        any = any || (request->lane->legs[leg].known && request->lane->legs[leg].estimate);
    return any;
}

static void study_estimates(struct study *s, bool lines) {
    struct landed_sum other;
    if (!has_estimates(s->request))
        return;
    run_again(s, &(struct model_run){.other_gap = -1, .other_estimates = true}, &other);
    mark_hanging(&s->sum, &other, &s->estimate);
    if (lines)
        mark_lines(&s->sum, &other, s->estimate.line);
}

/* ---- the result ---- */

/* To 1/10,000; what is too large for that is as good as not known. */
static bool rounded(const struct ratio *amount, int64_t *result) {
    bool ok = ratio_round(amount, 1, result);
    *result = ok ? *result : 0;
    return ok;
}

static bool rounded_both(const struct study *s, const struct ratio *amount, int64_t *total,
                         int64_t *unit) {
    struct ratio each = ratio_scale(amount, 1, s->result->quantity);
    bool ok = rounded(amount, total) && rounded(&each, unit);
    if (!ok)
        *total = *unit = 0;
    return ok;
}

static void put_figures(struct study *s) {
    struct landed_result *r = s->result;
    for (int i = 0; i < LANDED_BASES; i++) {
        struct landed_figure *figure = &r->basis[i];
        figure->known =
            figure->known && rounded_both(s, &s->sum.basis[i], &figure->total, &figure->unit);
        figure->estimate = figure->known && s->estimate.basis[i];
    }
    r->comparable = r->basis[LANDED_COST].known;
    int64_t *const customs[CUSTOMS] = {&r->customs_value, &r->dutiable, &r->duty,
                                       &r->levies,        &r->vat,      &r->vat_back};
    r->has_customs = true;
    for (int i = 0; i < CUSTOMS; i++)
        r->has_customs =
            !s->unknown.customs[i] && rounded(&s->sum.customs[i], customs[i]) && r->has_customs;
    for (int i = 0; !r->has_customs && i < CUSTOMS; i++)
        *customs[i] = 0;
    int64_t *const paid[PAID] = {&r->deposit, &r->balance};
    for (int i = 0; i < PAID; i++)
        *paid[i] = 0;
    for (int i = 0; i < PAID; i++)
        if (!s->unknown.paid[i])
            rounded(&s->sum.paid[i], paid[i]);
}

static void put_line(struct study *s, int slot, struct landed_line *line) {
    line->by_seller = s->sum.by_seller[slot];
    line->known = s->line_gap[slot] < 0 &&
                  rounded_both(s, &s->sum.cost[slot], &line->total, &line->unit) &&
                  (!line->by_seller || rounded(&s->sum.amount[slot], &line->inside));
    line->estimate = line->known && s->estimate.line[slot];
    if (s->line_gap[slot] >= 0) {
        line->formula = landed_gap_sentence(s->request, &s->gaps.keys[s->line_gap[slot]], s->arena);
        line->inputs = "";
    }
}

static void put_lines(struct study *s) {
    struct landed_line *lines = arena_alloc(s->arena, LINE_SLOTS, sizeof *lines);
    int n = 0;
    for (int slot = 0; slot < LINE_SLOTS; slot++)
        if (landed_line_text(&s->model, &s->sum, slot, s->arena, &lines[n]))
            put_line(s, slot, &lines[n++]);
    s->result->lines = lines;
    s->result->n_lines = n;
}

static void put_order(struct study *s, const struct landed_order *order) {
    struct landed_result *r = s->result;
    int64_t *quantities = arena_alloc(s->arena, LANDED_VARIANTS, sizeof *quantities);
    for (int i = 0; i < s->request->n_wanted; i++)
        quantities[i] = order->by_variant[i];
    r->wanted = order->wanted;
    r->quantity = order->quantity;
    r->quantities = quantities;
    r->below_moq = order->surcharge;
    r->why = landed_order_why(s->request, order, s->arena);
    r->has_price = order->price != NULL;
    r->price = order->price ? order->price->price : 0;
    r->break_from = order->price ? order->price->from : 0;
    r->next_from = order->next ? order->next->from : 0;
    r->next_price = order->next ? order->next->price : 0;
    r->expired = landed_is_past(s->request->offer->valid_until, s->request->buyer->today);
}

static void put_lading(struct study *s) {
    s->result->cartons = s->model.lading.cartons;
    for (int i = 0; i < CONTAINERS; i++)
        s->result->containers[i] = s->model.containers[i];
}

static void refuse(struct study *s, enum landed_gap_kind kind, const char *sentence) {
    s->found = arena_alloc(s->arena, 1, sizeof *s->found);
    add_gap(s, kind, LEGS, sentence, ALL_BASES);
}

static void study_offer(struct study *s, bool lines) {
    struct landed_result *r = s->result;
    const char *fault = landed_check(s->request);
    struct landed_order order;
    *r = (struct landed_result){0};
    if (fault) {
        refuse(s, GAP_INPUT, fault);
        return;
    }
    landed_order_of(s->request, &order);
    put_order(s, &order);
    if (order.quantity < 1 || order.quantity > LADING_QUANTITY_MAX) {
        refuse(s, GAP_QUANTITY,
               order.wanted < 1 ? "no quantity wanted" : "the order would be too large");
        return;
    }
    if (lines)
        landed_warn(s->request, &order, s->arena, r);
    landed_model_fill(s->request, &order, &(struct model_run){.other_gap = -1}, &s->gaps,
                      &s->model);
    landed_sum_of(&s->model, &s->sum);
    for (int i = 0; i < LANDED_BASES; i++)
        r->basis[i].known = true;
    for (int slot = 0; slot < LINE_SLOTS; slot++)
        s->line_gap[slot] = -1;
    study_gaps(s, lines);
    study_sense(s);
    study_estimates(s, lines);
    put_figures(s);
    put_lading(s);
    if (lines)
        put_lines(s);
}

void landed_cost(const struct landed_request *request, struct arena *arena,
                 struct landed_result *result) {
    struct study s = {.request = request, .arena = arena, .result = result};
    study_offer(&s, true);
}

void landed_figures(const struct landed_request *request, struct arena *arena,
                    struct landed_result *result) {
    struct study s = {.request = request, .arena = arena, .result = result};
    study_offer(&s, false);
}

int64_t landed_quantity(const struct landed_request *request) {
    struct landed_order order;
    if (landed_check(request))
        return 0;
    landed_order_of(request, &order);
    return order.quantity;
}

/* ---- one offer in several ways ---- */

static bool is_better(const struct landed_result *a, const struct landed_result *b) {
    const struct landed_figure *x = &a->basis[LANDED_COST], *y = &b->basis[LANDED_COST];
    if (!x->known || !y->known)
        return x->known;
    return x->total < y->total || (x->total == y->total && a->quantity > b->quantity);
}

int landed_moq_ways(const struct landed_request *request, struct arena *arena,
                    struct landed_result results[2]) {
    struct landed_request way = *request;
    for (int i = 0; i < 2; i++) {
        way.below_moq = i == 1;
        landed_cost(&way, arena, &results[i]);
    }
    int best = landed_can_go_below(request) && is_better(&results[1], &results[0]) ? 1 : 0;
    return results[best].comparable ? best : -1;
}

int landed_modes(const struct landed_request *request, const struct landed_lane *lanes, int n,
                 struct arena *arena, struct landed_result *results, bool *offered) {
    struct landed_request way = *request;
    const struct landed_offer *offer = request->offer;
    bool chosen = incoterm_seller_carries(offer->terms.rule) && offer->mode != FREIGHT_UNKNOWN;
    int best = -1;
    for (int i = 0; i < n; i++) {
        way.lane = &lanes[i];
        offered[i] = !chosen || lanes[i].mode == offer->mode;
        landed_cost(&way, arena, &results[i]);
        if (offered[i] && results[i].comparable &&
            (best < 0 || is_better(&results[i], &results[best])))
            best = i;
    }
    return best;
}
