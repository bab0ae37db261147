/*
 * A sheet to take along on a visit: what to check there, made of the open items of one supplier,
 * with boxes to tick and lines to write on. As text of 80 columns or as one HTML file.
 */
#ifndef SOURCEBENCH_SERVICE_VISIT_SHEET_H
#define SOURCEBENCH_SERVICE_VISIT_SHEET_H

#include <stdio.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/service/session.h"

enum visit_section {
    VISIT_VETTING,      /* open, failed, expired */
    VISIT_CERTIFICATES, /* lapsed, lapsing, or never seen: originals to look at */
    VISIT_CLAIMS,       /* declared or documented */
    VISIT_FINDINGS,     /* not closed */
    VISIT_SAMPLES,      /* under way, or without a verdict; golden samples to compare with */
    VISIT_BANK,         /* details that nobody has confirmed */
    VISIT_FOLLOW_UPS,   /* open */
    VISIT_SECTIONS
};

struct visit_item {
    const char *text;
    const char *more; /* or NULL */
};

struct visit_list {
    struct visit_item *items;
    int n, capacity;
};

/* Texts and lists live in the arena it was made with. */
struct visit_sheet {
    const char *name, *local_name; /* local_name may be NULL */
    const char *about;             /* "preferred · factory · OEM, ODM" */
    const char *place;             /* address, city, country, the clock there */
    const char *made;              /* "2026-11-23 by lina" */
    struct visit_list purpose;     /* planned audits and visits, the next one first */
    struct visit_list contacts;
    struct visit_list sections[VISIT_SECTIONS];
};

extern const struct visit_section_words {
    const char *title; /* "Vetting: still to be checked" */
    const char *what;  /* "vetting", where nothing of it is open */
} visit_section_words[VISIT_SECTIONS];

bool visit_sheet_make(struct session *session, int64_t supplier, struct arena *arena,
                      struct visit_sheet *sheet, struct error *err);
/* "Nothing is open in: claims, samples."; "" where something is open everywhere. */
const char *visit_sheet_nothing(const struct visit_sheet *sheet, struct arena *arena);
void visit_sheet_write(const struct visit_sheet *sheet, bool html, FILE *out);
/* Makes it and writes it to a file (atomically, 0600). CONFLICT where there is one of that name and
 * overwrite was not said. */
bool visit_sheet_save(struct session *session, int64_t supplier, const char *path, bool html,
                      bool overwrite, struct error *err);
/* Whether a name ends in .html or .htm. */
bool visit_sheet_is_html(const char *path);

#endif
