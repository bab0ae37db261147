#include "sourcebench/core/quote_odd.h"

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/quote.h"

#include "landed_model.h"
#include "plan_private.h"

/* The rules of the plan look at the quote alone, without lane, duty and order. */
int quote_odd(const struct record *quote, const struct landed_break *breaks, int n, int32_t today,
              struct arena *arena, const struct landed_warning **odd) {
    int rule = incoterm_find(record_text(quote, QUOTE_INCOTERM));
    const struct landed_offer offer = {
        .currency = record_text(quote, QUOTE_CURRENCY),
        .breaks = breaks,
        .n_breaks = n,
        .moq = plan_int(quote, QUOTE_MOQ, 0),
        /* One not chosen yet fits whatever the place is. */
        .terms = {.rule = rule < 0 ? INCOTERM_EXW : (enum incoterm)rule,
                  .place = rule < 0 ? PLACE_USUAL : plan_place(quote)},
        .mode = rule < 0 ? FREIGHT_UNKNOWN : plan_mode(record_text(quote, QUOTE_MODE)),
        .valid_until = plan_date(quote, QUOTE_VALID_UNTIL),
    };
    const struct landed_buyer buyer = {.today = today};
    const struct landed_request request = {.offer = &offer, .buyer = &buyer};
    const struct landed_order order = {0};
    struct landed_result result = {0};
    landed_warn(&request, &order, arena, &result);
    *odd = result.warnings;
    return result.n_warnings;
}

static const char *odd_of_kind(const struct record *quote, const struct landed_break *breaks, int n,
                               int32_t today, enum landed_warning_kind kind, struct arena *arena) {
    const struct landed_warning *odd;
    int count = quote_odd(quote, breaks, n, today, arena, &odd);
    for (int i = 0; i < count; i++) {
        if (odd[i].kind == kind)
            return odd[i].sentence;
    }
    return NULL;
}

const char *quote_odd_field(const struct record *quote, const struct landed_break *breaks, int n,
                            int32_t today, int field, struct arena *arena) {
    static const struct {
        int field;
        enum landed_warning_kind kind;
    } about[] = {
        {QUOTE_VALID_UNTIL, WARN_EXPIRED}, {QUOTE_INCOTERM, WARN_MODE}, {QUOTE_MODE, WARN_MODE},
        {QUOTE_PLACE_KIND, WARN_PLACE},    {QUOTE_MOQ, WARN_MOQ},
    };
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
        if (about[i].field == field)
            return odd_of_kind(quote, breaks, n, today, about[i].kind, arena);
    }
    return NULL;
}

const char *quote_odd_break(const struct record *quote, const struct landed_break *breaks, int n,
                            int which, struct arena *arena) {
    struct landed_break pair[2] = {breaks[which], {0, 0}};
    int n_pair = 1;
    for (int i = 0; i < n; i++) {
        if (i < which && breaks[i].from == breaks[which].from)
            return arena_format(arena, "There are two prices from %s pieces on.",
                                integer_text(breaks[which].from).text);
        if (breaks[i].from < breaks[which].from && (n_pair == 1 || breaks[i].from > pair[1].from)) {
            pair[1] = breaks[i];
            n_pair = 2;
        }
    }
    return odd_of_kind(quote, pair, n_pair, DATE_NONE, WARN_LADDER, arena);
}
