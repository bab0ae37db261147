#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/tui/form_model.h"
#include "sourcebench/tui/merge.h"

#include "suite.h"

enum { NAME, COUNTRY, STATUS, MOQ, PRICE, CURRENCY, REVIEW, MODELS, TAGS, AUDITED, NOTE, PARENT };

static const struct choice states[] = {
    {"prospect", "prospect"}, {"approved", "approved"}, {"on-hold", "on hold"}};
static const struct choice models[] = {{"odm", "ODM"}, {"oem", "OEM"}};

static const struct field fields[] = {
    [NAME] = {.name = "name", .label = "Name", .flags = FIELD_REQUIRED, .example = "Saigon Bags"},
    [COUNTRY] = {.name = "country", .label = "Country", .type = FIELD_COUNTRY},
    [STATUS] = {.name = "status",
                .label = "Status",
                .type = FIELD_CHOICE,
                .flags = FIELD_REQUIRED,
                .choices = states,
                .n_choices = 3},
    [MOQ] = {.name = "moq", .label = "MOQ", .type = FIELD_INT, .unit = "pcs", .example = "300"},
    [PRICE] = {.name = "price", .label = "Price", .type = FIELD_MONEY, .currency = "currency"},
    [CURRENCY] = {.name = "currency", .label = "Currency", .type = FIELD_CURRENCY},
    [REVIEW] = {.name = "review", .label = "Next review", .type = FIELD_DATE},
    [MODELS] = {.name = "models",
                .label = "Models",
                .type = FIELD_MULTI,
                .choices = models,
                .n_choices = 2},
    [TAGS] = {.name = "tags", .label = "Tags", .type = FIELD_TAGS},
    [AUDITED] = {.name = "audited", .label = "Audited", .type = FIELD_BOOL},
    [NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
    [PARENT] = {.name = "parent", .label = "Parent", .type = FIELD_REF, .flags = FIELD_HIDDEN},
};
static const struct entity entity = {.table = "thing",
                                     .label = "thing",
                                     .fields = fields,
                                     .n_fields = sizeof fields / sizeof *fields,
                                     .parent = PARENT};

/* A record with name and status, and what a form needs of the world. */
struct fixture {
    struct arena arena;
    struct record *base;
    struct form_spec spec;
    struct form_model m;
    struct form_draft draft;
    int keeps, drops, kept_fields;
    char kept[200];
};

static void keep(void *user, const char *const *names, const char *const *texts, int count) {
    struct fixture *f = user;
    f->keeps++;
    f->kept_fields = count;
    snprintf(f->kept, sizeof f->kept, "%s=%s", names[0], texts[0]);
}

static void drop(void *user) {
    ((struct fixture *)user)->drops++;
}

static void begin(struct fixture *f) {
    *f = (struct fixture){.draft = {.user = f, .keep = keep, .drop = drop}};
    f->base = record_new(&entity, &f->arena);
    f->base->id = 7;
    f->base->values[NAME] = value_text("Saigon Trail Bags Co.");
    f->base->values[STATUS] = value_text("approved");
    f->base->values[PARENT] = value_int(99);
    f->spec = (struct form_spec){
        .base = f->base, .today = date_from_civil(2026, 11, 23), .draft = &f->draft};
}

static void open_form(struct fixture *f) {
    form_model_open(&f->m, &f->spec);
}

static void end(struct fixture *f) {
    form_model_close(&f->m);
    arena_free(&f->arena);
}

/* Types a text into the field and leaves it. */
static struct form_item *fill_in(struct fixture *f, int field, const char *text) {
    struct form_item *item = &f->m.items[field];
    f->m.current = field;
    form_item_set(item, text);
    form_model_typed(&f->m);
    form_model_move(&f->m, 1, true);
    return item;
}

START_TEST(what_is_typed_becomes_values) {
    static const struct {
        int field;
        const char *typed;
        const char *shown, *note;
    } cases[] = {
        {MOQ, "1200", "1,200 pcs", NULL},
        {COUNTRY, "viet nam", "VN  Viet Nam", NULL},
        {REVIEW, "+30d", "+30d", "→ Wed 2026-12-23"},
        {REVIEW, "2026-12-23", "2026-12-23", "Wed"},
        {MODELS, "oem, ODM", "ODM, OEM", NULL},
        {AUDITED, "yes", "yes", NULL},
        {STATUS, "on-hold", "on hold", NULL},
        {NOTE, "first\nsecond\nthird", "first", "(+2 lines)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        begin(&f);
        open_form(&f);
        struct form_item *item = fill_in(&f, cases[i].field, cases[i].typed);
        ck_assert_msg(!item->reason, "%s: %s", cases[i].typed, item->reason);
        if (cases[i].field != COUNTRY)
            ck_assert_str_eq(form_item_shown(item, f.m.typed, &f.arena), cases[i].shown);
        const char *note = form_item_note(item, f.m.typed, false, &f.arena);
        if (cases[i].note)
            ck_assert_str_eq(note, cases[i].note);
        else
            ck_assert_ptr_null(note);
        end(&f);
    }
}
END_TEST

START_TEST(money_stands_with_its_currency) {
    struct fixture f;
    begin(&f);
    open_form(&f);
    fill_in(&f, CURRENCY, "usd");
    struct form_item *item = fill_in(&f, PRICE, "5.8");
    ck_assert_str_eq(form_item_shown(item, f.m.typed, &f.arena), "USD 5.80");
    ck_assert_str_eq(form_item_note(item, f.m.typed, true, &f.arena), "USD");
    end(&f);
}
END_TEST

START_TEST(a_wrong_text_stays_with_its_reason) {
    struct fixture f;
    begin(&f);
    open_form(&f);
    struct form_item *item = &f.m.items[MOQ];
    f.m.current = MOQ;
    form_item_set(item, "3oo");
    form_model_typed(&f.m);
    ck_assert(item->reason && !item->judged);
    form_model_move(&f.m, 1, false);
    ck_assert(item->judged);
    ck_assert_str_eq(edit_text(&item->edit), "3oo");
    ck_assert_ptr_nonnull(strstr(item->reason, "300"));
    ck_assert(f.m.typed->values[MOQ].kind == VALUE_NULL);
    fill_in(&f, NAME, "");
    f.m.current = TAGS;
    ck_assert(!form_model_judge(&f.m));
    ck_assert_int_eq(f.m.current, NAME);
    fill_in(&f, NAME, "New name");
    ck_assert(!form_model_judge(&f.m));
    ck_assert_int_eq(f.m.current, MOQ);
    fill_in(&f, MOQ, "300");
    ck_assert(form_model_judge(&f.m));
    const struct record *wanted = form_model_wanted(&f.m);
    ck_assert_str_eq(wanted->values[NAME].s, "New name");
    ck_assert_int_eq(wanted->values[MOQ].i, 300);
    ck_assert_int_eq(wanted->values[PARENT].i, 99);
    ck_assert_int_eq(wanted->id, 7);
    end(&f);
}
END_TEST

START_TEST(hidden_fields_are_left_out) {
    struct fixture f;
    static const int two[] = {MOQ, NAME};
    begin(&f);
    open_form(&f);
    ck_assert_int_eq(f.m.count, PARENT);
    form_model_close(&f.m);
    f.spec.fields = two;
    f.spec.n_fields = 2;
    f.spec.start_field = 1;
    open_form(&f);
    ck_assert_int_eq(f.m.count, 2);
    ck_assert_str_eq(form_model_current(&f.m)->field->name, "name");
    end(&f);
}
END_TEST

START_TEST(moving_wraps_only_where_asked) {
    struct fixture f;
    begin(&f);
    open_form(&f);
    ck_assert(!form_model_move(&f.m, -1, false));
    ck_assert(form_model_move(&f.m, -1, true));
    ck_assert_int_eq(f.m.current, NOTE);
    ck_assert(!form_model_move(&f.m, 1, false));
    ck_assert(form_model_move(&f.m, 1, true));
    ck_assert_int_eq(f.m.current, NAME);
    end(&f);
}
END_TEST

START_TEST(loaded_values_stay_exactly) {
    struct fixture f;
    begin(&f);
    f.base->values[NAME] = value_text("  not as it would be typed  ");
    f.base->values[STATUS] = value_text("a state of a newer version");
    open_form(&f);
    ck_assert(!form_model_changed(&f.m));
    ck_assert(form_model_judge(&f.m));
    const struct record *wanted = form_model_wanted(&f.m);
    for (int i = 0; i < PARENT; i++)
        ck_assert(value_equal(wanted->values[i], f.base->values[i]));
    end(&f);
}
END_TEST

START_TEST(revert_takes_back_one_field) {
    struct fixture f;
    begin(&f);
    open_form(&f);
    fill_in(&f, MOQ, "5");
    fill_in(&f, NAME, "");
    f.m.current = NAME;
    form_model_revert(&f.m);
    ck_assert_str_eq(edit_text(&f.m.items[NAME].edit), "Saigon Trail Bags Co.");
    ck_assert(!f.m.items[NAME].reason);
    ck_assert(form_model_changed(&f.m));
    f.m.current = MOQ;
    form_model_revert(&f.m);
    ck_assert(!form_model_changed(&f.m));
    end(&f);
}
END_TEST

static void press(struct form_item *item, const char *name) {
    struct key key;
    ck_assert(key_parse(name, strlen(name), &key));
    form_item_seek(item, key);
}

START_TEST(choices_step_and_are_found_by_letters) {
    struct fixture f;
    begin(&f);
    open_form(&f);
    struct form_item *status = &f.m.items[STATUS], *audited = &f.m.items[AUDITED];
    form_item_step(status, 1);
    ck_assert_str_eq(edit_text(&status->edit), "on-hold");
    form_item_step(status, 1);
    ck_assert_str_eq(edit_text(&status->edit), "prospect");
    form_item_step(status, -1);
    ck_assert_str_eq(edit_text(&status->edit), "on-hold");
    press(status, "P");
    ck_assert_str_eq(edit_text(&status->edit), "prospect");
    press(status, "o");
    press(status, "n");
    press(status, "Space");
    press(status, "h");
    ck_assert_str_eq(edit_text(&status->edit), "on-hold");
    press(status, "z");
    ck_assert_str_eq(edit_text(&status->edit), "on-hold");
    static const char *const cycle[] = {"yes", "no", "", "yes"};
    for (size_t i = 0; i < 4; i++) {
        form_item_step(audited, 1);
        ck_assert_str_eq(edit_text(&audited->edit), cycle[i]);
    }
    end(&f);
}
END_TEST

START_TEST(drafts_are_kept_dropped_and_taken_up) {
    static const char *const names[] = {"moq", "no longer there", "name"};
    static const char *const texts[] = {"3oo", "x", "Other"};
    struct fixture f;
    begin(&f);
    open_form(&f);
    form_model_keep(&f.m);
    ck_assert_int_eq(f.keeps, 0);
    fill_in(&f, MOQ, "3oo");
    form_model_keep(&f.m);
    form_model_keep(&f.m);
    ck_assert_int_eq(f.keeps, 1);
    ck_assert_int_eq(f.kept_fields, 1);
    ck_assert_str_eq(f.kept, "moq=3oo");
    f.m.current = MOQ;
    form_model_revert(&f.m);
    form_model_keep(&f.m);
    ck_assert_int_eq(f.drops, 1);
    form_model_close(&f.m);
    f.spec.draft_names = names;
    f.spec.draft_texts = texts;
    f.spec.n_draft = 3;
    open_form(&f);
    ck_assert(form_model_changed(&f.m) && f.m.kept);
    ck_assert_str_eq(edit_text(&f.m.items[MOQ].edit), "3oo");
    ck_assert(f.m.items[MOQ].reason && f.m.items[MOQ].judged);
    ck_assert_str_eq(f.m.typed->values[NAME].s, "Other");
    end(&f);
}
END_TEST

/* The currency follows the country, the next review the minimum quantity. */
static const char *propose(void *user, const struct record *typed, int field, struct arena *arena) {
    (void)user;
    if (field == CURRENCY && typed->values[COUNTRY].kind == VALUE_TEXT)
        return strcmp(typed->values[COUNTRY].s, "VN") == 0 ? "VND" : "CNY";
    if (field == REVIEW && typed->values[MOQ].kind == VALUE_INT)
        return arena_format(arena, "+%lldd", (long long)typed->values[MOQ].i);
    return field == CURRENCY || field == REVIEW ? "" : NULL;
}

static const char *text_in(struct fixture *f, int field) {
    return edit_text(&f->m.items[field].edit);
}

START_TEST(fields_follow_others_until_they_are_typed) {
    struct fixture f;
    begin(&f);
    f.spec.propose = propose;
    open_form(&f);
    fill_in(&f, COUNTRY, "VN");
    ck_assert_str_eq(f.m.typed->values[CURRENCY].s, "VND");
    fill_in(&f, COUNTRY, "CN");
    ck_assert_str_eq(text_in(&f, CURRENCY), "CNY");
    fill_in(&f, COUNTRY, "");
    ck_assert_str_eq(text_in(&f, CURRENCY), "");
    fill_in(&f, CURRENCY, "USD");
    fill_in(&f, COUNTRY, "VN");
    ck_assert_str_eq(text_in(&f, CURRENCY), "USD");
    f.m.current = CURRENCY; /* taken back: it follows again */
    form_model_revert(&f.m);
    ck_assert_str_eq(text_in(&f, CURRENCY), "VND");
    fill_in(&f, CURRENCY, ""); /* emptied on purpose */
    fill_in(&f, COUNTRY, "CN");
    ck_assert_str_eq(text_in(&f, CURRENCY), "");
    fill_in(&f, MOQ, "30");
    ck_assert_str_eq(f.m.typed->values[REVIEW].s, "2026-12-23");
    end(&f);
}
END_TEST

START_TEST(nothing_is_filled_in_by_opening_or_over_what_was_there) {
    static const char *const names[] = {"country", "currency", "review"};
    static const char *const texts[] = {"VN", "VND", "+9d"};
    struct fixture f;
    begin(&f);
    f.spec.propose = propose;
    f.base->values[COUNTRY] = value_text("VN");
    f.base->values[MOQ] = value_int(30);
    f.base->values[REVIEW] = value_text("2026-12-01");
    open_form(&f);
    ck_assert(!form_model_changed(&f.m));
    fill_in(&f, NAME, "Other");
    ck_assert_str_eq(text_in(&f, CURRENCY), "");
    fill_in(&f, MOQ, "40");
    ck_assert_str_eq(text_in(&f, REVIEW), "2026-12-01");
    form_model_close(&f.m);
    f.base->values[COUNTRY] = f.base->values[MOQ] = f.base->values[REVIEW] = value_null();
    f.spec.draft_names = names;
    f.spec.draft_texts = texts;
    f.spec.n_draft = 3;
    open_form(&f); /* of a draft, what says what follows goes on following */
    fill_in(&f, COUNTRY, "CN");
    ck_assert_str_eq(text_in(&f, CURRENCY), "CNY");
    fill_in(&f, MOQ, "40");
    ck_assert_str_eq(text_in(&f, REVIEW), "+9d");
    end(&f);
}
END_TEST

START_TEST(form_begins_behind_a_reference) {
    static const int three[] = {PARENT, MOQ, NAME};
    struct fixture f;
    begin(&f);
    f.spec.fields = three;
    f.spec.n_fields = 3;
    open_form(&f);
    ck_assert_str_eq(form_model_current(&f.m)->field->name, "moq");
    end(&f);
}
END_TEST

START_TEST(merging_asks_only_where_both_differ) {
    struct merge_row rows[] = {
        {"MOQ", "500", "300", "400", false}, {"City", "Hanoi", "Hanoi", "Hue", false},
        {"Note", "", "same", "same", true},  {"Lead time", "38 d", "40 d", "45 d", true},
        {"Website", "a", "b", "a", true},
    };
    struct merge_model m;
    merge_model_open(&m, rows, 5);
    ck_assert_int_eq(merge_model_open_rows(&m), 2);
    ck_assert(rows[1].take_mine && !rows[2].take_mine && !rows[4].take_mine);
    ck_assert_int_eq(m.current, 0);
    merge_model_choose(&m, true);
    ck_assert(!merge_model_accept(&m));
    ck_assert_int_eq(m.current, 3);
    merge_model_choose(&m, false);
    ck_assert(merge_model_accept(&m));
    ck_assert(rows[0].take_mine && !rows[3].take_mine);
    merge_model_close(&m);
}
END_TEST

TEST_MAIN(form, what_is_typed_becomes_values, money_stands_with_its_currency,
          a_wrong_text_stays_with_its_reason, hidden_fields_are_left_out,
          moving_wraps_only_where_asked, loaded_values_stay_exactly, revert_takes_back_one_field,
          choices_step_and_are_found_by_letters, drafts_are_kept_dropped_and_taken_up,
          fields_follow_others_until_they_are_typed,
          nothing_is_filled_in_by_opening_or_over_what_was_there, form_begins_behind_a_reference,
          merging_asks_only_where_both_differ)
