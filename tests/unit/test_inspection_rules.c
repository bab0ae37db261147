/* Drawing cartons, sharing out the sample, measurements, and the severity of a stream of lots. */
#include "suite.h"

#include "sourcebench/core/inspection_draw.h"
#include "sourcebench/core/quality_stream.h"

START_TEST(cartons_are_the_root_and_one_for_each_variant) {
    ck_assert_int_eq(inspection_cartons(150, 1), 13); /* 12.2 */
    ck_assert_int_eq(inspection_cartons(144, 3), 12);
    ck_assert_int_eq(inspection_cartons(4, 3), 3);
    ck_assert_int_eq(inspection_cartons(2, 5), 2);
    ck_assert_int_eq(inspection_cartons(0, 2), 0);
}
END_TEST

START_TEST(a_sample_is_spread_as_the_lot_is) {
    int64_t shares[3];
    inspection_spread(125, (const int64_t[]){1500, 1000, 500}, 3, shares);
    ck_assert(shares[0] == 62 && shares[1] == 42 && shares[2] == 21); /* 62.5, 41.67, 20.83 */
    inspection_spread(5, (const int64_t[]){2990, 9, 1}, 3, shares);
    ck_assert(shares[0] == 3 && shares[1] == 1 && shares[2] == 1);
    inspection_spread(5, (const int64_t[]){0, 7, 0}, 3, shares);
    ck_assert(shares[0] == 0 && shares[1] == 5 && shares[2] == 0);
}
END_TEST

START_TEST(a_draw_can_be_repeated_and_favours_nobody) {
    int64_t a[13], b[13], times[150] = {0};
    uint64_t seed = 4711, again = 4711;
    inspection_draw(&seed, 1, 150, 13, a);
    inspection_draw(&again, 1, 150, 13, b);
    for (int i = 0; i < 13; i++) {
        ck_assert_int_eq(a[i], b[i]);
        ck_assert(a[i] >= 1 && a[i] <= 150 && (i == 0 || a[i] > a[i - 1]));
    }
    for (int draw = 0; draw < 15000; draw++) {
        inspection_draw(&seed, 0, 150, 13, a);
        for (int i = 0; i < 13; i++)
            times[a[i]]++;
    }
    for (int i = 0; i < 150; i++) /* 1,300 expected; six standard deviations are 207 */
        ck_assert(times[i] > 1300 - 207 && times[i] < 1300 + 207);
}
END_TEST

static struct record *item(struct arena *arena) {
    struct record *r = record_new(&result_entity, arena);
    r->values[RESULT_NOMINAL] = value_int(2500000); /* 250 ± 3 */
    r->values[RESULT_MINUS] = value_int(30000);
    r->values[RESULT_PLUS] = value_int(30000);
    return r;
}

START_TEST(deviations_are_typed_and_values_behind_an_equals_sign) {
    struct arena arena = {0};
    struct record *r = item(&arena);
    int64_t value;
    ck_assert(measurement_read(r, "+2", &value) && value == 2520000);
    ck_assert(measurement_read(r, "-0.5", &value) && value == 2495000);
    ck_assert(measurement_read(r, "=252", &value) && value == 2520000);
    ck_assert(!measurement_read(r, "two", &value));
    ck_assert_int_eq(measurement_outside(r, 2530000), 0);
    ck_assert_int_eq(measurement_outside(r, 2531000), 1000);
    ck_assert_int_eq(measurement_outside(r, 2465000), 5000);
    r->values[RESULT_PLUS] = value_null(); /* "at least 250": no limit above */
    ck_assert_int_eq(measurement_outside(r, 9000000), 0);
    arena_free(&arena);
}
END_TEST

/* A lot of 1,000 at level II, AQL 1.5: letter J, normal 80/3, tightened 80/2. */
static void add_lot(struct record_set *set, int which, const char *severity, int64_t ac,
                    int64_t found, const char *first) {
    struct record *r = record_set_new(set, &inspection_entity);
    struct record *class = record_set_new(set, &plan_class_entity);
    r->values[INSPECTION_SUPPLIER] = value_int(7);
    r->values[INSPECTION_STATUS] = value_text("closed");
    r->values[INSPECTION_ENTRY] = value_text("totals");
    r->values[INSPECTION_CLOSED_AT] = value_int(1795161600000 + which);
    r->values[INSPECTION_FIRST] = value_text(first);
    class->values[PLAN_CLASS_INSPECTION] = value_int(r->id);
    class->values[PLAN_CLASS_CLASS] = value_text("major");
    class->values[PLAN_CLASS_KIND] = value_text("aql");
    class->values[PLAN_CLASS_AQL] = value_int(1500);
    class->values[PLAN_CLASS_SEVERITY] = value_text(severity);
    class->values[PLAN_CLASS_LOT] = value_int(1000);
    class->values[PLAN_CLASS_N] = value_int(80);
    class->values[PLAN_CLASS_AC] = value_int(ac);
    class->values[PLAN_CLASS_TIGHTER_AC] = value_int(2);
    class->values[PLAN_CLASS_INSPECTED] = value_int(80);
    class->values[PLAN_CLASS_DEFECTIVE] = value_int(found);
}

/* The first twelve lots of scenario A of the worked example; a re-inspection counts for nothing. */
START_TEST(lots_tighten_and_return_to_normal) {
    static const int64_t found[] = {1, 3, 4, 2, 5, 1, 3, 0, 2, 1, 0, 2};
    struct record_set set = {0};
    struct arena arena = {0};
    struct stream stream;
    struct stream_key key = {.supplier = 7, .family = "", .class = CLASS_MAJOR};
    for (int i = 0; i < 12; i++) {
        bool tight = i >= 5;
        add_lot(&set, 10 * i, tight ? "tightened" : "normal", tight ? 2 : 3, found[i], NULL);
        if (i == 2)
            add_lot(&set, 10 * i + 5, "normal", 3, 9, "QI-1");
        stream_read(&set, &key, NULL, &arena, &stream);
        ck_assert_int_eq(stream_severity(&stream),
                         i >= 4 && i < 11 ? SAMPLING_TIGHTENED : SAMPLING_NORMAL);
    }
    ck_assert_int_eq(stream.lots, 12);
    ck_assert_int_eq(stream.accepted, 9);
    ck_assert_int_eq(stream_per_hundred(&stream), 250); /* 24 of 960 */
    arena_free(&arena);
    record_set_free(&set);
}
END_TEST

TEST_MAIN(inspection_rules, cartons_are_the_root_and_one_for_each_variant,
          a_sample_is_spread_as_the_lot_is, a_draw_can_be_repeated_and_favours_nobody,
          deviations_are_typed_and_values_behind_an_equals_sign, lots_tighten_and_return_to_normal)
