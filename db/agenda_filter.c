/*
 * Filters of the agenda. Terms about the line are tested in memory; terms about the supplier are
 * those of the list of suppliers and become its condition.
 */
#include <string.h>
#include <strings.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/id_set.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/supplier_list.h"

#include "agenda_private.h"

/* SUPPLIER: the key of that name in the list of suppliers. */
enum agenda_key { KEY_KIND, KEY_WHO, KEY_DUE, KEY_IS, KEY_SUPPLIER };

static const struct field due_field = {
    .name = "due", .label = "Due", .type = FIELD_DATE, .example = "today, +3d or 2026-11-23"};
static const struct choice urgencies[] = {{"late", "late"}, {"today", "today"}, {"soon", "soon"}};
static const struct field urgency_field = {.name = "is",
                                           .label = "Is",
                                           .type = FIELD_CHOICE,
                                           .choices = urgencies,
                                           .n_choices = AGENDA_URGENCIES};

#define OF_SUPPLIER(word, position, text)                                                          \
    { word, &supplier_fields[position], false, text, KEY_SUPPLIER }

const struct filter_key agenda_filter_keys[] = {
    {"kind", NULL, false, "kind of line: kind:certificate, -kind:review", KEY_KIND},
    {"who", NULL, false, "responsible: who:lina; who:none is nobody's", KEY_WHO},
    {"due", &due_field, false, "day it is due: due:<=today, due:+7d", KEY_DUE},
    {"is", &urgency_field, false, "is:late, is:today, is:soon", KEY_IS},
    OF_SUPPLIER("country", SUPPLIER_COUNTRY, "country of the supplier: country:VN"),
    OF_SUPPLIER("status", SUPPLIER_STATUS, "its status: status:approved,preferred"),
    OF_SUPPLIER("city", SUPPLIER_CITY, "part of its city: city:hanoi"),
    OF_SUPPLIER("name", SUPPLIER_NAME, "part of its name: name:trail"),
    OF_SUPPLIER("owner", SUPPLIER_OWNER, "who looks after it: owner:lina"),
    {"cert", NULL, true, "certificate valid today: cert:GRS", KEY_SUPPLIER},
    {"tag", NULL, false, "tag of the supplier: tag:fair-2026", KEY_SUPPLIER},
};
const size_t n_agenda_filter_keys = sizeof agenda_filter_keys / sizeof *agenda_filter_keys;

struct agenda_filter {
    struct store *store;
    struct arena arena;
    const char *mine;
    struct filter lines;        /* terms about the line, copied */
    struct condition condition; /* terms about the supplier */
    sqlite3_stmt *test;         /* whether supplier ?1 meets the condition; NULL: there is none */
    sqlite3_stmt *test_words;   /* … and its words */
    struct id_set found;        /* suppliers found by the words, while many are tested */
    bool many;
};

static bool about_line(const struct filter_term *t) {
    return t->key && t->key->id != KEY_SUPPLIER;
}

/* The term as the list of suppliers has it. */
static struct filter_term supplier_term(const struct filter_term *t) {
    struct filter_term of_list = *t;
    for (size_t i = 0; t->key && i < n_supplier_filter_keys; i++)
        if (strcmp(supplier_filter_keys[i].name, t->key->name) == 0)
            of_list.key = &supplier_filter_keys[i];
    return of_list;
}

static void copy_term(struct agenda_filter *f, const struct filter_term *t) {
    struct filter_term *copy = &f->lines.terms[f->lines.n_terms++];
    *copy = *t;
    copy->values = arena_alloc(&f->arena, (size_t)t->n_values + 1, sizeof *copy->values);
    for (int i = 0; i < t->n_values; i++) {
        copy->values[i] = t->values[i];
        copy->values[i].s = arena_string(&f->arena, t->values[i].s);
    }
}

/* The labels of all rules, each once: "bank details, certificate, …". */
static const char *all_kinds(struct arena *arena) {
    const char *kinds = "";
    for (size_t i = 0; i < n_agenda_rules; i++) {
        bool again = false;
        for (size_t j = 0; j < i; j++)
            again = again || strcmp(agenda_rules[i].label, agenda_rules[j].label) == 0;
        if (!again)
            kinds = arena_format(arena, "%s%s%s", kinds, i ? ", " : "",
                                 text_fold(arena, agenda_rules[i].label));
    }
    return kinds;
}

/* A kind that no rule has is a slip of the finger, not an empty list. */
static bool check_kinds(struct agenda_filter *f, const struct filter_term *t, struct error *err) {
    for (int i = 0; t->key->id == KEY_KIND && i < t->n_values; i++) {
        bool known = false;
        for (size_t rule = 0; rule < n_agenda_rules; rule++)
            known = known || agenda_rule_means(rule, t->values[i].s);
        if (!known)
            return error_set(err, ERROR_INPUT, "\"%s\" is no kind of line; there are: %s.",
                             t->values[i].s, all_kinds(&f->arena));
    }
    return true;
}

static bool prepare(struct agenda_filter *f, const char *words, sqlite3_stmt **q,
                    struct error *err) {
    struct strbuf text = {0};
    strbuf_addf(&text, "SELECT 1 FROM supplier s WHERE s.id = ?1%s%s%s%s",
                f->condition.test.length ? " AND " : "", strbuf_text(&f->condition.test),
                words ? " AND " : "", words ? words : "");
    int rc = sqlite3_prepare_v3(store_handle(f->store), strbuf_text(&text), -1,
                                SQLITE_PREPARE_PERSISTENT, q, NULL);
    strbuf_free(&text);
    return (rc == SQLITE_OK || sql_fail(f->store, err, "read the agenda")) &&
           condition_bind(&f->condition, f->store, *q, err);
}

static bool make_condition(struct agenda_filter *f, const struct filter *all, int32_t today,
                           struct error *err) {
    struct filter of_suppliers = {
        .terms = arena_alloc(&f->arena, (size_t)all->n_terms + 1, sizeof *of_suppliers.terms)};
    for (int i = 0; i < all->n_terms; i++)
        if (!about_line(&all->terms[i]))
            of_suppliers.terms[of_suppliers.n_terms++] = supplier_term(&all->terms[i]);
    if (of_suppliers.n_terms == 0)
        return true;
    const struct condition *c = &f->condition;
    return condition_functions(f->store, err) &&
           condition_make(&f->condition, f->store, &of_suppliers, today, err) &&
           (!c->test.length || prepare(f, NULL, &f->test, err)) &&
           (!c->match || prepare(f, c->match_test, &f->test_words, err));
}

struct agenda_filter *agenda_filter_new(struct store *store, const struct agenda_query *query,
                                        struct error *err) {
    struct agenda_filter *f = mem_alloc(1, sizeof *f);
    const struct filter none = {0};
    const struct filter *all = query->filter ? query->filter : &none;
    bool ok = true;
    f->store = store;
    f->mine = arena_string(&f->arena, query->mine);
    f->lines.terms = arena_alloc(&f->arena, (size_t)all->n_terms + 1, sizeof *f->lines.terms);
    for (int i = 0; ok && i < all->n_terms; i++)
        if (about_line(&all->terms[i])) {
            ok = check_kinds(f, &all->terms[i], err);
            copy_term(f, &all->terms[i]);
        }
    if (ok && make_condition(f, all, query->today, err))
        return f;
    agenda_filter_free(f);
    return NULL;
}

void agenda_filter_free(struct agenda_filter *f) {
    if (!f)
        return;
    sqlite3_finalize(f->test);
    sqlite3_finalize(f->test_words);
    condition_free(&f->condition);
    id_set_clear(&f->found);
    arena_free(&f->arena);
    mem_free(f);
}

bool agenda_filter_prepare(struct agenda_filter *f, bool many, struct error *err) {
    bool row = false;
    f->many = many;
    id_set_clear(&f->found);
    if (!many || !f->condition.match)
        return true;
    sqlite3_stmt *q = sql_get_text(f->store,
                                   "SELECT rowid FROM supplier_search WHERE supplier_search "
                                   "MATCH ?1 ORDER BY rowid",
                                   err);
    bool ok = q && sql_bind(f->store, q, "t", err, f->condition.match);
    while (ok && (ok = sql_row(f->store, q, &row, err)) && row)
        id_set_add(&f->found, sqlite3_column_int64(q, 0));
    sql_done(q);
    return ok;
}

static bool meets(struct agenda_filter *f, sqlite3_stmt *q, int64_t supplier, bool *matches,
                  struct error *err) {
    bool ok = sqlite3_bind_int64(q, 1, supplier) == SQLITE_OK ? sql_row(f->store, q, matches, err)
                                                              : sql_fail(f->store, err, NULL);
    sql_done(q);
    return ok;
}

static bool test_supplier(struct agenda_filter *f, int64_t supplier, bool *matches,
                          struct error *err) {
    if (f->condition.match && f->many && !id_set_has(&f->found, supplier)) {
        *matches = false;
        return true;
    }
    sqlite3_stmt *q = f->condition.match && !f->many ? f->test_words : f->test;
    return !q || meets(f, q, supplier, matches, err);
}

static bool test_due(const struct filter_term *t, int32_t due) {
    char day[DATE_TEXT];
    date_to_iso(due, day);
    for (int i = 0; t->op == FILTER_EQUAL && i < t->n_values; i++)
        if (strcmp(day, t->values[i].s) == 0)
            return true;
    if (t->op == FILTER_EQUAL)
        return false;
    int first = strcmp(day, t->values[0].s);
    switch (t->op) {
    case FILTER_LESS:
        return first < 0;
    case FILTER_LESS_EQUAL:
        return first <= 0;
    case FILTER_GREATER:
        return first > 0;
    case FILTER_GREATER_EQUAL:
        return first >= 0;
    default: /* a range */
        return first >= 0 && strcmp(day, t->values[1].s) <= 0;
    }
}

/* Whether one of the values of a kind, a person or an urgency is that of the line. */
static bool test_words(const struct filter_term *t, const struct agenda_read *read) {
    for (int i = 0; i < t->n_values; i++) {
        const char *word = t->values[i].s;
        if (t->key->id == KEY_KIND  ? agenda_rule_means(read->line.rule, word)
            : t->key->id == KEY_WHO ? read->who && strcasecmp(read->who, word) == 0
                                    : strcmp(agenda_urgency_words[read->line.urgency], word) == 0)
            return true;
    }
    return false;
}

static bool test_term(const struct filter_term *t, const struct agenda_read *read) {
    bool filled = t->key->id != KEY_WHO || read->who;
    if (t->op == FILTER_NONE || t->op == FILTER_ANY)
        return filled == (t->op == FILTER_ANY);
    return t->key->id == KEY_DUE ? test_due(t, read->line.due) : test_words(t, read);
}

bool agenda_filter_test(struct agenda_filter *f, const struct agenda_read *read, bool *matches,
                        struct error *err) {
    *matches = !f->mine || !read->who || strcmp(read->who, f->mine) == 0;
    for (int i = 0; *matches && i < f->lines.n_terms; i++)
        *matches = test_term(&f->lines.terms[i], read) != f->lines.terms[i].negated;
    return !*matches || test_supplier(f, read->line.supplier, matches, err);
}
