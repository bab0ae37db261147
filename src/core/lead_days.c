#include "sourcebench/core/lead_days.h"

#include <limits.h>

#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

bool lead_production(int setup, int64_t quantity, const struct lead_rates *rates,
                     struct lead_days *days, struct error *err) {
    if (setup < 0 || quantity < 0)
        return error_set(err, ERROR_INPUT, "Set-up and quantity cannot be less than 0.");
    if (rates->slow <= 0 || rates->likely < rates->slow || rates->fast < rates->likely)
        return error_set(err, ERROR_INPUT,
                         "The daily rates have to rise from pessimistic to optimistic and be above "
                         "0, e.g. 150, 200 and 220 pieces.");
    int64_t slowest = quantity / rates->slow + (quantity % rates->slow != 0);
    if (setup > LEAD_DAYS_LIMIT || slowest + setup > LEAD_DAYS_LIMIT)
        return error_set(err, ERROR_INPUT,
                         "At %lld pieces a day %lld pieces would take more than %d days: check the "
                         "daily rate.",
                         (long long)rates->slow, (long long)quantity, LEAD_DAYS_LIMIT);
    days->max = setup + (int)slowest;
    days->likely = setup + (int)(quantity / rates->likely + (quantity % rates->likely != 0));
    days->min = setup + (int)(quantity / rates->fast + (quantity % rates->fast != 0));
    return true;
}

static bool check_days(const char *name, const struct lead_days *d, struct error *err) {
    if (d->min < 0 || d->likely < d->min || d->max < d->likely)
        return error_set(
            err, ERROR_INPUT,
            "The days of \"%s\" have to rise from at least over likely to at most, e.g. "
            "5/7/12; they are %d/%d/%d.",
            name, d->min, d->likely, d->max);
    if (d->max > LEAD_DAYS_LIMIT)
        return error_set(err, ERROR_INPUT, "\"%s\" may take %d days; the limit is %d.", name,
                         d->max, LEAD_DAYS_LIMIT);
    return true;
}

static bool check_past(const char *name, const struct lead_days *d, const struct lead_past *past,
                       int n_past, struct error *err) {
    for (int i = 0; i < n_past; i++) {
        if (past[i].promised < 1 || past[i].actual < 0)
            return error_set(err, ERROR_INPUT,
                             "A finished order that refines \"%s\" needs its promised days, 1 or "
                             "more, and its actual ones.",
                             name);
        if ((int64_t)(d->max + 1) * past[i].actual > (int64_t)LEAD_SCALED_LIMIT * past[i].promised)
            return error_set(
                err, ERROR_INPUT,
                "\"%s\": a finished order took %d days where %d were promised; if that "
                "is no error, leave it out.",
                name, past[i].actual, past[i].promised);
    }
    return true;
}

/* The days' PERT, with the whole of its beta function: that is the same for each day. */
struct pert {
    double a, b, alpha, beta, whole;
};

static struct pert pert_of(const struct lead_days *d) {
    double a = d->min, b = d->max + 1, m = d->likely + 0.5;
    struct pert p = {a, b, 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a), 0};
    p.whole = lead_beta_whole(p.alpha, p.beta);
    return p;
}

/* P(X ≤ x) */
static double below(const struct pert *p, double x) {
    return lead_beta_of((x - p->a) / (p->b - p->a), p->alpha, p->beta, p->whole);
}

/* Adds the share of the days scaled by actual / promised; p begins at day 0. */
static void add_scaled(const struct lead_days *d, struct lead_past ratio, double share, double *p) {
    if (ratio.actual == 0) {
        p[0] += share;
        return;
    }
    if (d->min == d->max) {
        int64_t scaled = (int64_t)d->min * ratio.actual;
        p[scaled / ratio.promised + (scaled % ratio.promised != 0)] += share;
        return;
    }
    int last = (int)((int64_t)(d->max + 1) * ratio.actual / ratio.promised);
    double before = 0;
    struct pert pert = pert_of(d);
    for (int day = (int)((int64_t)d->min * ratio.actual / ratio.promised); day <= last; day++) {
        double upto = below(&pert, (double)(day + 1) * ratio.promised / ratio.actual);
        p[day] += share * (upto - before);
        before = upto;
    }
}

/* The worst of the past in days of this stage. */
static int worst_of(const struct lead_days *d, const struct lead_past *past, int n_past) {
    int64_t worst = 0;
    for (int i = 0; i < n_past; i++) {
        int64_t scaled = (int64_t)d->likely * past[i].actual;
        int64_t days = scaled / past[i].promised + (scaled % past[i].promised != 0);
        worst = days > worst ? days : worst;
    }
    return (int)worst;
}

/* Sees to it that the days beyond the worst have at least the share. */
static void keep_beyond(double *p, int n, int worst, double share) {
    double beyond = 0;
    for (int day = worst + 1; day < n; day++)
        beyond += p[day];
    if (beyond >= share)
        return;
    for (int day = 0; day < n; day++)
        p[day] *= day > worst ? (beyond > 0 ? share / beyond : 0) : (1 - share) / (1 - beyond);
    if (beyond <= 0)
        p[worst + 1] = share;
}

/* Without the days at both ends that cannot be. */
static void take_spread(const double *p, int n, struct lead_spread *out) {
    int first = 0, last = n - 1;
    while (first < last && p[first] <= 0)
        first++;
    while (last > first && p[last] <= 0)
        last--;
    out->first = first;
    out->n = last - first + 1;
    out->p = p + first;
}

static int median_of(const struct lead_spread *s) {
    double sum = 0;
    int i = 0;
    while (i < s->n - 1 && (sum += s->p[i]) < 0.5)
        i++;
    return s->first + i;
}

bool lead_spread(const char *name, const struct lead_days *days, const struct lead_past *past,
                 int n_past, struct arena *arena, struct lead_spread *out, struct error *err) {
    static const struct lead_past as_promised = {1, 1};
    if (!check_days(name, days, err) || !check_past(name, days, past, n_past, err))
        return false;
    bool history = n_past >= LEAD_HISTORY;
    int n = history ? LEAD_SCALED_LIMIT + 2 : days->max + 2;
    double *p = arena_alloc(arena, (size_t)n, sizeof *p);
    *out = (struct lead_spread){.likely = days->likely, .history = history, .n_past = n_past};
    for (int i = 0; history && i < n_past; i++)
        add_scaled(days, past[i], 1.0 / n_past, p);
    if (history)
        keep_beyond(p, n, worst_of(days, past, n_past), 1.0 / (n_past + 1));
    else
        add_scaled(days, as_promised, 1, p);
    take_spread(p, n, out);
    if (history)
        out->likely = median_of(out);
    return true;
}

static const char *const from_names[LEAD_FROMS] = {"order", "deposit received", "sample approved",
                                                   "fabric in house"};
static const char *const to_names[LEAD_TOS] = {"ex-factory", "on board", "delivered"};

bool lead_normalise(int days, enum lead_from from, enum lead_to to, enum lead_to want,
                    const struct lead_offsets *offsets, int *normalised, struct error *err) {
    if (offsets->from[from] == LEAD_UNKNOWN)
        return error_set(
            err, ERROR_NOT_FOUND,
            "It counts from \"%s\", and nobody says how many days after the order that "
            "is: add the days.",
            from_names[from]);
    if (to != want && (offsets->to[to] == LEAD_UNKNOWN || offsets->to[want] == LEAD_UNKNOWN))
        return error_set(
            err, ERROR_NOT_FOUND,
            "It counts up to \"%s\", and nobody says how many days lie between that and "
            "\"%s\": add the days.",
            to_names[to], to_names[want]);
    int between = to == want ? 0 : offsets->to[want] - offsets->to[to];
    int64_t sum = (int64_t)offsets->from[from] + days + between;
    *normalised = sum < 0 ? 0 : sum > INT_MAX ? INT_MAX : (int)sum;
    return true;
}
