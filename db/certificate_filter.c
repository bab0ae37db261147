/*
 * cert:NAME as SQL: certificates that stand on a day, by any name that the catalogue knows.
 *
 * The catalogue's names are matched against the kinds as they are written in the database, of which
 * there are few; the index on them then finds the suppliers. What is for one shipment, or is held
 * by somebody else, is no certificate of the supplier.
 */
#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/known.h"

#include "supplier_filter.h"

enum { ROOM_LEFT = 4 }; /* values that a term adds besides kinds */

struct written {
    const char *text, *key;
    const struct certificate_kind *kind;
};

struct kinds {
    struct written *items;
    int count;
};

static bool load_kinds(struct condition *c, struct store *store, struct kinds *kinds,
                       struct error *err) {
    const char **texts;
    if (!known_certificate_kinds(store, &c->arena, &texts, &kinds->count, err))
        return false;
    kinds->items = arena_alloc(&c->arena, (size_t)kinds->count + 1, sizeof *kinds->items);
    for (int i = 0; i < kinds->count; i++)
        kinds->items[i] = (struct written){texts[i], certificate_key(&c->arena, texts[i]),
                                           catalogue_certificate(store_catalogue(store), texts[i])};
    return true;
}

/* Adds the value unless there is no room left, which condition_make() then tells. */
static void add(struct condition *c, struct strbuf *out, int *n, const char *text) {
    if (c->n_values + ROOM_LEFT >= CONDITION_MAX) {
        c->too_many = true;
        return;
    }
    strbuf_add(out, (*n)++ ? ", " : "");
    condition_add_value(c, out, value_text(text));
}

/* All ways in which the name is written. It stands among them itself, so that what is added later
 * is found too. */
static void add_name(struct condition *c, struct store *store, struct strbuf *out, int *n,
                     const struct kinds *kinds, const char *name) {
    const struct certificate_kind *kind = catalogue_certificate(store_catalogue(store), name);
    const char *key = certificate_key(&c->arena, name);
    add(c, out, n, kind ? kind->code : name);
    for (int i = 0; i < kinds->count; i++) {
        const struct written *w = &kinds->items[i];
        if (kind ? w->kind == kind : !w->kind && strcmp(w->key, key) == 0)
            add(c, out, n, w->text);
    }
}

/* Whoever has a failing rating has no certificate. */
static void add_ratings(struct condition *c, struct strbuf *out, const struct kinds *kinds,
                        const struct certificate_kind *kind) {
    int n = 0, ratings = 0;
    for (int i = 0; i < kind->n_ratings; i++)
        ratings += kind->ratings[i].months == 0;
    if (!ratings)
        return;
    strbuf_add(out, " AND NOT (t.kind IN (");
    add(c, out, &n, kind->code);
    for (int i = 0; i < kinds->count; i++) {
        if (kinds->items[i].kind == kind)
            add(c, out, &n, kinds->items[i].text);
    }
    strbuf_add(out, ") AND upper(ifnull(t.rating, '')) IN (");
    n = 0;
    for (int i = 0; i < kind->n_ratings; i++) {
        if (kind->ratings[i].months == 0)
            add(c, out, &n, kind->ratings[i].rating);
    }
    strbuf_add(out, "))");
}

bool condition_add_certificate(struct condition *c, struct store *store, struct strbuf *out,
                               const struct filter_term *t, int32_t today, struct error *err) {
    const struct catalogue *catalogue = store_catalogue(store);
    struct kinds kinds;
    char day[DATE_TEXT];
    int n = 0;
    date_to_iso(today, day);
    if (!load_kinds(c, store, &kinds, err))
        return false;
    condition_open_exists(out, "certificate", t);
    if (t->n_values)
        strbuf_add(out, " AND t.kind IN (");
    for (int i = 0; i < t->n_values; i++)
        add_name(c, store, out, &n, &kinds, t->values[i].s);
    if (t->n_values)
        strbuf_add_char(out, ')');
    for (int i = 0; catalogue && i < catalogue->n_certificates; i++)
        add_ratings(c, out, &kinds, &catalogue->certificates[i]);
    strbuf_add(out, " AND t.document <> 'transaction' AND t.holder IS NULL AND t.state <> "
                    "'refuted' AND (t.expires IS NULL OR t.expires >= ");
    condition_add_value(c, out, value_text(t->day ? t->day : day));
    strbuf_addf(out, ") AND (t.issued IS NULL OR t.issued <= ?%d))",
                CONDITION_FIRST + c->n_values - 1);
    return true;
}
