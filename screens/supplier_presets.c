/* What new entries of a supplier begin with. */
#include "sourcebench/core/date.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/closure.h"
#include "sourcebench/service/attach.h"
#include "sourcebench/tui/dialog.h"

#include "supplier_fill.h"

static struct value today(const struct detail *d, struct arena *arena) {
    char text[DATE_TEXT];
    date_to_iso(session_today(d->session), text);
    return value_text(arena_string(arena, text));
}

/* Copied, because the supplier is read anew while the form is open. */
static void copy(struct record *to, int field, const struct detail *d, int from,
                 struct arena *arena) {
    const struct value *value = &d->record->values[from];
    if (value->kind == VALUE_TEXT)
        to->values[field] = value_text(arena_string(arena, value->s));
}

void preset_interaction(const struct detail *d, struct record *r, struct arena *arena) {
    r->values[INTERACTION_KIND] = value_text("call");
    r->values[INTERACTION_ON] = today(d, arena);
}

void preset_certificate(const struct detail *d, struct record *r, struct arena *arena) {
    (void)d;
    (void)arena;
    r->values[CERTIFICATE_STATE] = value_text("declared");
}

void preset_claim(const struct detail *d, struct record *r, struct arena *arena) {
    (void)d;
    (void)arena;
    r->values[CLAIM_STATE] = value_text("declared");
}

void preset_audit(const struct detail *d, struct record *r, struct arena *arena) {
    (void)d;
    (void)arena;
    r->values[AUDIT_KIND] = value_text("visit");
}

/* A new finding belongs to the audit under the cursor, or to that of the finding there. */
static void set_audit(const struct detail *d, struct record *finding) {
    const struct line *line = lines_current(&d->lines);
    for (int i = line ? d->lines.cursor : -1; i >= 0 && !d->lines.items[i].heading; i--) {
        if (d->lines.items[i].kind != VIEW_AUDITS)
            continue;
        finding->values[FINDING_AUDIT] = value_int(d->lines.items[i].id);
        return;
    }
}

void preset_finding(const struct detail *d, struct record *r, struct arena *arena) {
    (void)arena;
    r->values[FINDING_SEVERITY] = value_text("major");
    set_audit(d, r);
}

void preset_sample(const struct detail *d, struct record *r, struct arena *arena) {
    (void)d;
    (void)arena;
    r->values[SAMPLE_VERDICT] = value_text("open");
    r->values[SAMPLE_ROUND] = value_int(1);
}

void preset_offer(const struct detail *d, struct record *r, struct arena *arena) {
    r->values[OFFER_PRICE_PER] = value_text("m");
    r->values[OFFER_QUOTED_ON] = today(d, arena);
    copy(r, OFFER_CURRENCY, d, SUPPLIER_CURRENCY, arena);
}

void preset_site(const struct detail *d, struct record *r, struct arena *arena) {
    r->values[SITE_KIND] = value_text("factory");
    copy(r, SITE_COUNTRY, d, SUPPLIER_COUNTRY, arena);
}

/* The next long holiday whose days are not noted yet. */
void preset_closure(const struct detail *d, struct record *r, struct arena *arena) {
    struct store *store = d->session->store;
    struct record *same = r;
    struct error err;
    int32_t day = session_today(d->session);
    bool ok = true;
    for (int i = 0; ok && same && i < 4; i++) {
        ok = closure_begin(store, d->id, day, r, arena, &err) &&
             closure_same(store, r, arena, &same, &err);
        day = record_day(r, CLOSURE_REOPENS_ON);
        same = day == DATE_NONE ? NULL : same;
    }
    if (!ok)
        shell_say_error(d->shell, &err);
}

void supplier_attach(struct detail *d) {
    struct error err;
    char *path = prompt_line(d->shell, "File to attach: ", NULL);
    char *caption = path && *path ? prompt_line(d->shell, "Caption: ", NULL) : NULL;
    if (caption) {
        bool ok = attach_file(d->session, &supplier_entity, d->id, d->id, path, caption, &err);
        detail_done(d, ok, "Attached; u takes it back.", &err);
    }
    mem_free(path);
    mem_free(caption);
}
