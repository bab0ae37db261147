#include "sourcebench/core/sampling.h"

#include <ctype.h>
#include <stddef.h>

#include "sourcebench/core/money.h"

#include "sampling_tables.h"

const char *const sampling_levels[SAMPLING_LEVELS] = {"S-1", "S-2", "S-3", "S-4", "I", "II", "III"};
const char *const sampling_severities[SAMPLING_SEVERITIES] = {"normal", "tightened", "reduced"};
const char *const sampling_modes[SAMPLING_MODES] = {"defective", "defects"};
const char *const sampling_units[SAMPLING_MODES] = {"% defective", "defects per 100 units"};

const char *const sampling_aqls[SAMPLING_AQLS] = {
    "0.010", "0.015", "0.025", "0.040", "0.065", "0.10", "0.15", "0.25", "0.40",
    "0.65",  "1.0",   "1.5",   "2.5",   "4.0",   "6.5",  "10",   "15",   "25",
    "40",    "65",    "100",   "150",   "250",   "400",  "650",  "1000"};

/* In thousandths. */
static const int aqls[SAMPLING_AQLS] = {
    10,   15,   25,    40,    65,    100,   150,   250,    400,    650,    1000,   1500,   2500,
    4000, 6500, 10000, 15000, 25000, 40000, 65000, 100000, 150000, 250000, 400000, 650000, 1000000};

enum { AQL_TEN = 15 }; /* the place of AQL 10 */

/* Reading */

/* Whether it is the word, whatever the case and with or without its hyphen. */
static bool is_word(const char *typed, const char *word) {
    for (; *typed || *word; typed++, word++) {
        typed += *typed == '-';
        word += *word == '-';
        if (tolower((unsigned char)*typed) != tolower((unsigned char)*word))
            return false;
        if (!*typed)
            return true;
    }
    return true;
}

/* The place of a word among n; -1 where it is none. */
static int place_of(const char *typed, const char *const *words, int n) {
    for (int i = 0; i < n; i++) {
        if (is_word(typed, words[i]))
            return i;
    }
    return -1;
}

bool sampling_read_level(const char *typed, enum sampling_level *level, struct error *err) {
    static const char *const digits[] = {"1", "2", "3"};
    int place = place_of(typed, sampling_levels, SAMPLING_LEVELS);
    int digit = place_of(typed, digits, 3);
    if (place < 0 && digit < 0)
        return error_set(err, ERROR_INPUT,
                         "There is no inspection level \"%s\"; there are I, II and III, and S-1 to "
                         "S-4 for small samples.",
                         typed);
    *level = (enum sampling_level)(place < 0 ? SAMPLING_I + digit : place);
    return true;
}

bool sampling_read_severity(const char *typed, enum sampling_severity *severity,
                            struct error *err) {
    int place = place_of(typed, sampling_severities, SAMPLING_SEVERITIES);
    if (place < 0)
        return error_set(err, ERROR_INPUT,
                         "There is no severity \"%s\"; there are normal, tightened and reduced.",
                         typed);
    *severity = (enum sampling_severity)place;
    return true;
}

bool sampling_read_mode(const char *typed, enum sampling_mode *mode, struct error *err) {
    int place = place_of(typed, sampling_modes, SAMPLING_MODES);
    if (place < 0)
        return error_set(err, ERROR_INPUT,
                         "\"%s\" cannot be counted; there are defective (units) and defects (per "
                         "100 units).",
                         typed);
    *mode = (enum sampling_mode)place;
    return true;
}

bool sampling_read_aql(const char *typed, int *aql, struct error *err) {
    int64_t value;
    if (!decimal_parse(typed, 3, &value))
        return error_set(err, ERROR_INPUT,
                         "An AQL is a number of the series of ISO 2859-1 such as 2.5, not \"%s\".",
                         typed);
    int above = 0;
    while (above < SAMPLING_AQLS && aqls[above] < value)
        above++;
    if (above == SAMPLING_AQLS)
        return error_set(err, ERROR_INPUT, "AQL %s is too high: the series ends with %s.", typed,
                         sampling_aqls[above - 1]);
    if (aqls[above] != value && above == 0)
        return error_set(err, ERROR_INPUT,
                         "AQL %s is too low: the series begins with %s. Where none is accepted, "
                         "agree on Ac 0 and a sample size instead.",
                         typed, sampling_aqls[0]);
    if (aqls[above] != value)
        return error_set(err, ERROR_INPUT,
                         "AQL %s is not in the series of ISO 2859-1; its neighbours are %s and %s.",
                         typed, sampling_aqls[above - 1], sampling_aqls[above]);
    *aql = above;
    return true;
}

double sampling_aql_share(int aql) {
    return aqls[aql] / 100000.0;
}

/* Plans */

struct sampling_cell sampling_look_up(enum sampling_severity severity, int letter, int aql) {
    struct sampling_cell found = {.letter = letter};
    int cell = sampling_cell_at(severity, letter, aql);
    if (cell < 0)
        found.arrow = cell == SAMPLING_DOWN ? 1 : -1;
    for (; cell < 0; cell = sampling_cell_at(severity, found.letter, aql))
        found.letter += found.arrow;
    found.size = sampling_size(severity, found.letter);
    found.ac = cell;
    return found;
}

static void set_size(struct sampling_plan *plan, int64_t size) {
    plan->table_size = size;
    plan->full = size >= plan->lot;
    plan->n = plan->full ? plan->lot : size;
}

static bool plan_by_aql(const struct sampling_class *c, struct sampling_plan *plan,
                        struct error *err) {
    if (c->aql > AQL_TEN && c->mode == SAMPLING_DEFECTIVE)
        return error_set(err, ERROR_INPUT,
                         "%s: an AQL of %s counts defects per 100 units; for defective units AQLs "
                         "end at 10. Count defects, or take a lower AQL.",
                         c->name, sampling_aqls[c->aql]);
    plan->aql = c->aql;
    plan->first_letter = sampling_letter(plan->lot, c->level);
    struct sampling_cell cell = sampling_look_up(c->severity, plan->first_letter, c->aql);
    plan->letter = cell.letter;
    plan->arrow = cell.arrow;
    plan->ac = cell.ac;
    set_size(plan, cell.size);
    if (c->severity == SAMPLING_NORMAL && c->aql > 0) {
        int tighter = sampling_cell_at(SAMPLING_NORMAL, cell.letter, c->aql - 1);
        plan->tighter_ac = tighter >= 0 ? tighter : -1;
    }
    return true;
}

static bool plan_own(const struct sampling_class *c, struct sampling_plan *plan,
                     struct error *err) {
    if (c->n < 1)
        return error_set(err, ERROR_INPUT, "%s: a plan of one's own inspects 1 unit or more.",
                         c->name);
    if (c->ac < 0)
        return error_set(err, ERROR_INPUT, "%s: Ac is 0 or more.", c->name);
    set_size(plan, c->n);
    plan->ac = c->ac;
    if (c->mode == SAMPLING_DEFECTIVE && plan->ac >= plan->n)
        return error_set(err, ERROR_INPUT,
                         "%s: Ac %lld over %lld units accepts every lot; it must be less.", c->name,
                         (long long)plan->ac, (long long)plan->n);
    return true;
}

static bool plan_class(const struct sampling_class *c, struct sampling_plan *plan,
                       struct error *err) {
    switch (c->kind) {
    case SAMPLING_BY_AQL:
        return plan_by_aql(c, plan, err);
    case SAMPLING_OWN:
        return plan_own(c, plan, err);
    case SAMPLING_ZERO: /* waits for the sizes of the others */
        break;
    }
    return true;
}

/* Critical 0 takes all units that are drawn anyway. */
static bool plan_zero(const struct sampling_class *classes, int n, struct sampling_plan *plans,
                      struct error *err) {
    int64_t drawn = sampling_drawn(plans, n);
    for (int i = 0; i < n; i++) {
        if (classes[i].kind == SAMPLING_ZERO && drawn == 0)
            return error_set(err, ERROR_INPUT,
                             "%s: no other class says how many units are drawn; give it an AQL or "
                             "a sample size of its own.",
                             classes[i].name);
        if (classes[i].kind == SAMPLING_ZERO)
            set_size(&plans[i], drawn);
    }
    return true;
}

bool sampling_plan_lot(int64_t lot, const struct sampling_class *classes, int n,
                       struct sampling_plan *plans, struct error *err) {
    if (lot < SAMPLING_LOT_MIN || lot > SAMPLING_LOT_MAX)
        return error_set(err, ERROR_INPUT,
                         "A lot to sample has from %d to %s units, not %s; a single unit is "
                         "inspected itself.",
                         SAMPLING_LOT_MIN, integer_text(SAMPLING_LOT_MAX).text,
                         integer_text(lot).text);
    for (int i = 0; i < n; i++) {
        plans[i] = (struct sampling_plan){.kind = classes[i].kind,
                                          .mode = classes[i].mode,
                                          .lot = lot,
                                          .aql = SAMPLING_NO_AQL,
                                          .first_letter = -1,
                                          .letter = -1,
                                          .tighter_ac = -1};
        if (!plan_class(&classes[i], &plans[i], err))
            return false;
    }
    if (!plan_zero(classes, n, plans, err))
        return false;
    for (int i = 0; i < n; i++)
        plans[i].re = plans[i].ac + 1;
    return true;
}

int64_t sampling_drawn(const struct sampling_plan *plans, int n) {
    int64_t drawn = 0;
    for (int i = 0; i < n; i++)
        drawn = plans[i].n > drawn ? plans[i].n : drawn;
    return drawn;
}
