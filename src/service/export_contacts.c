/*
 * Contacts as an address book takes them: vCard 3.0 (RFC 2426), which old and new programs read;
 * messengers as IMPP (RFC 4770).
 */
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/content.h"

#include "export_private.h"

static bool is_preferred(const struct record *contact, const char *way) {
    const char *preferred = contact->values[CONTACT_PREFERRED].s;
    return preferred && strcmp(preferred, way) == 0;
}

static void write_ways(FILE *out, const struct record *r) {
    const char *whatsapp = r->values[CONTACT_WHATSAPP].s, *wechat = r->values[CONTACT_WECHAT].s;
    content_write_text(out,
                       is_preferred(r, "mail") ? "EMAIL;TYPE=INTERNET,PREF" : "EMAIL;TYPE=INTERNET",
                       r->values[CONTACT_MAIL].s);
    content_write_text(
        out, is_preferred(r, "phone") ? "TEL;TYPE=WORK,VOICE,PREF" : "TEL;TYPE=WORK,VOICE",
        r->values[CONTACT_PHONE].s);
    if (whatsapp) {
        content_write_text(
            out, is_preferred(r, "whatsapp") ? "TEL;TYPE=CELL,PREF" : "TEL;TYPE=CELL", whatsapp);
        content_write_uri(out, "IMPP;X-SERVICE-TYPE=WhatsApp", "whatsapp", whatsapp);
    }
    if (wechat)
        content_write_uri(out,
                          is_preferred(r, "wechat") ? "IMPP;X-SERVICE-TYPE=WeChat;TYPE=PREF"
                                                    : "IMPP;X-SERVICE-TYPE=WeChat",
                          "weixin", wechat);
}

/* Street, city and country of the supplier. */
static void write_address(FILE *out, const struct record *supplier) {
    const char *code = supplier->values[SUPPLIER_COUNTRY].s;
    const struct country *country = code ? country_by_code(code) : NULL;
    const char *parts[] = {
        NULL, NULL, supplier->values[SUPPLIER_ADDRESS].s, supplier->values[SUPPLIER_CITY].s,
        NULL, NULL, country ? country->name : NULL};
    if (parts[2] || parts[3] || parts[6])
        content_write_texts(out, "ADR;TYPE=WORK", parts, sizeof parts / sizeof *parts);
}

static void write_card(struct exporter *x, const struct record *r, const struct record *supplier,
                       struct arena *arena) {
    FILE *out = x->out;
    /* Which part of a name is the family's cannot be told for all the world: the whole is given. */
    const char *name[] = {NULL, r->values[CONTACT_NAME].s, NULL, NULL, NULL};
    content_write(out, "BEGIN", "VCARD");
    content_write(out, "VERSION", "3.0");
    content_write(out, "PRODID", "-//sourcebench//sourcebench//EN");
    content_write(out, "UID", arena_format(arena, "contact-%lld@sourcebench", (long long)r->id));
    content_write_text(out, "FN", r->values[CONTACT_NAME].s);
    content_write_texts(out, "N", name, sizeof name / sizeof *name);
    content_write_text(out, "ORG", supplier->values[SUPPLIER_NAME].s);
    content_write_text(out, "TITLE", r->values[CONTACT_ROLE].s);
    write_ways(out, r);
    write_address(out, supplier);
    content_write_text(out, "X-LANGUAGE", r->values[CONTACT_LANGUAGE].s);
    content_write_text(out, "NOTE", r->values[CONTACT_NOTE].s);
    content_write_time(out, "REV", r->updated_at);
    content_write(out, "END", "VCARD");
    x->written++;
}

static void begin(struct exporter *x) {
    (void)x;
}

static bool one(struct exporter *x, const struct record *supplier, struct arena *arena,
                struct error *err) {
    struct record **records;
    int count;
    if (!record_children(x->session->store, &contact_entity, supplier->id, false, arena, &records,
                         &count, err))
        return false;
    for (int i = 0; i < count; i++)
        write_card(x, records[i], supplier, arena);
    return true;
}

static void end(struct exporter *x) {
    (void)x;
}

const struct export_writer export_contacts = {begin, one, end};
