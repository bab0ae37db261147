/*
 * A whole sourcing case as one YAML document: clients, suppliers with their certificates and
 * claims, calendars, rates, lanes, duties, products, requirements with their quotes, orders and
 * shipments. It is read into a set of records, put into the database, and written again.
 *
 *     products:
 *       - name: Urban Commuter Mini
 *         carton_units: 20
 *         variants: [{name: black}, {name: olive}]
 *     requirements:
 *       - name: Spring 2027
 *         product: Urban Commuter Mini
 *         quotes:
 *           - supplier: Saigon Trail Bags Co.
 *             breaks: {1000: 5.80, 5000: 5.45}
 *
 * Entries have the names of fields; a reference is the name or code of what it refers to. What
 * tells an entry from its siblings are its keys (of a quote: supplier, number, round): an entry
 * that is there already gets the fields of the later one. A supplier that is only referred to, and
 * anything else that no part holds, is implied: it has a name and nothing more.
 */
#ifndef SOURCEBENCH_SERVICE_CASE_FILE_H
#define SOURCEBENCH_SERVICE_CASE_FILE_H

#include <stdint.h>
#include <stdio.h>

#include "sourcebench/core/record_set.h"
#include "sourcebench/db/store.h"
#include "sourcebench/service/session.h"

enum { CASE_KEYS = 6 };

/* A part of the document. */
struct case_section {
    const char *name; /* "quotes" */
    const struct entity *entity;
    const struct case_section *within; /* NULL: at the top */
    int keys[CASE_KEYS];               /* fields; -1: no more */
    int short_key, short_value;        /* fields of `{1000: 5.80}`; -1: has no short form */
    int nested_by;                     /* the field that refers to `within`; -1: its parent */
    bool is_evidence; /* an empty list says that there is none, no list that nobody looked */
};
/* The field that is not written because the place says it; -1: none. */
int case_parent(const struct case_section *section);
extern const struct case_section case_sections[];
extern const int n_case_sections;

struct case_file {
    struct record_set set;
    struct case_note {
        int line;      /* where the record stands, or the word that implies it */
        bool implied;  /* it has a name only */
        bool evidence; /* of a supplier: the text lists its evidence, be the list empty */
    } * notes;         /* one for each record of the set */
};

/* Adds what the text says. name is for messages, which begin with "NAME:LINE: "; today resolves
 * days such as "+30d". */
bool case_read(struct case_file *file, const char *text, size_t length, const char *name,
               int32_t today, struct error *err);
/* The same of a file, as it was given on the command line. */
bool case_read_file(struct case_file *file, const struct session *session, const char *path,
                    struct error *err);
void case_free(struct case_file *file);

/* Whether the file says what evidence a supplier of its set has. */
bool case_tells_evidence(const struct case_file *file, const struct record *supplier);

/* Everything of the set that the document can hold. */
bool case_write(const struct record_set *set, FILE *out, struct error *err);

struct case_counts {
    int added, changed, same;
};
/* Puts everything that is not implied into the database, in one command: entries that are there by
 * their keys are changed where they differ in what the file says, others added. What is implied has
 * to be there. With dry_run nothing is written, but all is tried. */
bool case_import(struct store *store, const struct case_file *file, const char *name, bool dry_run,
                 struct case_counts *counts, struct error *err);

#endif
