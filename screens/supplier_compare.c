#include "supplier_compare.h"

#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/service/session.h"

#include "compare.h"

struct suppliers_compared {
    struct session *session;
    int64_t ids[COMPARE_MAX];
    int count;
};

/* What is compared, in groups; fields of the supplier, or one of the extras. */
enum extra { EXTRA_CERTIFICATES = 1000, EXTRA_TAGS, EXTRA_LAST_CONTACT, EXTRA_FOLLOW_UP };

static const struct {
    const char *group;
    int fields[12];
    int n;
} groups[] = {
    {"Identity",
     {SUPPLIER_STATUS, SUPPLIER_KIND, SUPPLIER_COUNTRY, SUPPLIER_CITY, SUPPLIER_FOUNDED,
      SUPPLIER_OWNER},
     6},
    {"Capability",
     {SUPPLIER_WORKERS, SUPPLIER_CAPACITY, SUPPLIER_MODELS, SUPPLIER_SECTORS, SUPPLIER_EXPORT_SINCE,
      SUPPLIER_EXPORT_MARKETS},
     6},
    {"Terms",
     {SUPPLIER_MOQ, SUPPLIER_MOQ_BASIS, SUPPLIER_LEAD_DAYS, SUPPLIER_LEAD_BASIS, SUPPLIER_CURRENCY,
      SUPPLIER_INCOTERM, SUPPLIER_PAYMENT_TERMS},
     7},
    {"Compliance", {EXTRA_CERTIFICATES, EXTRA_TAGS}, 2},
    {"Contact", {EXTRA_LAST_CONTACT, EXTRA_FOLLOW_UP, SUPPLIER_NEXT_REVIEW}, 3},
};

enum { GROUPS = sizeof groups / sizeof *groups };

static const char *row_label(int field) {
    switch (field) {
    case EXTRA_CERTIFICATES:
        return "Certificates";
    case EXTRA_TAGS:
        return "Tags";
    case EXTRA_LAST_CONTACT:
        return "Last contact";
    case EXTRA_FOLLOW_UP:
        return "Follow up";
    default:
        return supplier_entity.fields[field].label;
    }
}

static const char *cell(int field, const struct record *r, const struct supplier_extras *x,
                        struct arena *arena) {
    switch (field) {
    case EXTRA_CERTIFICATES:
        return x->certificates;
    case EXTRA_TAGS:
        return x->tags;
    case EXTRA_LAST_CONTACT:
        return x->last_contact;
    case EXTRA_FOLLOW_UP:
        return x->follow_up;
    default:
        return field_show_text(&supplier_entity.fields[field], r->values[field], arena);
    }
}

/* By name: the marks come in the order of their ids. */
static void put_by_name(struct compare_table *t, struct record **records, int at,
                        struct record *record) {
    const char *name = record->values[SUPPLIER_NAME].s;
    for (; at > 0 && strcmp(name, t->names[at - 1]) < 0; at--) {
        records[at] = records[at - 1];
        t->names[at] = t->names[at - 1];
    }
    records[at] = record;
    t->names[at] = name;
}

static bool read_all(struct suppliers_compared *c, struct compare_table *t, struct record **records,
                     struct supplier_extras *extras, struct error *err) {
    struct record *record = NULL;
    struct store *store = c->session->store;
    for (int i = 0; i < c->count; i++) {
        if (!record_load(store, &supplier_entity, c->ids[i], &t->arena, &record, err))
            return false;
        put_by_name(t, records, i, record);
    }
    for (int i = 0; i < c->count; i++)
        if (!supplier_extras_load(store, records[i]->id, session_today(c->session), &t->arena,
                                  &extras[i], err))
            return false;
    return true;
}

static bool fill(void *user, struct compare_table *t, struct error *err) {
    struct suppliers_compared *c = user;
    struct record *records[COMPARE_MAX] = {NULL};
    struct supplier_extras extras[COMPARE_MAX] = {{0}};
    t->count = c->count;
    if (!read_all(c, t, records, extras, err))
        return false;
    for (int g = 0; g < GROUPS; g++) {
        compare_add_group(t, groups[g].group);
        for (int f = 0; f < groups[g].n; f++) {
            const char *cells[COMPARE_MAX] = {NULL};
            for (int i = 0; i < c->count; i++)
                cells[i] = cell(groups[g].fields[f], records[i], &extras[i], &t->arena);
            compare_add(t, row_label(groups[g].fields[f]), cells);
        }
    }
    return true;
}

void supplier_compare_run(struct shell *shell, const int64_t *ids, int count) {
    struct suppliers_compared c = {.session = shell_context(shell)};
    struct compare_spec spec = {.what = "suppliers", .fill = fill, .user = &c};
    for (; c.count < count && c.count < COMPARE_MAX; c.count++)
        c.ids[c.count] = ids[c.count];
    compare_run(shell, &spec);
}
