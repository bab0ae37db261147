/*
 * Values, fields and records: the one description of what an aggregate's tables hold.
 *
 * A struct entity describes one table: its fields in order, with type, label, limits and the header
 * names by which spreadsheets call them. Everything that handles records reads this description:
 * the db layer (load, insert, update, merge, history), forms, `--set name=value` of the command
 * line, CSV and JSON. Columns that every row has (id, rev, created_…, updated_…, deleted_at) are
 * not fields; they stand in struct record.
 *
 * How a value is kept, in memory and in the database alike:
 *   TEXT, LONG, CHOICE   text; CHOICE holds the key of the choice
 *   MULTI, TAGS          text, comma-separated, sorted, no blanks around the commas
 *   DATE                 text "YYYY-MM-DD", a civil day
 *   COUNTRY, CURRENCY    text, ISO 3166-1 alpha-2 and ISO 4217, upper case
 *   INT, BOOL            integer (BOOL 0 or 1)
 *   DECIMAL              integer, scaled by 10^field.scale
 *   MONEY                integer in 1/10,000 of the currency unit
 *   TIME                 integer, milliseconds since 1970 UTC
 *   REF                  integer, the id of a row of table field.ref
 * An empty entry is VALUE_NULL. Texts of a record live in the arena it was made with.
 */
#ifndef SOURCEBENCH_CORE_FIELD_H
#define SOURCEBENCH_CORE_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/memory.h"

enum value_kind { VALUE_NULL, VALUE_INT, VALUE_TEXT };

struct value {
    enum value_kind kind;
    int64_t i;     /* 0 but for VALUE_INT */
    const char *s; /* NULL but for VALUE_TEXT */
};

struct value value_null(void);
struct value value_int(int64_t i);
struct value value_text(const char *s); /* NULL or "" gives VALUE_NULL */
bool value_equal(struct value a, struct value b);

enum field_type {
    FIELD_TEXT,
    FIELD_LONG,
    FIELD_INT,
    FIELD_DECIMAL,
    FIELD_MONEY,
    FIELD_DATE,
    FIELD_TIME,
    FIELD_CHOICE,
    FIELD_MULTI,
    FIELD_TAGS,
    FIELD_BOOL,
    FIELD_COUNTRY,
    FIELD_CURRENCY,
    FIELD_REF
};

enum field_flags {
    FIELD_REQUIRED = 1 << 0,  /* may not be NULL */
    FIELD_DERIVED = 1 << 1,   /* db writes it from other fields; not in forms, exports, history */
    FIELD_HIDDEN = 1 << 2,    /* not in forms and profiles (parent references, evidence stamps) */
    FIELD_NEGATIVE = 1 << 3,  /* an INT, DECIMAL or MONEY that may be below zero */
    FIELD_DEFAULTED = 1 << 4, /* a CHOICE never empty in the database: NULL becomes choices[0] */
    FIELD_ANY_ROW = 1 << 5,   /* an INT, the id of a record whose table another field names */
    FIELD_CODE = 1 << 6,      /* names one living record of its table, in any case of its letters */
    FIELD_LATEST = 1 << 7     /* a DATE by which the records of a parent stand, the latest first */
};

/* What is offered while a TEXT is typed. */
enum field_known {
    KNOWN_NOTHING,
    KNOWN_VALUES, /* those in use, where an index or a small table tells them at once */
    KNOWN_FEW,    /* the same where few stand in very many rows: by steps along an index */
    KNOWN_AGENTS  /* whoever has changed something here */
};

/* Among which words of the record that it belongs to, or is of itself, a text is found: where a
 * search is for some of them only, and how much they count. */
enum field_found { FOUND_NOT, FOUND_NAME, FOUND_PLACE, FOUND_MARKS, FOUND_WORDS };

struct choice {
    const char *key;   /* as stored and as typed in filters: "on-hold" */
    const char *label; /* as shown: "on hold" */
};

struct field {
    const char *name;  /* column, JSON key, CSV header, filter word: "lead_days" */
    const char *label; /* "Lead time" */
    enum field_type type;
    unsigned flags;
    const char *unit;    /* shown after the number: "d", "pcs"; or NULL */
    const char *example; /* "300", for the error beside the field; or NULL */
    const struct choice *choices;
    size_t n_choices;
    int64_t min, max;     /* limits for INT, DECIMAL and MONEY where max > min */
    size_t max_length;    /* characters, for texts; 0 means 1,000 (LONG 100,000) */
    int scale;            /* DECIMAL: digits behind the point */
    const char *currency; /* MONEY: name of the field of this entity that holds its currency */
    const char *ref;      /* REF: table */
    const char *synonyms; /* other header names, "factory name|supplier|vendor"; or NULL */
    /* What a TEXT must be beyond its length; the reason is a sentence. NULL: anything. */
    bool (*check)(const char *text, char reason[128]);
    enum field_known known;
    enum field_found found;
    const char *with; /* name of the field without which it means nothing: both are undone as one */
    /* A FIELD_DERIVED that follows from the text of a field of this entity. NULL: written by none
     * but the db layer itself. */
    char *(*derive)(struct arena *arena, const char *text);
    int derived_from;
};

/* What two fields of a record must agree on. The schema has the same as a CHECK; here it is told in
 * words. */
enum agreement_kind {
    AGREE_NEEDS,     /* where a is filled, b is too */
    AGREE_NEEDS_FOR, /* where a is the choice, b is filled */
    AGREE_NOT_AFTER, /* both filled: the day a is not after the day b */
    AGREE_NOT_ABOVE, /* both filled: the number a is not above b */
    AGREE_BELOW      /* both filled: the number a is below b */
};

struct agreement {
    enum agreement_kind kind;
    int a, b;
    const char *message; /* a sentence for the user */
    const char *choice;  /* AGREE_NEEDS_FOR */
};

struct entity {
    const char *table; /* "supplier_contact" */
    const char *label; /* "contact": lower case, singular */
    const char *plural;
    const struct field *fields;
    size_t n_fields;
    size_t title; /* the field that names a record in messages and lists */
    int parent;   /* the REF field of the record it belongs to, or -1 */
    const struct agreement *agreements;
    size_t n_agreements;
};

/* Of struct field and struct entity, from an array. */
#define CHOICES(list) .choices = (list), .n_choices = sizeof(list) / sizeof *(list)
#define AGREEMENTS(list) .agreements = (list), .n_agreements = sizeof(list) / sizeof *(list)

struct record {
    const struct entity *entity;
    int64_t id;                                 /* 0: not yet in the database */
    int64_t rev;                                /* raised by every change */
    int64_t created_at, updated_at, deleted_at; /* ms UTC; deleted_at 0 where the record lives */
    const char *created_by, *updated_by;
    struct value *values; /* entity->n_fields of them */
};

/* An empty record, all values NULL, made in the arena. */
struct record *record_new(const struct entity *entity, struct arena *arena);
/* A copy with all its texts in the arena. */
struct record *record_copy(const struct record *r, struct arena *arena);
/* A text of the record; "" where the field is empty. (NULL there: r->values[field].s.) */
const char *record_text(const struct record *r, int field);
/* A number of the record, otherwise where the field is empty; a day, DATE_NONE where it is. */
int64_t record_int(const struct record *r, int field, int64_t otherwise);
int32_t record_day(const struct record *r, int field);

/* The index of a field by its name, or -1. */
int entity_field(const struct entity *entity, const char *name);
/* The index of the first field with the flag, or -1. */
int entity_flagged(const struct entity *entity, enum field_flags flag);

/* Whether the values agree with each other: a fee has a currency, nothing expires before it was
 * issued. Inserting and updating ask this; INPUT with a sentence where they do not. */
bool record_check(const struct entity *entity, const struct value *values, struct error *err);

/*
 * Reads what a person typed or a file holds into a value: repairs UTF-8, trims, normalises to NFC,
 * checks type and limits, and for CHOICE and MULTI accepts keys and labels in any case. Elements of
 * MULTI and TAGS stand between commas, semicolons or bars. today (days since 1970-01-01) resolves
 * relative dates such as "+3d" or "fri". An empty text gives VALUE_NULL, and an error where the
 * field is FIELD_REQUIRED. On failure the message says what is expected, with the field's example,
 * and does not repeat the label.
 */
bool field_parse(const struct field *field, const char *text, int32_t today, struct arena *arena,
                 struct value *value, struct error *err);

/* The value as it is typed back into a form or a CSV cell: field_parse() of it gives the value. */
const char *field_edit_text(const struct field *field, struct value value, struct arena *arena);

/* The value as a person reads it: choice label, grouped number with its unit. "" for NULL. MONEY
 * has no currency here; the caller adds it. */
const char *field_show_text(const struct field *field, struct value value, struct arena *arena);

#endif
