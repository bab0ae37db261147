/*
 * Dated items as a calendar (iCalendar, RFC 5545): all-day events, each with an identity that
 * stays, so that a calendar which reads the file again changes its entries and does not double
 * them.
 */
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/content.h"

#include "export_private.h"

/* A kind of dated item: the field with its day, and what says that it is over. */
struct dated {
    const struct entity *entity;
    int day;
    int over;                /* filled: nothing to do any more; -1: never */
    const char *category;    /* "Follow-up" */
    const char *uid;         /* part of the identity; never changed */
    int what, more;          /* fields for the summary and the description; -1: none */
    int state;               /* a field … */
    const char *state_leave; /* … with which it is left out; or NULL */
};

static const struct dated kinds[] = {
    {&supplier_entity, SUPPLIER_NEXT_REVIEW, -1, "Review", "review", -1, SUPPLIER_NOTE,
     SUPPLIER_STATUS, "blocked"},
    {&interaction_entity, INTERACTION_FOLLOW_UP_ON, INTERACTION_FOLLOW_UP_DONE, "Follow up",
     "follow-up", INTERACTION_TEXT, -1, -1, NULL},
    {&certificate_entity, CERTIFICATE_EXPIRES, -1, "Certificate expires", "certificate",
     CERTIFICATE_KIND, CERTIFICATE_NUMBER, CERTIFICATE_STATE, "refuted"},
    {&audit_entity, AUDIT_PLANNED, AUDIT_HELD, "Audit", "audit", AUDIT_PURPOSE, AUDIT_NOTE, -1,
     NULL},
    {&finding_entity, FINDING_DUE, FINDING_CLOSED, "Finding due", "finding", FINDING_TITLE,
     FINDING_NOTE, -1, NULL},
    {&vetting_entity, VETTING_EXPIRES, -1, "Vetting to renew", "vetting", VETTING_TITLE,
     VETTING_NOTE, VETTING_STATE, "not-applicable"},
};

enum { SUMMARY_CHARACTERS = 100 };

/* The text of a field, of which there may be none (-1). */
static const char *text_of(const struct record *r, int field) {
    return field >= 0 ? r->values[field].s : NULL;
}

static bool is_open(const struct dated *kind, const struct record *r) {
    if (!text_of(r, kind->day) || text_of(r, kind->over))
        return false;
    const char *state = text_of(r, kind->state);
    return !kind->state_leave || !state || strcmp(state, kind->state_leave) != 0;
}

static const char *summary(const struct dated *kind, const struct record *r, const char *supplier,
                           struct arena *arena) {
    const char *what = text_of(r, kind->what);
    if (!what)
        return arena_format(arena, "%s: %s", kind->category, supplier);
    return arena_format(arena, "%s: %s, %s", kind->category, supplier,
                        text_cut(arena, text_clean(arena, what, false), SUMMARY_CHARACTERS));
}

/* Where an audit goes to. */
static const char *place(const struct record *supplier, struct arena *arena) {
    const char *country_code = text_of(supplier, SUPPLIER_COUNTRY);
    const struct country *country = country_code ? country_by_code(country_code) : NULL;
    const char *parts[] = {text_of(supplier, SUPPLIER_ADDRESS), text_of(supplier, SUPPLIER_CITY),
                           country ? country->name : NULL};
    const char *all = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i])
            all = arena_format(arena, "%s%s%s", all, *all ? ", " : "", parts[i]);
    return all;
}

static void write_event(struct exporter *x, const struct dated *kind, const struct record *r,
                        const struct record *supplier, struct arena *arena) {
    FILE *out = x->out;
    int32_t day = date_from_iso(text_of(r, kind->day));
    content_write(out, "BEGIN", "VEVENT");
    content_write(out, "UID",
                  arena_format(arena, "%s-%lld@sourcebench", kind->uid, (long long)r->id));
    content_write_time(out, "DTSTAMP", r->updated_at);
    content_write_time(out, "LAST-MODIFIED", r->updated_at);
    content_write_time(out, "CREATED", r->created_at);
    content_write(out, "SEQUENCE", arena_format(arena, "%lld", (long long)r->rev - 1));
    content_write_day(out, "DTSTART;VALUE=DATE", day);
    content_write_day(out, "DTEND;VALUE=DATE", day + 1);
    content_write_text(out, "SUMMARY", summary(kind, r, text_of(supplier, SUPPLIER_NAME), arena));
    if (kind->what >= 0 && text_of(r, kind->more))
        content_write_text(
            out, "DESCRIPTION",
            arena_format(arena, "%s\n%s", text_of(r, kind->what), text_of(r, kind->more)));
    else
        content_write_text(out, "DESCRIPTION",
                           text_of(r, kind->what >= 0 ? kind->what : kind->more));
    content_write_text(out, "CATEGORIES", kind->category);
    if (kind->entity == &audit_entity)
        content_write_text(out, "LOCATION", place(supplier, arena));
    content_write(out, "TRANSP", "TRANSPARENT");
    content_write(out, "END", "VEVENT");
    x->written++;
}

static void begin(struct exporter *x) {
    content_write(x->out, "BEGIN", "VCALENDAR");
    content_write(x->out, "VERSION", "2.0");
    content_write(x->out, "PRODID", "-//sourcebench//sourcebench//EN");
    content_write(x->out, "CALSCALE", "GREGORIAN");
    content_write(x->out, "X-WR-CALNAME", "Sourcebench");
}

static bool one(struct exporter *x, const struct record *supplier, struct arena *arena,
                struct error *err) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct record *self = NULL, **records = &self;
        int count = 0;
        if (kinds[i].entity == &supplier_entity) {
            self = record_copy(supplier, arena);
            count = 1;
        } else if (!record_children(x->session->store, kinds[i].entity, supplier->id, false, arena,
                                    &records, &count, err)) {
            return false;
        }
        for (int k = 0; k < count; k++)
            if (is_open(&kinds[i], records[k]))
                write_event(x, &kinds[i], records[k], supplier, arena);
    }
    return true;
}

static void end(struct exporter *x) {
    content_write(x->out, "END", "VCALENDAR");
}

const struct export_writer export_calendar = {begin, one, end};
