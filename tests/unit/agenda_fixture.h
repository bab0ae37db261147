/*
 * A small world for the tests of the agenda, in which today is 2026-11-20. Included once per test
 * program.
 */
#ifndef TESTS_UNIT_AGENDA_FIXTURE_H
#define TESTS_UNIT_AGENDA_FIXTURE_H

#include "sourcebench/core/date.h"
#include "sourcebench/db/agenda.h"

#include "journal_fixture.h"

/* A field of a record and what it holds. */
struct cell_of {
    int field;
    const char *text; /* NULL: the number */
    int64_t number;
};

static const struct agenda_settings agenda_days = {
    .soon = 7,
    .certificate = {90, 30, 7},
    .claim = 60,
    .silent = 14,
    .transit = 14,
    .verdict = 5,
    .vetting = 10,
    .quote = 14,
    .order = 14,
    .closure = 60,
    .currency = "EUR",
    .review = {0, 14, 30, 30, 0, 0},
};

static inline struct agenda_query agenda_today(void) {
    return (struct agenda_query){.settings = agenda_days, .today = date_from_iso("2026-11-20")};
}

static inline int64_t add_record(struct agents *a, const struct entity *entity, int64_t supplier,
                                 const struct cell_of *cells, size_t n) {
    struct record *r = record_new(entity, &a->arena);
    if (entity->parent >= 0)
        r->values[entity->parent] = value_int(supplier);
    for (size_t i = 0; i < n; i++)
        r->values[cells[i].field] =
            cells[i].text ? value_text(cells[i].text) : value_int(cells[i].number);
    return insert(a, a->lina, r);
}

#define ADD(a, entity, supplier, ...)                                                              \
    add_record(a, entity, supplier, (const struct cell_of[]){__VA_ARGS__},                         \
               sizeof((const struct cell_of[]){__VA_ARGS__}) / sizeof(struct cell_of))

/* An approved supplier whose next review is far. */
static inline int64_t add_approved(struct agents *a, const char *name) {
    return ADD(a, &supplier_entity, 0, {SUPPLIER_NAME, name, 0}, {SUPPLIER_STATUS, "approved", 0},
               {SUPPLIER_NEXT_REVIEW, "2027-06-01", 0});
}

static inline int64_t add_follow_up(struct agents *a, int64_t supplier, const char *text,
                                    const char *on) {
    return ADD(a, &interaction_entity, supplier, {INTERACTION_KIND, "call", 0},
               {INTERACTION_DIRECTION, "in", 0}, {INTERACTION_ON, "2026-11-19", 0},
               {INTERACTION_TEXT, text, 0}, {INTERACTION_FOLLOW_UP_ON, on, 0});
}

static inline int64_t add_certificate(struct agents *a, int64_t supplier, const char *kind,
                                      const char *expires) {
    return ADD(a, &certificate_entity, supplier, {CERTIFICATE_KIND, kind, 0},
               {CERTIFICATE_EXPIRES, expires, 0});
}

static inline struct agenda *agenda_new(struct store *store, const struct agenda_query *query) {
    struct error err;
    struct agenda *agenda = agenda_open(store, query, &err);
    ck_assert_msg(agenda != NULL, "%s (%s)", err.message, err.detail);
    return agenda;
}

/* All lines: "late 2026-11-08 Saigon: GRS lapsed 12 d ago\n…", in the arena. */
static inline const char *agenda_shown(struct agents *a, struct store *store,
                                       const struct agenda *agenda) {
    const char *text = "";
    for (size_t i = 0; i < agenda_count(agenda); i++) {
        const struct agenda_line *line = agenda_at(agenda, i);
        struct agenda_words words;
        struct error err;
        char due[DATE_TEXT];
        date_to_iso(line->due, due);
        MUST(agenda_words_load(store, line, &a->arena, &words, &err), err);
        text = arena_format(&a->arena, "%s%s %s %s: %s\n", text,
                            agenda_urgency_words[line->urgency], due, words.supplier,
                            agenda_reason(line, &words, date_from_iso("2026-11-20"), &a->arena));
    }
    return text;
}

/* What an agenda that is opened now shows. */
static inline const char *agenda_text(struct agents *a, const struct agenda_query *query) {
    struct agenda *agenda = agenda_new(a->lina, query);
    const char *text = agenda_shown(a, a->lina, agenda);
    agenda_close(agenda);
    return text;
}

static inline struct agenda_line line_of(struct agents *a, struct store *store, size_t rule,
                                         int64_t subject) {
    struct agenda_query query = agenda_today();
    struct agenda_line line;
    struct error err;
    bool open;
    MUST(agenda_find(store, &query, rule, subject, &line, &open, &err), err);
    (void)a;
    return line;
}

#endif
