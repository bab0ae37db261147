/*
 * What a request for quotation tells a supplier. Of the client, of others' offers, and of notes
 * nothing is read here.
 */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/incoterm.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/quote_breaks.h"

#include "rfq_private.h"

enum { ASKED = 40 /* lines besides those of variants, at most */ };

struct making {
    struct store *store;
    const struct rfq_options *options;
    struct arena *arena;
    struct rfq_sheet *sheet;
    struct record *requirement, *product, *rfq, *invitation, *supplier; /* NULL: none */
    struct record **lines;
    int n_lines;
};

static void tell(struct making *m, const char *label, const char *text) {
    if (text && *text)
        m->sheet->asked[m->sheet->n_asked++] = (struct rfq_asked){label, text};
}

/* ---- the request ------------------------------------------------------------------------------
 */

bool rfq_invitation(struct store *store, int64_t rfq, int64_t supplier, struct arena *arena,
                    struct record **invitation, struct error *err) {
    struct record **all;
    int n;
    *invitation = NULL;
    if (!record_children(store, &invitation_entity, rfq, false, arena, &all, &n, err))
        return false;
    for (int i = 0; i < n; i++)
        if (all[i]->values[INVITATION_SUPPLIER].i == supplier)
            *invitation = all[i];
    return true;
}

bool rfq_latest(struct store *store, int64_t requirement, int64_t supplier, struct arena *arena,
                struct record **rfq, struct error *err) {
    struct record **all, *invited = NULL, *latest = NULL;
    int n;
    bool ok = record_children(store, &rfq_entity, requirement, false, arena, &all, &n, err);
    for (int i = 0; ok && i < n; i++) {
        struct record *invitation = NULL;
        if (strcmp(record_text(all[i], RFQ_STATUS), "closed") == 0)
            continue;
        latest = all[i];
        ok = !supplier || rfq_invitation(store, all[i]->id, supplier, arena, &invitation, err);
        invited = invitation ? all[i] : invited;
    }
    *rfq = invited ? invited : latest;
    return ok;
}

static bool load(struct making *m, int64_t requirement, struct error *err) {
    struct store *store = m->store;
    int64_t supplier = m->options->supplier;
    struct rfq_answer *filled = &m->sheet->filled;
    if (!record_load(store, &requirement_entity, requirement, m->arena, &m->requirement, err) ||
        !record_load(store, &product_entity, m->requirement->values[REQUIREMENT_PRODUCT].i,
                     m->arena, &m->product, err) ||
        !record_children(store, &demand_entity, requirement, false, m->arena, &m->lines,
                         &m->n_lines, err) ||
        !rfq_latest(store, requirement, supplier, m->arena, &m->rfq, err))
        return false;
    filled->about = (struct rfq_reference){requirement, m->rfq ? m->rfq->id : 0, supplier};
    filled->supplier = "";
    if (!supplier)
        return true;
    if (!record_load(store, &supplier_entity, supplier, m->arena, &m->supplier, err) ||
        (m->rfq && !rfq_invitation(store, m->rfq->id, supplier, m->arena, &m->invitation, err)))
        return false;
    filled->supplier = record_text(m->supplier, SUPPLIER_NAME);
    return true;
}

/* ---- what is wanted ---------------------------------------------------------------------------
 */

const char *rfq_name(const struct record *rfq, struct arena *arena) {
    const char *number = record_text(rfq, RFQ_NUMBER);
    const struct value *revision = &rfq->values[RFQ_REVISION];
    return revision->kind == VALUE_INT
               ? arena_format(arena, "%s, revision %lld", number, (long long)revision->i)
               : number;
}

static void tell_request(struct making *m, int32_t today) {
    const char *text = date_text(m->arena, today);
    const char *due = m->invitation ? record_text(m->invitation, INVITATION_DUE_ON) : "";
    if (m->rfq) {
        text = rfq_name(m->rfq, m->arena);
        due = *due ? due : record_text(m->rfq, RFQ_DUE_ON);
    }
    tell(m, "Request for quotation", text);
    tell(m, "Please answer by", due);
}

static bool tell_materials(struct making *m, struct error *err) {
    struct record **parts, *material;
    int n;
    int64_t whole = m->product->values[PRODUCT_MATERIAL].i;
    if (whole && !record_load(m->store, &material_entity, whole, m->arena, &material, err))
        return false;
    tell(m, "Material", whole ? record_text(material, MATERIAL_NAME) : "");
    bool ok =
        record_children(m->store, &part_entity, m->product->id, false, m->arena, &parts, &n, err);
    const char *text = "";
    for (int i = 0; ok && i < n; i++) {
        ok = record_load(m->store, &material_entity, parts[i]->values[PART_MATERIAL].i, m->arena,
                         &material, err);
        if (ok)
            text = arena_format(m->arena, "%s%s%s: %s", text, i ? "; " : "",
                                record_text(parts[i], PART_PART),
                                record_text(material, MATERIAL_NAME));
    }
    tell(m, "Parts", text);
    return ok;
}

static void tell_product(struct making *m) {
    static const int fields[] = {
        PRODUCT_TYPE,     PRODUCT_APPLICATION, PRODUCT_SURFACE,  PRODUCT_OUTSIDE,
        PRODUCT_INSIDE,   PRODUCT_LOAD_KG,     PRODUCT_HARDWARE, PRODUCT_STITCHING,
        PRODUCT_COATINGS, PRODUCT_FEATURES,    PRODUCT_LOGO,     PRODUCT_LABELS,
        PRODUCT_PACKING,  PRODUCT_TECH_PACK,   PRODUCT_HS,       PRODUCT_MARKETS};
    const char *name = record_text(m->product, PRODUCT_NAME);
    const char *code = record_text(m->product, PRODUCT_CODE);
    tell(m, "Product", *code ? arena_format(m->arena, "%s (%s)", name, code) : name);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct field *f = &product_entity.fields[fields[i]];
        tell(m, f->label, field_show_text(f, m->product->values[fields[i]], m->arena));
    }
}

/* "black: 2,000 pcs (jet black, Pantone 19-0303 TCX, M)" */
static const char *variant_text(struct making *m, const struct record *variant, int64_t quantity) {
    const char *pantone = record_text(variant, VARIANT_PANTONE);
    const char *const more[] = {record_text(variant, VARIANT_COLOUR),
                                *pantone ? arena_format(m->arena, "Pantone %s", pantone) : "",
                                record_text(variant, VARIANT_SIZE)};
    const char *text = "";
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (*more[i])
            text = arena_format(m->arena, "%s%s%s", text, *text ? ", " : "", more[i]);
    return arena_format(m->arena, *text ? "%s: %s pcs (%s)" : "%s: %s pcs%s",
                        record_text(variant, VARIANT_NAME), integer_text(quantity).text, text);
}

static bool tell_quantities(struct making *m, struct error *err) {
    struct record *variant;
    bool ok = true;
    tell(m, "Quantity",
         arena_format(m->arena, "%s pcs",
                      integer_text(m->requirement->values[REQUIREMENT_QUANTITY].i).text));
    for (int i = 0; ok && i < m->n_lines; i++) {
        const struct value *line = m->lines[i]->values;
        ok =
            record_load(m->store, &variant_entity, line[DEMAND_VARIANT].i, m->arena, &variant, err);
        if (ok)
            tell(m, "Of these", variant_text(m, variant, line[DEMAND_QUANTITY].i));
    }
    if (m->rfq)
        tell(m, "Prices for", record_text(m->rfq, RFQ_QUANTITIES));
    return ok;
}

/* The street of the client's warehouse is not told: the port is what a price needs. */
static void tell_delivery(struct making *m) {
    const struct record *r = m->requirement;
    const char *code = record_text(r, REQUIREMENT_COUNTRY),
               *port = record_text(r, REQUIREMENT_PORT);
    const struct country *country = country_by_code(code);
    tell(m, "Destination",
         arena_format(m->arena, "%s%s%s", port, *port ? ", " : "", country ? country->name : code));
    tell(m, "Needed there by", record_text(r, REQUIREMENT_NEEDED_BY));
    if (!m->rfq)
        return;
    const char *rule = record_text(m->rfq, RFQ_INCOTERM), *place = record_text(m->rfq, RFQ_PLACE);
    tell(m, "Terms of delivery",
         *rule ? arena_format(m->arena, "%s%s%s", rule, *place ? " " : "", place) : "");
    tell(m, "Our terms", record_text(m->rfq, RFQ_TERMS));
}

/* ---- what stands in it already ----------------------------------------------------------------
 */

static struct record *add_row(struct making *m, enum rfq_table table) {
    struct rfq_answer *f = &m->sheet->filled;
    if (!f->rows[table])
        f->rows[table] = arena_alloc(m->arena, (size_t)rfq_tables[table].most, sizeof **f->rows);
    struct record *r = record_new(rfq_tables[table].entity, m->arena);
    f->rows[table][f->n_rows[table]++] = r;
    return r;
}

/* "1000, 3000; 5 000 pcs" */
static void ask_quantities(struct making *m) {
    const char *text = m->rfq ? record_text(m->rfq, RFQ_QUANTITIES) : "";
    char *rest = NULL, *copy = arena_string(m->arena, text);
    int n = 0;
    for (char *word = strtok_r(copy, ",;/", &rest); word && n < rfq_tables[RFQ_BREAKS].most;
         word = strtok_r(NULL, ",;/", &rest)) {
        struct value v;
        struct error ignored;
        if (!field_parse(&break_entity.fields[BREAK_QUANTITY], word, 0, m->arena, &v, &ignored))
            continue; /* written for people, and told as it is above */
        add_row(m, RFQ_BREAKS)->values[BREAK_QUANTITY] = v;
        n++;
    }
    if (n == 0 && m->requirement->values[REQUIREMENT_QUANTITY].i > 0)
        add_row(m, RFQ_BREAKS)->values[BREAK_QUANTITY] =
            m->requirement->values[REQUIREMENT_QUANTITY];
}

/* Stages and kinds of cost that a factory usually has; they say nothing without days or amounts. */
static void ask_usual(struct making *m) {
    static const char *const stages[][2] = {{"sample approval", "approval"},
                                            {"material", "material"},
                                            {"production", "production"},
                                            {"inspection", "inspection"},
                                            {"to port and export", "inland"}};
    static const char *const costs[] = {"material", "labour",    "overhead", "tooling",
                                        "qc",       "logistics", "margin"};
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        struct record *r = add_row(m, RFQ_STAGES);
        r->values[STAGE_NAME] = value_text(stages[i][0]);
        r->values[STAGE_KIND] = value_text(stages[i][1]);
        r->values[STAGE_DAYS] = value_text("working");
    }
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++)
        add_row(m, RFQ_COSTS)->values[COST_KIND] = value_text(costs[i]);
}

static void ask(struct making *m) {
    struct rfq_answer *f = &m->sheet->filled;
    f->quote = record_new(&quote_entity, m->arena);
    if (m->rfq) {
        f->quote->values[QUOTE_INCOTERM] = m->rfq->values[RFQ_INCOTERM];
        f->quote->values[QUOTE_PLACE] = m->rfq->values[RFQ_PLACE];
    }
    ask_quantities(m);
    ask_usual(m);
}

/* The supplier's own offer, but for what the agent noted with it. */
static bool fill(struct making *m, const struct record *quote, struct error *err) {
    struct rfq_answer *f = &m->sheet->filled;
    f->quote = record_copy(quote, m->arena);
    f->quote->values[QUOTE_NOTE] = value_null();
    for (int t = 0; t < RFQ_TABLES; t++) {
        if (!record_children(m->store, rfq_tables[t].entity, quote->id, false, m->arena,
                             &f->rows[t], &f->n_rows[t], err))
            return false;
        /* Read back, a sheet that leaves rows out would take them away. */
        if (f->n_rows[t] > rfq_tables[t].most)
            return error_set(err, ERROR_REFUSED,
                             "The offer has %d lines under \"%s\", and a sheet has room for %d: "
                             "change it by hand, or send the request without the offer in it.",
                             f->n_rows[t], rfq_tables[t].title, rfq_tables[t].most);
        for (int i = 0; i < f->n_rows[t]; i++) {
            int note = entity_field(rfq_tables[t].entity, "note");
            if (note >= 0)
                f->rows[t][i]->values[note] = value_null();
        }
    }
    quote_breaks_sort(f->rows[RFQ_BREAKS], f->n_rows[RFQ_BREAKS]);
    rfq_stages_sort(f->rows[RFQ_STAGES], f->n_rows[RFQ_STAGES]);
    return true;
}

static bool fill_in(struct making *m, struct error *err) {
    struct record *quote = NULL;
    const struct rfq_reference *about = &m->sheet->filled.about;
    if (m->options->filled && !rfq_own_quote(m->store, about, NULL, m->arena, &quote, NULL, err))
        return false;
    if (quote)
        return fill(m, quote, err);
    ask(m);
    return true;
}

bool rfq_sheet_make(struct session *session, int64_t requirement, const struct rfq_options *options,
                    struct arena *arena, struct rfq_sheet *sheet, struct error *err) {
    struct making m = {.store = session->store, .options = options, .arena = arena, .sheet = sheet};
    *sheet = (struct rfq_sheet){0};
    if (!load(&m, requirement, err))
        return false;
    sheet->asked = arena_alloc(arena, (size_t)m.n_lines + ASKED, sizeof *sheet->asked);
    tell_request(&m, session_today(session));
    tell_product(&m);
    if (!tell_materials(&m, err) || !tell_quantities(&m, err))
        return false;
    tell_delivery(&m);
    return fill_in(&m, err);
}
