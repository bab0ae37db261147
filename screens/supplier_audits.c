/* Audits and visits of a supplier as lines, with their findings under them. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"

#include "supplier_fill.h"

enum { OVERVIEW_AUDITS = 2, OVERVIEW_FINDINGS = 4 };

struct audits {
    struct record **audits, **findings;
    int n_audits, n_findings;
};

static bool is_held(const struct record *audit) {
    return *fill_text(audit, AUDIT_HELD) != '\0';
}

static const char *day_of(const struct record *audit) {
    return fill_text(audit, is_held(audit) ? AUDIT_HELD : AUDIT_PLANNED);
}

/* What is planned first, the next one on top; then what was held, the latest on top. */
static int compare_audits(const void *a, const void *b) {
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    if (is_held(x) != is_held(y))
        return is_held(x) ? 1 : -1;
    return is_held(x) ? strcmp(day_of(y), day_of(x)) : strcmp(day_of(x), day_of(y));
}

static bool is_closed(const struct record *finding) {
    return *fill_text(finding, FINDING_CLOSED) != '\0';
}

/* What is open first, by the day it is due. */
static int compare_findings(const void *a, const void *b) {
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    const char *due_x = fill_text(x, FINDING_DUE), *due_y = fill_text(y, FINDING_DUE);
    if (is_closed(x) != is_closed(y))
        return is_closed(x) ? 1 : -1;
    return strcmp(*due_x ? due_x : "9", *due_y ? due_y : "9");
}

static void add_audit(struct filling *f, const struct record *r) {
    int32_t planned = date_from_iso(fill_text(r, AUDIT_PLANNED));
    bool held = is_held(r), late = !held && planned < f->today;
    bool failed = strcmp(fill_text(r, AUDIT_RESULT), "failed") == 0;
    enum glyph glyph = failed ? GLYPH_NO : held ? GLYPH_YES : late ? GLYPH_WARN : GLYPH_FULL;
    enum style style = failed ? STYLE_BAD : late ? STYLE_WARN : STYLE_NORMAL;
    const char *right =
        held ? fill_text(r, AUDIT_HELD)
             : arena_format(&f->lines->arena, "planned %s", fill_distance(f, planned));
    fill_entry(f, VIEW_AUDITS, r, style,
               arena_format(&f->lines->arena, "%s %s", glyph_text(glyph),
                            JOIN(f, fill_text(r, AUDIT_PURPOSE), fill_show(f, r, AUDIT_KIND),
                                 held ? fill_show(f, r, AUDIT_RESULT) : NULL,
                                 fill_text(r, AUDIT_AUDITOR), fill_text(r, AUDIT_NOTE))),
               right);
}

static void add_finding(struct filling *f, const struct record *r) {
    bool closed = is_closed(r);
    int32_t due = date_from_iso(fill_text(r, FINDING_DUE));
    bool late = !closed && due != DATE_NONE && due < f->today;
    const char *right = NULL;
    if (closed)
        right = arena_format(&f->lines->arena, "closed %s", fill_text(r, FINDING_CLOSED));
    else if (due != DATE_NONE)
        right = arena_format(&f->lines->arena, "due %s", fill_distance(f, due));
    struct line *line =
        fill_entry(f, VIEW_AUDITS, r,
                   closed ? STYLE_DIM
                   : late ? STYLE_WARN
                          : STYLE_NORMAL,
                   arena_format(&f->lines->arena, "%s%s %-8s %s", f->full ? "  " : "",
                                glyph_text(closed ? GLYPH_YES
                                           : late ? GLYPH_WARN
                                                  : GLYPH_EMPTY),
                                fill_show(f, r, FINDING_SEVERITY),
                                JOIN(f, fill_text(r, FINDING_TITLE),
                                     f->full ? fill_text(r, FINDING_EVIDENCE) : NULL,
                                     closed && f->full ? fill_text(r, FINDING_CLOSED_BY) : NULL)),
                   right);
    line->kind = ENTRY_FINDING;
}

/* The findings of one audit (0: those that stand alone); returns how many. */
static int add_findings_of(struct filling *f, const struct audits *a, int64_t audit) {
    int n = 0;
    for (int i = 0; i < a->n_findings; i++) {
        struct value of = a->findings[i]->values[FINDING_AUDIT];
        if ((of.kind == VALUE_INT ? of.i : 0) != audit)
            continue;
        if (!audit && !n)
            lines_add_heading(f->lines, "Findings without an audit");
        add_finding(f, a->findings[i]);
        n++;
    }
    return n;
}

/* A finding whose audit was deleted stands alone. */
static void let_go(struct audits *a) {
    for (int i = 0; i < a->n_findings; i++) {
        struct value *of = &a->findings[i]->values[FINDING_AUDIT];
        bool there = false;
        for (int k = 0; k < a->n_audits && of->kind == VALUE_INT; k++)
            there = there || a->audits[k]->id == of->i;
        if (!there)
            *of = value_null();
    }
}

static void add_all(struct filling *f, const struct audits *a) {
    for (int i = 0; i < a->n_audits; i++) {
        add_audit(f, a->audits[i]);
        add_findings_of(f, a, a->audits[i]->id);
    }
    add_findings_of(f, a, 0);
}

/* What is planned, the latest that was held, and what is open. */
static void add_latest(struct filling *f, const struct audits *a) {
    int audits = 0, open = 0;
    for (int i = 0; i < a->n_findings; i++)
        open += !is_closed(a->findings[i]);
    if (a->n_audits || open)
        lines_add_heading(f->lines,
                          open > OVERVIEW_FINDINGS
                              ? arena_format(&f->lines->arena, "Audits (%d findings open)", open)
                              : "Audits");
    for (int i = 0; i < a->n_audits && audits < OVERVIEW_AUDITS; i++) {
        if (is_held(a->audits[i]) || audits == 0) {
            add_audit(f, a->audits[i]);
            audits++;
        }
    }
    for (int i = 0; i < a->n_findings && i < OVERVIEW_FINDINGS && !is_closed(a->findings[i]); i++)
        add_finding(f, a->findings[i]);
}

bool fill_audits(struct filling *f, struct error *err) {
    struct audits a;
    struct store *store = f->session->store;
    int64_t id = f->of->id;
    if (!record_children(store, &audit_entity, id, false, &f->lines->arena, &a.audits, &a.n_audits,
                         err) ||
        !record_children(store, &finding_entity, id, false, &f->lines->arena, &a.findings,
                         &a.n_findings, err))
        return false;
    if (a.n_audits)
        qsort(a.audits, (size_t)a.n_audits, sizeof(struct record *), compare_audits);
    if (a.n_findings)
        qsort(a.findings, (size_t)a.n_findings, sizeof(struct record *), compare_findings);
    let_go(&a);
    if (f->full)
        add_all(f, &a);
    else
        add_latest(f, &a);
    return true;
}
