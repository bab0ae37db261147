/* What is to be checked on a visit, from the records of the supplier. */
#include "sourcebench/service/visit_sheet.h"

#include <string.h>
#include <strings.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/core/vetting_fact.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/zone.h"
#include "sourcebench/service/agenda.h"
#include "sourcebench/service/sheet.h"

const struct visit_section_words visit_section_words[VISIT_SECTIONS] = {
    [VISIT_VETTING] = {"Vetting: still to be checked", "vetting"},
    [VISIT_CERTIFICATES] = {"Certificates: see the originals", "certificates"},
    [VISIT_CLAIMS] = {"Claims: see with own eyes", "claims"},
    [VISIT_FINDINGS] = {"Findings: mended and closed?", "findings"},
    [VISIT_SAMPLES] = {"Samples", "samples"},
    [VISIT_BANK] = {"Bank details: have them confirmed", "bank details"},
    [VISIT_FOLLOW_UPS] = {"Follow-ups: to be asked", "follow-ups"},
};

struct making {
    struct session *session;
    struct arena *arena;
    struct visit_sheet *sheet;
    const struct record *supplier;
    struct record **sites;
    int n_sites;
    struct record_list certificates;
    int32_t today;
    int horizon; /* days before its last one from which a certificate is on the sheet */
};

static const char *show(const struct making *m, const struct record *r, int field) {
    return field_show_text(&r->entity->fields[field], r->values[field], m->arena);
}

static const char *joined(struct arena *arena, const char *separator, const char *const *texts,
                          size_t n) {
    const char *all = "";
    for (size_t i = 0; i < n; i++)
        if (texts[i] && *texts[i])
            all = arena_format(arena, "%s%s%s", all, *all ? separator : "", texts[i]);
    return all;
}

#define JOIN(m, separator, ...)                                                                    \
    joined((m)->arena, separator, (const char *const[]){__VA_ARGS__},                              \
           sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* "phone +84 28 …"; "" where there is nothing. */
static const char *named(const struct making *m, const char *name, const char *text) {
    return *text ? arena_format(m->arena, "%s %s", name, text) : "";
}

static const char *one_of(const char *text, const char *const *words) {
    for (; *words; words++)
        if (strcmp(text, *words) == 0)
            return *words;
    return NULL;
}

static void add_item(struct making *m, struct visit_list *list, const char *text,
                     const char *more) {
    if (list->n == list->capacity) {
        int capacity = list->n ? 2 * list->n : 8;
        struct visit_item *grown = arena_alloc(m->arena, (size_t)capacity, sizeof *grown);
        for (int i = 0; i < list->n; i++)
            grown[i] = list->items[i];
        list->items = grown;
        list->capacity = capacity;
    }
    list->items[list->n++] = (struct visit_item){text, more && *more ? more : NULL};
}

/* "due 2026-12-01", "due 2026-11-20, 3 d ago" */
static const char *due_text(const struct making *m, const char *word, const char *day) {
    char age[24];
    int32_t due = date_from_iso(day);
    if (due == DATE_NONE)
        return "";
    date_age(due, m->today, age, sizeof age);
    return due < m->today ? arena_format(m->arena, "%s %s, %s ago", word, day, age)
                          : arena_format(m->arena, "%s %s", word, day);
}

static const char *site_name(const struct making *m, const struct record *r, int field) {
    for (int i = 0; i < m->n_sites; i++)
        if (r->values[field].kind == VALUE_INT && m->sites[i]->id == r->values[field].i)
            return JOIN(m, ", ", record_text(m->sites[i], SITE_NAME),
                        record_text(m->sites[i], SITE_ADDRESS),
                        record_text(m->sites[i], SITE_CITY));
    return "";
}

/* One function for each kind of record: adds it where it is to be looked at. */

static void add_contact(struct making *m, const struct record *r) {
    const char *who = JOIN(m, ", ", record_text(r, CONTACT_NAME), record_text(r, CONTACT_ROLE),
                           record_text(r, CONTACT_LANGUAGE));
    add_item(m, &m->sheet->contacts, who,
             JOIN(m, " · ", named(m, "phone", record_text(r, CONTACT_PHONE)),
                  named(m, "WhatsApp", record_text(r, CONTACT_WHATSAPP)),
                  named(m, "WeChat", record_text(r, CONTACT_WECHAT)),
                  named(m, "mail", record_text(r, CONTACT_MAIL))));
}

static void add_audit(struct making *m, const struct record *r) {
    if (*record_text(r, AUDIT_HELD))
        return;
    const char *when = arena_format(m->arena, "%s planned for %s", show(m, r, AUDIT_KIND),
                                    record_text(r, AUDIT_PLANNED));
    add_item(m, &m->sheet->purpose, record_text(r, AUDIT_PURPOSE),
             JOIN(m, " · ", when, record_text(r, AUDIT_AUDITOR), site_name(m, r, AUDIT_SITE),
                  record_text(r, AUDIT_NOTE)));
}

static void add_vetting(struct making *m, const struct record *r) {
    const char *why = NULL;
    switch (vetting_standing(r, m->today)) {
    case VETTING_IS_OPEN:
        why = "";
        break;
    case VETTING_IS_LAPSED:
        why = due_text(m, "good until", record_text(r, VETTING_EXPIRES));
        break;
    case VETTING_IS_FAILED:
        why = "failed";
        break;
    case VETTING_IS_MET:
    case VETTING_IS_IRRELEVANT:
        return;
    }
    bool mandatory =
        r->values[VETTING_MANDATORY].kind == VALUE_INT && r->values[VETTING_MANDATORY].i;
    add_item(m, &m->sheet->sections[VISIT_VETTING],
             JOIN(m, ", ", record_text(r, VETTING_TITLE), mandatory ? "mandatory" : "", why),
             JOIN(m, " · ", record_text(r, VETTING_EVIDENCE), record_text(r, VETTING_NOTE)));
}

/* Whether a newer document stands in for it, as for the agenda (db/derived.c). */
static bool is_renewed(const struct making *m, const struct record *r) {
    static const int same[] = {CERTIFICATE_DOCUMENT, CERTIFICATE_SITE, CERTIFICATE_HOLDER,
                               CERTIFICATE_SUBJECT};
    bool renewed = false;
    for (int i = 0; i < m->certificates.count && !renewed; i++) {
        const struct record *n = m->certificates.items[i];
        const char *until = record_text(n, CERTIFICATE_EXPIRES);
        renewed =
            strcasecmp(record_text(n, CERTIFICATE_KIND), record_text(r, CERTIFICATE_KIND)) == 0 &&
            strcmp(record_text(n, CERTIFICATE_STATE), "refuted") != 0 &&
            (!*until || strcmp(until, record_text(r, CERTIFICATE_EXPIRES)) > 0);
        for (size_t k = 0; k < sizeof same / sizeof *same && renewed; k++)
            renewed = value_equal(n->values[same[k]], r->values[same[k]]);
    }
    return renewed;
}

static void add_certificate(struct making *m, const struct record *r) {
    int32_t expires = date_from_iso(record_text(r, CERTIFICATE_EXPIRES));
    bool declared = strcmp(record_text(r, CERTIFICATE_STATE), "declared") == 0;
    bool lapses = expires != DATE_NONE && expires <= m->today + m->horizon && !is_renewed(m, r);
    if ((!declared && !lapses) || strcmp(record_text(r, CERTIFICATE_STATE), "refuted") == 0)
        return;
    const char *end = lapses ? due_text(m, expires < m->today ? "lapsed" : "lapses",
                                        record_text(r, CERTIFICATE_EXPIRES))
                             : "";
    add_item(m, &m->sheet->sections[VISIT_CERTIFICATES],
             JOIN(m, ", ", record_text(r, CERTIFICATE_KIND),
                  declared ? "declared, no document" : "", end),
             JOIN(m, " · ", named(m, "no.", record_text(r, CERTIFICATE_NUMBER)),
                  record_text(r, CERTIFICATE_BODY), record_text(r, CERTIFICATE_SCOPE),
                  record_text(r, CERTIFICATE_SUBJECT),
                  named(m, "held by", record_text(r, CERTIFICATE_HOLDER)),
                  site_name(m, r, CERTIFICATE_SITE)));
}

static void add_claim(struct making *m, const struct record *r) {
    static const char *const open[] = {"declared", "documented", NULL};
    const char *state = one_of(record_text(r, CLAIM_STATE), open);
    if (state)
        add_item(m, &m->sheet->sections[VISIT_CLAIMS],
                 JOIN(m, ": ", record_text(r, CLAIM_WHAT), record_text(r, CLAIM_VALUE)),
                 JOIN(m, ": ", state, record_text(r, CLAIM_EVIDENCE)));
}

static void add_finding(struct making *m, const struct record *r) {
    if (!*record_text(r, FINDING_CLOSED))
        add_item(m, &m->sheet->sections[VISIT_FINDINGS],
                 JOIN(m, ", ", record_text(r, FINDING_TITLE), show(m, r, FINDING_SEVERITY),
                      due_text(m, "due", record_text(r, FINDING_DUE))),
                 record_text(r, FINDING_NOTE));
}

static void add_sample(struct making *m, const struct record *r) {
    bool golden = strcmp(record_text(r, SAMPLE_KIND), "golden") == 0;
    if (!golden && strcmp(record_text(r, SAMPLE_VERDICT), "open") != 0)
        return;
    const char *state = golden                             ? "take along to compare"
                        : *record_text(r, SAMPLE_RECEIVED) ? "waits for our comment"
                        : *record_text(r, SAMPLE_SENT)     ? "under way"
                                                           : "not sent yet";
    add_item(m, &m->sheet->sections[VISIT_SAMPLES],
             JOIN(m, ", ", record_text(r, SAMPLE_SUBJECT), show(m, r, SAMPLE_KIND), state),
             JOIN(m, " · ", named(m, "version", record_text(r, SAMPLE_VERSION)),
                  named(m, "seal", record_text(r, SAMPLE_SEAL)),
                  named(m, "held by", record_text(r, SAMPLE_HOLDER)),
                  named(m, "sent", record_text(r, SAMPLE_SENT)),
                  named(m, "received", record_text(r, SAMPLE_RECEIVED)),
                  record_text(r, SAMPLE_COMMENTS),
                  named(m, "deviations:", record_text(r, SAMPLE_DEVIATIONS))));
}

static void add_bank(struct making *m, const struct record *r) {
    if (!*record_text(r, LEGAL_ACCOUNT) || *record_text(r, LEGAL_BANK_CONFIRMED_ON))
        return;
    add_item(m, &m->sheet->sections[VISIT_BANK],
             JOIN(m, ", ", record_text(r, LEGAL_BENEFICIARY), record_text(r, LEGAL_BANK),
                  named(m, "account", record_text(r, LEGAL_ACCOUNT)),
                  named(m, "SWIFT", record_text(r, LEGAL_SWIFT))),
             JOIN(m, " · ", named(m, "registered as", record_text(r, LEGAL_REGISTERED_NAME)),
                  named(m, "contracts as", record_text(r, LEGAL_CONTRACT_NAME)),
                  "by somebody known before, not by who sent them"));
}

static void add_follow_up(struct making *m, const struct record *r) {
    if (*record_text(r, INTERACTION_FOLLOW_UP_ON) && !*record_text(r, INTERACTION_FOLLOW_UP_DONE))
        add_item(m, &m->sheet->sections[VISIT_FOLLOW_UPS], record_text(r, INTERACTION_TEXT),
                 JOIN(m, " · ", due_text(m, "due", record_text(r, INTERACTION_FOLLOW_UP_ON)),
                      arena_format(m->arena, "%s of %s", show(m, r, INTERACTION_KIND),
                                   record_text(r, INTERACTION_ON))));
}

static const struct {
    const struct entity *entity;
    void (*add)(struct making *m, const struct record *r);
} kinds[] = {
    {&contact_entity, add_contact},       {&audit_entity, add_audit},
    {&vetting_entity, add_vetting},       {&certificate_entity, add_certificate},
    {&claim_entity, add_claim},           {&finding_entity, add_finding},
    {&sample_entity, add_sample},         {&legal_entity, add_bank},
    {&interaction_entity, add_follow_up},
};

static void set_head(struct making *m) {
    const struct record *s = m->supplier;
    struct visit_sheet *sheet = m->sheet;
    const struct country *country = country_by_code(record_text(s, SUPPLIER_COUNTRY));
    char clock[ZONE_TEXT], iso[DATE_TEXT];
    bool has_clock =
        country && zone_clock(NULL, country->zone, store_now(m->session->store), clock);
    date_to_iso(m->today, iso);
    sheet->name = record_text(s, SUPPLIER_NAME);
    sheet->local_name =
        *record_text(s, SUPPLIER_LOCAL_NAME) ? record_text(s, SUPPLIER_LOCAL_NAME) : NULL;
    sheet->about = JOIN(m, " · ", show(m, s, SUPPLIER_STATUS), show(m, s, SUPPLIER_KIND),
                        show(m, s, SUPPLIER_MODELS));
    sheet->place = JOIN(m, ", ", record_text(s, SUPPLIER_ADDRESS), record_text(s, SUPPLIER_CITY),
                        country ? country->name : "");
    if (has_clock)
        sheet->place =
            JOIN(m, " · ", sheet->place, arena_format(m->arena, "%s there when printed", clock));
    sheet->made = arena_format(m->arena, "%s by %s", iso, store_author(m->session->store));
}

bool visit_sheet_make(struct session *session, int64_t supplier, struct arena *arena,
                      struct visit_sheet *sheet, struct error *err) {
    struct record *r;
    struct agenda_settings settings = agenda_settings_of(&session->config);
    struct making m = {.session = session,
                       .arena = arena,
                       .sheet = sheet,
                       .today = session_today(session),
                       .horizon = settings.certificate[0]};
    *sheet = (struct visit_sheet){0};
    if (!record_load(session->store, &supplier_entity, supplier, arena, &r, err) ||
        !record_children(session->store, &site_entity, supplier, false, arena, &m.sites, &m.n_sites,
                         err) ||
        !record_children(session->store, &certificate_entity, supplier, false, arena,
                         &m.certificates.items, &m.certificates.count, err))
        return false;
    m.supplier = r;
    set_head(&m);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct record **records;
        int count;
        if (!record_children(session->store, kinds[i].entity, supplier, false, arena, &records,
                             &count, err))
            return false;
        for (int k = 0; k < count; k++)
            kinds[i].add(&m, records[k]);
    }
    return true;
}

const char *visit_sheet_nothing(const struct visit_sheet *sheet, struct arena *arena) {
    const char *words[VISIT_SECTIONS];
    size_t n = 0;
    for (int i = 0; i < VISIT_SECTIONS; i++)
        if (!sheet->sections[i].n)
            words[n++] = visit_section_words[i].what;
    return n ? arena_format(arena, "Nothing is open in: %s.", joined(arena, ", ", words, n)) : "";
}

bool visit_sheet_is_html(const char *path) {
    return sheet_format_of(path) == SHEET_HTML;
}

static void write(const void *sheet, enum sheet_format format, FILE *out) {
    visit_sheet_write(sheet, format == SHEET_HTML, out);
}

bool visit_sheet_save(struct session *session, int64_t supplier, const char *path, bool html,
                      bool overwrite, struct error *err) {
    struct arena arena = {0};
    struct visit_sheet made;
    struct sheet sheet = {write, &made};
    bool ok = visit_sheet_make(session, supplier, &arena, &made, err) &&
              sheet_save(session, &sheet, html ? SHEET_HTML : SHEET_CSV, path, overwrite, err);
    arena_free(&arena);
    return ok;
}
