/*
 * The entities describe exactly what the steps in db/schema create.
 */
#include "sourcebench/core/supplier.h"

#include <glob.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/text.h"

#include "suite.h"

static void apply(sqlite3 *db, const char *path) {
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    static char sql[100000];
    size_t length = fread(sql, 1, sizeof sql - 1, file);
    fclose(file);
    sql[length] = '\0';
    char *message = NULL;
    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, "%s", message);
}

/* All steps, in the order of their names. */
static sqlite3 *open_schema(void) {
    const char *folder = getenv("srcdir");
    char pattern[4096];
    glob_t steps;
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
    snprintf(pattern, sizeof pattern, "%s/db/schema/*.sql", folder ? folder : ".");
    ck_assert_int_eq(glob(pattern, 0, NULL, &steps), 0);
    for (size_t i = 0; i < steps.gl_pathc; i++)
        apply(db, steps.gl_pathv[i]);
    globfree(&steps);
    return db;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
    sqlite3_stmt *stmt = NULL;
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    return stmt;
}

static bool stored_as_integer(enum field_type type) {
    switch (type) {
    case FIELD_INT:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_TIME:
    case FIELD_BOOL:
    case FIELD_REF:
        return true;
    default:
        return false;
    }
}

static void check_column(const struct entity *e, const struct field *f, sqlite3_stmt *column) {
    const char *name = (const char *)sqlite3_column_text(column, 0);
    const char *type = (const char *)sqlite3_column_text(column, 1);
    bool required = sqlite3_column_int(column, 2), defaulted = sqlite3_column_bytes(column, 3) > 0;

    ck_assert_msg(strcmp(type, stored_as_integer(f->type) ? "INTEGER" : "TEXT") == 0, "%s.%s is %s",
                  e->table, name, type);
    ck_assert_msg((required && !defaulted) == !!(f->flags & FIELD_REQUIRED), "%s.%s", e->table,
                  name);
    ck_assert_msg(defaulted == !!(f->flags & FIELD_DEFAULTED), "%s.%s", e->table, name);
    if (defaulted) {
        char quoted[64];
        snprintf(quoted, sizeof quoted, "'%s'", f->choices[0].key);
        ck_assert_str_eq((const char *)sqlite3_column_text(column, 3), quoted);
    }
}

static int audit_column(const char *name) {
    static const char *const audit[] = {"id",         "rev",        "created_at", "created_by",
                                        "updated_at", "updated_by", "deleted_at"};
    for (size_t i = 0; i < sizeof audit / sizeof *audit; i++)
        if (strcmp(audit[i], name) == 0)
            return 1;
    return 0;
}

/* Columns are only appended, so their order is not that of the fields. */
static void check_columns(sqlite3 *db, const struct entity *e) {
    char sql[200];
    size_t fields = 0;
    int audit = 0;
    snprintf(sql, sizeof sql,
             "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info('%s')", e->table);
    sqlite3_stmt *column = prepare(db, sql);
    while (sqlite3_step(column) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(column, 0);
        int field = entity_field(e, name);
        ck_assert_msg(field >= 0 || audit_column(name), "%s.%s is no field", e->table, name);
        audit += audit_column(name);
        if (field < 0)
            continue;
        check_column(e, &e->fields[field], column);
        fields++;
    }
    ck_assert_int_eq(audit, 7);
    ck_assert_uint_eq(fields, e->n_fields);
    sqlite3_finalize(column);
}

START_TEST(fields_are_the_columns) {
    sqlite3 *db = open_schema();
    for (const struct entity *const *e = all_entities; *e; e++)
        check_columns(db, *e);
    sqlite3_close(db);
}
END_TEST

/* Columns without which a value of another one is refused: a fee has a currency, a price also what
 * it is per, what is snoozed a day, what is escalated an agent, days that are excused a reason. */
static bool goes_along(const char *name) {
    return strcmp(name, "currency") == 0 || strcmp(name, "price_per") == 0 ||
           strcmp(name, "until") == 0 || strcmp(name, "assignee") == 0 ||
           strcmp(name, "excused_reason") == 0;
}

/* Whether the schema takes the value in this column, all others being filled as they must. */
static bool column_takes(sqlite3 *db, const struct entity *e, size_t index, struct value value) {
    char columns[2000] = "", marks[1000] = "", sql[4000];
    for (size_t i = 0; i < e->n_fields; i++) {
        bool needed = e->fields[i].flags & FIELD_REQUIRED || goes_along(e->fields[i].name);
        if (!needed && i != index)
            continue;
        char part[40];
        snprintf(part, sizeof part, "%s,", e->fields[i].name);
        strcat(columns, part);
        snprintf(part, sizeof part, "?%zu,", i + 1);
        strcat(marks, part);
    }
    snprintf(sql, sizeof sql,
             "INSERT INTO %s (%s rev, created_at, created_by, updated_at, updated_by)"
             " VALUES (%s 1, 0, 'a', 0, 'a')",
             e->table, columns, marks);
    sqlite3_stmt *insert = prepare(db, sql);
    for (size_t i = 0; i < e->n_fields; i++) {
        const struct field *f = &e->fields[i];
        struct value v = value_text(f->type == FIELD_DATE       ? "2026-11-23"
                                    : f->type == FIELD_CURRENCY ? "USD"
                                    : f->type == FIELD_COUNTRY  ? "VN"
                                    : f->choices                ? f->choices[0].key
                                                                : "text");
        if (stored_as_integer(f->type))
            v = value_int(1);
        if (i == index)
            v = value;
        if (v.kind == VALUE_INT)
            sqlite3_bind_int64(insert, (int)i + 1, v.i);
        else if (v.kind == VALUE_TEXT)
            sqlite3_bind_text(insert, (int)i + 1, v.s, -1, SQLITE_STATIC);
    }
    int rc = sqlite3_step(insert);
    sqlite3_finalize(insert);
    ck_assert_msg(rc == SQLITE_DONE || rc == SQLITE_CONSTRAINT, "%s: %s", sql, sqlite3_errmsg(db));
    return rc == SQLITE_DONE;
}

START_TEST(every_choice_is_accepted) {
    sqlite3 *db = open_schema();
    for (const struct entity *const *e = all_entities; *e; e++)
        for (size_t i = 0; i < (*e)->n_fields; i++) {
            const struct field *f = &(*e)->fields[i];
            for (size_t c = 0; c < f->n_choices; c++)
                ck_assert_msg(column_takes(db, *e, i, value_text(f->choices[c].key)), "%s.%s %s",
                              (*e)->table, f->name, f->choices[c].key);
            if (f->type == FIELD_CHOICE)
                ck_assert_msg(!column_takes(db, *e, i, value_text("no such choice")), "%s.%s",
                              (*e)->table, f->name);
        }
    sqlite3_close(db);
}
END_TEST

/* Where the field has limits they are the schema's: one further is refused. An id of any record has
 * none. */
START_TEST(limits_are_those_of_the_schema) {
    sqlite3 *db = open_schema();
    for (const struct entity *const *e = all_entities; *e; e++)
        for (size_t i = 0; i < (*e)->n_fields; i++) {
            const struct field *f = &(*e)->fields[i];
            bool number =
                f->type == FIELD_INT || f->type == FIELD_DECIMAL || f->type == FIELD_MONEY;
            if (!number || f->flags & FIELD_ANY_ROW)
                continue;
            bool bounded = f->max > f->min;
            int64_t low = bounded ? f->min : 0;
            ck_assert_msg(column_takes(db, *e, i, value_int(low)), "%s %s", (*e)->table, f->name);
            ck_assert_msg(!column_takes(db, *e, i, value_int(low - 1)), "%s %s", (*e)->table,
                          f->name);
            ck_assert_msg(column_takes(db, *e, i, value_int(bounded ? f->max : INT64_MAX)), "%s %s",
                          (*e)->table, f->name);
            if (bounded)
                ck_assert_msg(!column_takes(db, *e, i, value_int(f->max + 1)), "%s %s", (*e)->table,
                              f->name);
        }
    sqlite3_close(db);
}
END_TEST

/* Every REF names a table of the house; parents come first, so that rows are restored in order. */
START_TEST(parents_come_before_children) {
    for (const struct entity *const *e = supplier_entities; *e; e++)
        ck_assert_int_eq((*e)->parent >= 0, *e != &supplier_entity);
    for (const struct entity *const *e = all_entities; *e; e++) {
        ck_assert_uint_lt((*e)->title, (*e)->n_fields);
        for (size_t i = 0; i < (*e)->n_fields; i++) {
            const struct field *f = &(*e)->fields[i];
            if (f->type != FIELD_REF)
                continue;
            const struct entity *const *target = all_entities;
            while (target < e && strcmp((*target)->table, f->ref) != 0)
                target++;
            ck_assert_msg(target < e, "%s.%s", (*e)->table, f->name);
        }
    }
}
END_TEST

/* Adds the words of a field by which a header is found; each may stand for one field only. */
static void add_header(struct arena *a, const char **seen, size_t *n, const char *word,
                       const struct field *f) {
    const char *key = text_name_key(a, word);
    for (size_t i = 0; i < *n; i += 2)
        ck_assert_msg(strcmp(seen[i], key) != 0 || strcmp(seen[i + 1], f->name) == 0,
                      "\"%s\" means %s and %s", word, seen[i + 1], f->name);
    seen[(*n)++] = key;
    seen[(*n)++] = f->name;
}

START_TEST(a_header_means_one_field) {
    for (const struct entity *const *e = all_entities; *e; e++) {
        struct arena a = {0};
        const char *seen[2000];
        size_t n = 0;
        for (size_t i = 0; i < (*e)->n_fields; i++) {
            const struct field *f = &(*e)->fields[i];
            add_header(&a, seen, &n, f->name, f);
            add_header(&a, seen, &n, f->label, f);
            char *list = arena_string(&a, f->synonyms ? f->synonyms : ""), *rest = NULL;
            for (char *s = strtok_r(list, "|", &rest); s; s = strtok_r(NULL, "|", &rest))
                add_header(&a, seen, &n, s, f);
            ck_assert_uint_lt(n, 1900);
        }
        arena_free(&a);
    }
}
END_TEST

TEST_MAIN(supplier_entities, fields_are_the_columns, every_choice_is_accepted,
          limits_are_those_of_the_schema, parents_come_before_children, a_header_means_one_field)
