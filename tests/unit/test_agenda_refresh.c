/*
 * An agenda that follows the journal says what one that is opened says, whatever is done; and so
 * do the tables that every commit keeps.
 */
#include "agenda_fixture.h"

#include "../../db/derived.h"

enum { SUPPLIERS = 6, STEPS = 400, RECORDS = 400 };

struct world {
    struct agents *a;
    uint64_t random;
    int64_t suppliers[SUPPLIERS];
    struct {
        const struct entity *entity;
        int64_t id;
    } records[RECORDS];
    int n_records;
};

/* xorshift: the same numbers in every run. */
static int pick(struct world *w, int n) {
    w->random ^= w->random << 13;
    w->random ^= w->random >> 7;
    w->random ^= w->random << 17;
    return (int)(w->random % (uint64_t)n);
}

/* A day around today. */
static const char *some_day(struct world *w) {
    char iso[DATE_TEXT];
    date_to_iso(date_from_iso("2026-11-20") - 40 + pick(w, 80), iso);
    return arena_string(&w->a->arena, iso);
}

static struct store *some_store(struct world *w) {
    return pick(w, 2) ? w->a->lina : w->a->marco;
}

static int64_t some_supplier(struct world *w) {
    return w->suppliers[pick(w, SUPPLIERS)];
}

/* A new record of a kind that the agenda looks at. */
static void add_some(struct world *w) {
    static const char *const documents[] = {"certificate", "scope"};
    struct agents *a = w->a;
    int64_t s = some_supplier(w), id = 0;
    const struct entity *e = NULL;
    switch (pick(w, 8)) {
    case 0:
        id = ADD(a, e = &certificate_entity, s, {CERTIFICATE_KIND, pick(w, 2) ? "GRS" : "BSCI", 0},
                 {CERTIFICATE_EXPIRES, some_day(w), 0},
                 {CERTIFICATE_DOCUMENT, documents[pick(w, 2)], 0});
        break;
    case 1:
        id = ADD(a, e = &interaction_entity, s, {INTERACTION_KIND, "call", 0},
                 {INTERACTION_DIRECTION, pick(w, 2) ? "in" : "out", 0},
                 {INTERACTION_ON, some_day(w), 0}, {INTERACTION_TEXT, "word", 0});
        break;
    case 2:
        id = ADD(a, e = &interaction_entity, s, {INTERACTION_KIND, "mail", 0},
                 {INTERACTION_ON, some_day(w), 0}, {INTERACTION_TEXT, "ask", 0},
                 {INTERACTION_FOLLOW_UP_ON, some_day(w), 0});
        break;
    case 3:
        id = ADD(a, e = &sample_entity, s, {SAMPLE_KIND, "photo", 0}, {SAMPLE_SUBJECT, "style", 0},
                 {SAMPLE_SENT, some_day(w), 0});
        break;
    case 4:
        id = ADD(a, e = &finding_entity, s, {FINDING_TITLE, "log", 0},
                 {FINDING_SEVERITY, "minor", 0}, {FINDING_DUE, some_day(w), 0});
        break;
    case 5:
        id =
            ADD(a, e = &vetting_entity, s, {VETTING_TITLE, "licence", 0},
                {VETTING_STATE, pick(w, 2) ? "met" : "open", 0}, {VETTING_EXPIRES, some_day(w), 0});
        break;
    case 6:
        id = ADD(a, e = &audit_entity, s, {AUDIT_KIND, "visit", 0}, {AUDIT_PURPOSE, "floor", 0},
                 {AUDIT_PLANNED, some_day(w), 0});
        break;
    default:
        id = ADD(a, e = &legal_entity, s, {LEGAL_REGISTERED_NAME, "Ltd", 0},
                 {LEGAL_ACCOUNT, "1", 0});
    }
    if (w->n_records < RECORDS) {
        w->records[w->n_records].entity = e;
        w->records[w->n_records++].id = id;
    }
}

/* Changes a record, where there still is one. */
static void change_some(struct world *w) {
    static const struct {
        const struct entity *entity;
        int field;
    } changes[] = {
        {&certificate_entity, CERTIFICATE_EXPIRES},
        {&interaction_entity, INTERACTION_ON},
        {&sample_entity, SAMPLE_SENT},
        {&finding_entity, FINDING_CLOSED},
        {&vetting_entity, VETTING_EXPIRES},
        {&audit_entity, AUDIT_HELD},
        {&legal_entity, LEGAL_BANK_CONFIRMED_ON},
    };
    int i = pick(w, w->n_records);
    const struct entity *e = w->records[i].entity;
    int64_t id = w->records[i].id;
    if (!exists(w->a, e, id) || load(w->a, w->a->lina, e, id)->deleted_at)
        return;
    for (size_t c = 0; c < sizeof changes / sizeof *changes; c++)
        if (changes[c].entity == e)
            set(w->a, some_store(w), e, id, changes[c].field, value_text(some_day(w)));
    if (pick(w, 4) == 0) {
        struct error err;
        struct store *store = some_store(w);
        begin(store, "Delete");
        MUST(record_delete(store, e, id, &err), err);
        commit(store);
    }
}

static void change_supplier(struct world *w) {
    static const char *const statuses[] = {"prospect",  "vetting", "approved",
                                           "preferred", "on-hold", "blocked"};
    int64_t s = some_supplier(w);
    if (pick(w, 2))
        set_supplier(w->a, some_store(w), s, SUPPLIER_STATUS, value_text(statuses[pick(w, 6)]));
    else
        set_supplier(w->a, some_store(w), s, SUPPLIER_NEXT_REVIEW,
                     pick(w, 3) ? value_text(some_day(w)) : value_null());
}

/* What is refused (a change in the way, nothing to redo) changes nothing. */
static void take_back(struct world *w) {
    struct journal_result result;
    struct error err;
    struct store *store = some_store(w);
    if (pick(w, 3))
        (void)journal_undo(store, NULL, &result, &err);
    else
        (void)journal_redo(store, NULL, &result, &err);
}

static void decide(struct world *w, const struct agenda *agenda) {
    struct agenda_query query = agenda_today();
    struct store *store = some_store(w);
    struct error err;
    if (agenda_count(agenda) == 0)
        return;
    struct agenda_line line = *agenda_at(agenda, (size_t)pick(w, (int)agenda_count(agenda)));
    switch (pick(w, 3)) {
    case 0:
        MUST(agenda_done(store, &query, &line, "fine", &err), err);
        break;
    case 1:
        MUST(agenda_snooze(store, &query, &line, query.today + 1 + pick(w, 20), NULL, &err), err);
        break;
    default:
        MUST(agenda_escalate(store, &query, &line, "marco", "knows it", &err), err);
    }
}

static void same(struct world *w, const struct agenda *kept, const struct agenda_query *query,
                 int step) {
    struct agenda *opened = agenda_new(w->a->marco, query);
    int64_t wrong;
    struct error err;
    ck_assert_msg(agenda_count(kept) == agenda_count(opened), "step %d: %zu and %zu lines", step,
                  agenda_count(kept), agenda_count(opened));
    for (size_t i = 0; i < agenda_count(kept); i++) {
        const struct agenda_line *x = agenda_at(kept, i), *y = agenda_at(opened, i);
        ck_assert_msg(agenda_compare(x, y) == 0 && x->stage == y->stage &&
                          x->decision == y->decision && x->supplier == y->supplier,
                      "step %d, line %zu: %s and %s", step, i, agenda_rules[x->rule].key,
                      agenda_rules[y->rule].key);
    }
    for (int u = 0; u < AGENDA_URGENCIES; u++)
        ck_assert_uint_eq(agenda_count_of(kept, (enum agenda_urgency)u),
                          agenda_count_of(opened, (enum agenda_urgency)u));
    agenda_close(opened);
    for (enum derived_table table = 0; table < DERIVED_TABLES; table++) {
        MUST(derived_check(w->a->lina, table, &wrong, &err), err);
        ck_assert_msg(wrong == 0, "step %d: table %d, %lld rows", step, (int)table,
                      (long long)wrong);
    }
}

START_TEST(refreshing_is_like_opening_again) {
    struct world w = {.a = agents_new(), .random = 88172645463325252u};
    struct agenda_query all = agenda_today(), his = agenda_today();
    struct filter filter;
    struct filter_error wrong;
    bool changed;
    struct error err;
    ck_assert(filter_parse("bags -kind:sample is:late,today", agenda_filter_keys,
                           n_agenda_filter_keys, his.today, &w.a->arena, &filter, &wrong));
    his.filter = &filter;
    his.mine = "marco";
    for (int i = 0; i < SUPPLIERS; i++)
        w.suppliers[i] =
            add_approved(w.a, arena_format(&w.a->arena, "Trail %s %d", i % 2 ? "Bags" : "Co", i));
    struct agenda *kept = agenda_new(w.a->lina, &all), *kept_his = agenda_new(w.a->lina, &his);
    for (int step = 0; step < STEPS; step++) {
        w.a->now += 60000;
        switch (w.n_records < 10 ? 0 : pick(&w, 6)) {
        case 0:
        case 1:
            add_some(&w);
            break;
        case 2:
            change_some(&w);
            break;
        case 3:
            change_supplier(&w);
            break;
        case 4:
            take_back(&w);
            break;
        default:
            decide(&w, kept);
        }
        if (pick(&w, 3)) { /* sometimes several commands at once */
            MUST(agenda_refresh(kept, &changed, &err), err);
            MUST(agenda_refresh(kept_his, &changed, &err), err);
            same(&w, kept, &all, step);
            same(&w, kept_his, &his, step);
        } else {
            MUST(agenda_refresh(kept, &changed, &err), err);
        }
    }
    ck_assert_uint_gt(agenda_count(kept), 10);
    ck_assert_uint_gt(agenda_count(kept_his), 0);
    agenda_close(kept);
    agenda_close(kept_his);
    agents_free(w.a);
}
END_TEST

START_TEST(a_long_absence_reads_everything) {
    struct agents *a = agents_new();
    struct agenda_query query = agenda_today();
    bool changed;
    struct error err;
    int64_t s = add_approved(a, "Saigon");
    struct agenda *agenda = agenda_new(a->lina, &query);
    begin(a->marco, "Import");
    for (int i = 0; i < 2500; i++) {
        struct record *r = record_new(&certificate_entity, &a->arena);
        r->values[CERTIFICATE_SUPPLIER] = value_int(s);
        r->values[CERTIFICATE_KIND] = value_text(arena_format(&a->arena, "K%d", i));
        r->values[CERTIFICATE_EXPIRES] = value_text("2026-11-01");
        MUST(record_insert(a->marco, r, &err), err);
    }
    commit(a->marco);
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert(changed);
    ck_assert_uint_eq(agenda_count(agenda), 2500);
    /* An entry without its changeset, as pruning leaves it: about whom it was is not known. */
    add_follow_up(a, s, "call", "2026-11-20");
    bench_run(a->marco, "UPDATE journal SET changeset = NULL");
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert(changed);
    ck_assert_uint_eq(agenda_count(agenda), 2501);
    agenda_close(agenda);
    agents_free(a);
}
END_TEST

static const char *since(struct agents *a) {
    char *text = bench_text(a->lina, "SELECT since FROM supplier_waiting");
    const char *copy = text ? arena_string(&a->arena, text) : "none";
    mem_free(text);
    return copy;
}

START_TEST(waiting_begins_with_what_is_open_and_again_with_a_word) {
    struct agents *a = agents_new();
    int64_t s = add_supplier(a, a->lina, "Saigon");
    ck_assert_str_eq(since(a), "none");
    int64_t sample = ADD(a, &sample_entity, s, {SAMPLE_KIND, "photo", 0},
                         {SAMPLE_SUBJECT, "style", 0}, {SAMPLE_SENT, "2026-11-02", 0});
    ck_assert_str_eq(since(a), "2026-11-02");
    int64_t word = ADD(a, &interaction_entity, s, {INTERACTION_KIND, "mail", 0},
                       {INTERACTION_DIRECTION, "in", 0}, {INTERACTION_ON, "2026-11-10", 0},
                       {INTERACTION_TEXT, "it is on its way", 0});
    ck_assert_str_eq(since(a), "2026-11-10");
    ADD(a, &interaction_entity, s, {INTERACTION_KIND, "mail", 0}, {INTERACTION_DIRECTION, "out", 0},
        {INTERACTION_ON, "2026-11-12", 0}, {INTERACTION_TEXT, "where is it?", 0});
    ck_assert_str_eq(since(a), "2026-11-10"); /* what we write is no word of theirs */
    undo(a->lina);
    undo(a->lina);
    ck_assert(!exists(a, &interaction_entity, word));
    ck_assert_str_eq(since(a), "2026-11-02");
    set(a, a->lina, &sample_entity, sample, SAMPLE_RECEIVED, value_text("2026-11-09"));
    ck_assert_str_eq(since(a), "none");
    undo(a->lina);
    ck_assert_str_eq(since(a), "2026-11-02");
    redo(a->lina);
    ADD(a, &finding_entity, s, {FINDING_TITLE, "log", 0}, {FINDING_SEVERITY, "minor", 0});
    ck_assert_str_eq(since(a), "2026-11-20"); /* when it was entered */
    agents_free(a);
}
END_TEST

static void note_finding(void *user, const struct store_finding *finding) {
    struct agents *a = user;
    a->now += strcmp(finding->what, "derived tables") == 0;
}

START_TEST(doctor_makes_derived_tables_anew) {
    struct agents *a = agents_new();
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Saigon");
    add_follow_up(a, s, "call", "2026-11-25");
    add_certificate(a, s, "GRS", "2026-11-01");
    int64_t before = a->now;
    MUST(store_doctor(a->lina, false, note_finding, a, &err), err);
    ck_assert_int_eq(a->now, before);
    bench_run(a->lina, "UPDATE supplier_waiting SET since = '2020-01-01';"
                       "DELETE FROM certificate_current");
    MUST(store_doctor(a->lina, false, note_finding, a, &err), err);
    ck_assert_int_eq(a->now, before + 2);
    MUST(store_doctor(a->lina, true, note_finding, a, &err), err);
    ck_assert_str_eq(since(a), "2026-11-19");
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM certificate_current"), 1);
    MUST(store_doctor(a->lina, false, note_finding, a, &err), err);
    ck_assert_int_eq(a->now, before + 4);
    agents_free(a);
}
END_TEST

TEST_MAIN(agenda_refresh, refreshing_is_like_opening_again, a_long_absence_reads_everything,
          waiting_begins_with_what_is_open_and_again_with_a_word, doctor_makes_derived_tables_anew)
