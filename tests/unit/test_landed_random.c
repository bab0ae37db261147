/*
 * Random deals: whoever pays which leg, the deal costs the same; and no input does harm.
 */
#include "landed_fixture.h"

enum { ROUNDS = 120 };

static uint64_t state = 4202929100;

static int64_t up_to(int64_t most) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (int64_t)(state % (uint64_t)(most + 1));
}

static bool often(void) {
    return up_to(3) != 0;
}

static int64_t perhaps(int64_t most) {
    return up_to(1) ? up_to(most) : 0;
}

static void random_tariff(struct landed_tariff *t, const char *currency) {
    *t = (struct landed_tariff){.known = true,
                                .currency = currency,
                                .shipment = perhaps(UNITS(300)),
                                .carton = perhaps(UNITS(1)),
                                .m3 = perhaps(UNITS(20)),
                                .kg = perhaps(CENTS(30)),
                                .revenue_tonne = perhaps(UNITS(20)),
                                .minimum = perhaps(UNITS(100)),
                                .estimate = !often()};
    for (int i = 0; i < CONTAINERS; i++)
        t->container[i] = up_to(9) == 0 ? UNITS(200) + up_to(UNITS(900)) : 0;
}

static void random_duty(struct landed_duty *duty) {
    *duty = (struct landed_duty){.base = up_to(1) ? BASE_FOB : BASE_CIF,
                                 .rate = up_to(PERCENT(30)),
                                 .n_levies = (int)up_to(LANDED_LEVIES),
                                 .vat = up_to(PERCENT(25)),
                                 .vat_uplift = perhaps(PERCENT(10)),
                                 .vat_recoverable = up_to(LANDED_SHARE),
                                 .vat_base = (enum landed_vat_base)up_to(VAT_ON_DUTY),
                                 .vat_on_cif = up_to(1)};
    for (int i = 0; i < duty->n_levies; i++)
        duty->levies[i] = (struct landed_levy){.base = (enum landed_levy_base)up_to(LEVY_INSIDE),
                                               .rate = up_to(PERCENT(9)),
                                               .uplift = up_to(PERCENT(20)),
                                               .recoverable = perhaps(LANDED_SHARE)};
}

static void random_deal(struct deal *d) {
    static const char *const currencies[] = {"EUR", "CNY", "USD"};
    deal_example(d);
    d->rates[0] = (struct landed_rate){"CNY", 7 + up_to(1000003), 1 + up_to(999983), 0};
    d->rates[1] = (struct landed_rate){"USD", 1000000, 800000 + up_to(400000), 0};
    d->buyer.n_rates = 2;
    d->wanted[0] = 1 + up_to(20000);
    d->request.carton = (struct lading_carton){1 + up_to(60), 200 + up_to(800), 200 + up_to(500),
                                               100 + up_to(600), 1000 + up_to(30000)};
    d->lane.mode = (enum freight_mode)(1 + up_to(FREIGHT_MODES - 2));
    for (int leg = 0; leg < LEGS; leg++)
        random_tariff(&d->lane.legs[leg], currencies[up_to(2)]);
    d->lane.legs[LEG_PACKING] = (struct landed_tariff){.known = true};
    d->lane.legs[LEG_INSURANCE] = (struct landed_tariff){
        .known = true, .currency = "EUR", .rate = up_to(20000), .minimum = perhaps(UNITS(200))};
    random_duty(&d->duty);
    d->offer.n_costs = 1;
    d->costs[0] = (struct landed_cost_item){.kind = (enum landed_cost_kind)up_to(LANDED_PEAK),
                                            .order = {up_to(UNITS(900)), currencies[up_to(2)]},
                                            .lifetime = perhaps(50000)};
    d->offer.price_per = d->wanted[0];
    d->breaks[0].price = UNITS(1) * (1 + d->wanted[0]) + up_to(UNITS(100000));
}

/* What the lines say of a leg, whoever pays it. */
static int64_t line_amounts(const struct deal *d, bool vat) {
    unsigned seller = incoterm_seller_pays(&d->offer.terms);
    int64_t sum = 0;
    for (int i = 0; i < d->result.n_lines; i++) {
        const struct landed_line *line = &d->result.lines[i];
        bool import =
            line->kind == LINE_DUTY || line->kind == LINE_LEVY || (line->kind == LINE_VAT && vat);
        ensure(line->known, "%s: %s", line->label, line->formula);
        if (line->kind == LINE_LEG && (seller & LEG_BIT(line->which)))
            sum += line->inside;
        else if (import && (seller & LEG_BIT(LEG_IMPORT)))
            sum += line->inside;
    }
    return sum;
}

/* The seller asks the EXW value and what the account says that his price holds: then that is what
 * it holds. Sums of rounded lines may differ by 1/10,000 each. */
START_TEST(same_deal_under_another_rule_costs_the_same) {
    for (int round = 0; round < ROUNDS; round++) {
        struct deal d;
        random_deal(&d);
        deal_cost(&d);
        ensure(d.result.n_gaps == 0 || d.result.gaps[0].kind == GAP_TARIFF, "%d: %s", round,
               d.result.gaps[0].sentence);
        if (d.result.n_gaps > 0) { /* no container that every leg prices */
            arena_free(&d.arena);
            continue;
        }
        struct landed_result exw = d.result;
        for (int rule = 1; rule < INCOTERMS; rule++) {
            bool vat = up_to(1);
            d.offer.terms.rule = (enum incoterm)rule;
            d.offer.vat_included = vat ? LANDED_YES : LANDED_NO;
            /* what is inside hangs on the price itself: found by coming nearer */
            int64_t price = exw.basis[LANDED_EXW].total;
            d.breaks[0].price = 0;
            for (int step = 0; step < 60 && price != d.breaks[0].price; step++) {
                d.breaks[0].price = price;
                deal_cost(&d);
                price = exw.basis[LANDED_EXW].total + line_amounts(&d, vat);
            }
            int64_t apart = d.result.basis[LANDED_COST].total - exw.basis[LANDED_COST].total;
            ensure(llabs(apart) <= 50, "%d %s: %lld apart", round, incoterm_codes[rule],
                   (long long)apart);
        }
        arena_free(&d.arena);
    }
}
END_TEST

/* The figures as lines add up, and customs figures agree with lines. */
START_TEST(lines_add_up_to_the_total) {
    for (int round = 0; round < ROUNDS; round++) {
        struct deal d;
        random_deal(&d);
        d.buyer.annual_rate = up_to(PERCENT(12));
        d.buyer.order_days = (int)up_to(100);
        d.buyer.shipment_days = (int)up_to(60);
        d.buyer.fx_buffer = up_to(PERCENT(5));
        d.offer.deposit = up_to(LANDED_SHARE);
        deal_cost(&d);
        int64_t sum = 0;
        for (int i = 0; i < d.result.n_lines; i++)
            sum += d.result.lines[i].total;
        if (d.result.comparable)
            ensure(llabs(sum - d.result.basis[LANDED_COST].total) <= d.result.n_lines,
                   "%d: lines do not add up", round);
        arena_free(&d.arena);
    }
}
END_TEST

static int64_t wild(void) {
    static const int64_t values[] = {0,
                                     1,
                                     -1,
                                     2,
                                     999999,
                                     1000000,
                                     1000001,
                                     LANDED_AMOUNT_MAX,
                                     INT64_MAX,
                                     INT64_MIN,
                                     LADING_QUANTITY_MAX,
                                     20000,
                                     37};
    return values[up_to((int64_t)(sizeof values / sizeof *values) - 1)];
}

/* Extreme figures are refused or reckoned with; the sanitizers watch. */
START_TEST(no_figure_does_harm) {
    for (int round = 0; round < 3000; round++) {
        struct deal d;
        random_deal(&d);
        int64_t *const figures[] = {&d.wanted[0],
                                    &d.breaks[0].price,
                                    &d.breaks[0].from,
                                    &d.offer.moq,
                                    &d.offer.multiple,
                                    &d.offer.pack,
                                    &d.offer.price_per,
                                    &d.offer.surcharge,
                                    &d.offer.deposit,
                                    &d.request.carton.units,
                                    &d.request.carton.length,
                                    &d.request.carton.weight,
                                    &d.lane.legs[LEG_CARRIAGE].revenue_tonne,
                                    &d.lane.legs[LEG_INSURANCE].rate,
                                    &d.lane.legs[LEG_CARRIAGE].container[0],
                                    &d.duty.rate,
                                    &d.duty.vat,
                                    &d.duty.levies[0].rate,
                                    &d.rates[0].units,
                                    &d.rates[0].worth,
                                    &d.costs[0].order.amount,
                                    &d.costs[0].lifetime,
                                    &d.costs[0].share,
                                    &d.buyer.annual_rate,
                                    &d.buyer.fx_buffer};
        for (int i = 0; i < 3; i++)
            *figures[up_to((int64_t)(sizeof figures / sizeof *figures) - 1)] = wild();
        d.offer.currency = up_to(1) ? "CNY" : "EUR";
        d.offer.terms.rule = (enum incoterm)up_to(INCOTERMS - 1);
        d.offer.below_moq = d.request.below_moq = up_to(1);
        deal_cost(&d);
        ensure(d.result.comparable || d.result.n_gaps > 0, "%d: not comparable, because of nothing",
               round);
        arena_free(&d.arena);
    }
}
END_TEST

TEST_MAIN(landed_random, same_deal_under_another_rule_costs_the_same, lines_add_up_to_the_total,
          no_figure_does_harm)
