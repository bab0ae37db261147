/* Planning: a comparison reckoned anew and an award solved, as after each key and each "a". */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/plan_award.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/service/award.h"
#include "sourcebench/service/case_file.h"

#include "bench.h"

enum { SMALL_MS = 100, LARGE_MS = 1000, RECKON_MS = 1000 };

static const char *const modes[] = {"sea-lcl", "sea-fcl", "air"};

/* Three lanes with what each leg costs; the container ones by containers. */
static void add_lanes(struct strbuf *b, int n_modes) {
    static const char *const carriage[] = {
        "revenue_tonne: 78", "container_20: 1480, container_40: 2380", "kg: 4.60, minimum: 250"};
    strbuf_add(b, "lanes:\n");
    for (int i = 0; i < n_modes; i++)
        strbuf_addf(b,
                    "  - name: lane %d\n    origin_country: CN\n    country: DE\n    mode: %s\n"
                    "    days_min: %d\n    days_likely: %d\n    days_max: %d\n    after_likely: 5\n"
                    "    tariffs: [{leg: carriage, currency: EUR, %s},\n"
                    "      {leg: insurance, currency: EUR, rate: 0.35},\n"
                    "      {leg: destination-terminal, currency: EUR, shipment: 60},\n"
                    "      {leg: inland-destination, currency: EUR, shipment: 220, carton: 1},\n"
                    "      {leg: unloading, currency: EUR, carton: 0.25},\n"
                    "      {leg: import, currency: EUR, shipment: 95}]\n",
                    i, modes[i], i == 2 ? 3 : 28, i == 2 ? 5 : 33, i == 2 ? 8 : 42, carriage[i]);
}

static void add_quote(struct strbuf *b, int i, int n_breaks) {
    strbuf_addf(b,
                "      - supplier: S%d\n        number: Q%d\n        incoterm: FOB\n"
                "        currency: USD\n        moq: %d\n        capacity: %d\n"
                "        multiple: %d\n        deposit: 30\n        stages:\n"
                "          - {name: production, kind: production, setup_days: 5,\n"
                "             rate_slow: 150, rate_likely: 200, rate_fast: 240}\n        breaks: {",
                i, i, 100 + i % 7 * 100, 4000 + i % 5 * 1500, i % 3 ? 50 : 1);
    for (int k = 0; k < n_breaks; k++)
        strbuf_addf(b, "%s%d: %d.%02d", k ? ", " : "", 100 + k * 900, 6 - k / 4,
                    90 - k * 9 + i % 9);
    strbuf_add(b, "}\n");
}

static void make_case(struct strbuf *b, int n_quotes, int n_breaks, int n_modes) {
    strbuf_add(b, "suppliers:\n");
    for (int i = 0; i < n_quotes; i++)
        strbuf_addf(b, "  - {name: S%d, country: CN, status: %s}\n", i,
                    i % 4 ? "approved" : "vetting");
    strbuf_add(b, "calendars: [{code: CN, name: China, country: CN, rest: [sun]}]\n"
                  "products: [{name: Bag, hs: 4202.92.91, carton_units: 20, carton_length: 600,\n"
                  "  carton_width: 400, carton_height: 450, carton_weight: 11500}]\n"
                  "duties: [{hs: 4202.92, destination: DE, rate: 2.7, vat: 19}]\n"
                  "rates: [{base: EUR, currency: USD, on_date: 2026-11-20, rate: 1.0842}]\n");
    add_lanes(b, n_modes);
    strbuf_add(b, "requirements:\n  - name: R\n    product: Bag\n    quantity: 10000\n"
                  "    country: DE\n    currency: EUR\n    needed_by: 2027-04-01\n    overage: 5\n"
                  "    annual_rate: 6\n    quotes:\n");
    for (int i = 0; i < n_quotes; i++)
        add_quote(b, i, n_breaks);
}

static void make_plan(struct case_file *file, struct plan *plan, struct arena *arena, int n_quotes,
                      int n_breaks, int n_modes) {
    struct strbuf text = {0};
    struct error err = {0};
    int n;
    make_case(&text, n_quotes, n_breaks, n_modes);
    ck_assert_msg(case_read(file, strbuf_text(&text), text.length, "bench", 0, &err), "%s",
                  err.message);
    strbuf_free(&text);
    struct record **all = record_set_list(&file->set, &requirement_entity, -1, 0, arena, &n);
    ck_assert_msg(
        plan_make(&file->set, all[0], NULL, date_from_civil(2026, 11, 23), arena, plan, &err), "%s",
        err.message);
}

/* Five scenarios beside the cheapest. */
static void solve(const struct plan *plan, const char *what, double limit) {
    static const struct mip_options options = {.milliseconds = 20000};
    struct award_limits limits[5] = {0};
    struct award_outcome baseline, outcomes[5];
    struct award_case the_case;
    struct arena arena = {0};
    struct error err = {0};
    static const struct {
        enum award_limit limit;
        int64_t value;
    } asked[5] = {{LIMIT_ON_TIME, 800000},
                  {LIMIT_SUPPLIER_SHARE, 600000},
                  {LIMIT_SUPPLIERS_MAX, 2},
                  {LIMIT_APPROVED, 1},
                  {LIMIT_SUPPLIERS_MIN, 3}};
    for (int i = 0; i < 5; i++) {
        limits[i].set[asked[i].limit] = true;
        limits[i].value[asked[i].limit] = asked[i].value;
    }
    double start = clock_ms();
    ck_assert_msg(plan_award_case(plan, NULL, &arena, &the_case, &err), "%s", err.message);
    double cut = clock_ms();
    ck_assert_msg(
        award_solve(&the_case, NULL, limits, 0, &options, &arena, &baseline, outcomes, &err), "%s",
        err.message);
    double once = clock_ms();
    ck_assert_int_eq(baseline.status, AWARD_PROVED);
    ck_assert_msg(
        award_solve(&the_case, NULL, limits, 5, &options, &arena, &baseline, outcomes, &err), "%s",
        err.message);
    char line[80];
    snprintf(line, sizeof line, "%s: bands", what);
    table_value(line, cut - start, "ms", limit);
    snprintf(line, sizeof line, "%s: the cheapest, proved", what);
    table_value(line, once - cut, "ms", limit);
    snprintf(line, sizeof line, "%s: and five scenarios, with what binds", what);
    table_note(line, clock_ms() - once, "ms");
    arena_free(&arena);
}

static void measure(int n_quotes, int n_breaks, int n_modes, const char *what, double limit) {
    struct case_file file = {0};
    struct arena arena = {0};
    struct plan *plan = arena_alloc(&arena, 1, sizeof *plan);
    struct error err = {0};
    make_plan(&file, plan, &arena, n_quotes, n_breaks, n_modes);
    double start = clock_ms();
    for (int i = 0; i < plan->n_quotes; i++) {
        struct arena scratch = {0};
        struct plan_result r;
        ck_assert_msg(plan_reckon_best(plan, i, PLAN_ALL, &scratch, &r, &err), "%s", err.message);
        ck_assert(r.landed.comparable);
        arena_free(&scratch);
    }
    char line[80];
    snprintf(line, sizeof line, "%s: all quotes reckoned", what);
    table_value(line, clock_ms() - start, "ms", RECKON_MS);
    solve(plan, what, limit);
    arena_free(&arena);
    case_free(&file);
}

void measure_award(void) {
    table_part("Quotes compared and awarded");
    measure(12, 5, 1, "12 quotes x 5 breaks", SMALL_MS);
    measure(40, 8, 3, "40 quotes x 8 breaks x 3 modes", LARGE_MS);
}
