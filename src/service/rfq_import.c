/*
 * An answer to a request into the database.
 */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/material_import.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/planning_text.h"

#include "import_learn.h"
#include "rfq_answers.h"
#include "rfq_private.h"

struct importing {
    struct session *session;
    const struct rfq_import *options;
    struct rfq_report *report;
    struct arena *arena;
    struct record *requirement, *supplier, *rfq, *invitation; /* NULL: none */
    struct record *last;                                      /* offered so far; NULL: nothing */
    const char *kept; /* what is only named in the sheet; NULL: nothing */
    int changes;
};

static void fault(struct importing *in, const struct rfq_place *place, const char *heading,
                  const char *reason) {
    rfq_fault(&in->report->reading, place->column, place->place, place->line, heading, reason);
}

/* ---- whose answer to what ---------------------------------------------------------------------
 */

/* The living record; NULL where there is none. */
static bool find(struct importing *in, const struct entity *entity, int64_t id,
                 struct record **record, struct error *err) {
    struct error why = {0};
    *record = NULL;
    if (!id || record_load(in->session->store, entity, id, in->arena, record, &why)) {
        if (*record && (*record)->deleted_at)
            *record = NULL;
        return true;
    }
    if (why.code == ERROR_NOT_FOUND)
        return true;
    *err = why;
    return false;
}

static bool find_request(struct importing *in, struct error *err) {
    struct rfq_reading *r = &in->report->reading;
    struct rfq_reference *about = &r->answer.about;
    if (!find(in, &requirement_entity, about->requirement, &in->requirement, err) ||
        !find(in, &rfq_entity, about->rfq, &in->rfq, err))
        return false;
    if (in->rfq && in->rfq->values[RFQ_REQUIREMENT].i != about->requirement)
        in->rfq = NULL;
    if (about->requirement && !in->requirement)
        fault(in, &r->reference, "Our reference",
              "What was asked is not in this database (any more).");
    if (!in->rfq)
        about->rfq = 0;
    in->report->requirement = in->requirement ? record_text(in->requirement, REQUIREMENT_NAME) : "";
    return true;
}

static bool is_called(struct importing *in, const struct record *supplier, const char *name) {
    const char *key = text_name_key(in->arena, name);
    return strcmp(key, text_name_key(in->arena, record_text(supplier, SUPPLIER_NAME))) == 0 ||
           strcmp(key, text_name_key(in->arena, record_text(supplier, SUPPLIER_LOCAL_NAME))) == 0;
}

/* The sheet was made for one supplier, and another name stands in it now. */
static void check_name(struct importing *in) {
    struct rfq_reading *r = &in->report->reading;
    if (in->options->supplier || !*r->answer.supplier ||
        is_called(in, in->supplier, r->answer.supplier))
        return;
    fault(in, &r->named, "Your company",
          arena_format(in->arena,
                       "The sheet was made for %s; import with --supplier to say whose it is.",
                       record_text(in->supplier, SUPPLIER_NAME)));
}

static bool find_named(struct importing *in, int64_t *id, struct error *err) {
    struct rfq_reading *r = &in->report->reading;
    struct error why = {0};
    *id = 0;
    if (!*r->answer.supplier) {
        fault(in, &r->named, "Your company",
              "Nobody is named here; import with --supplier to say whose it is.");
        return true;
    }
    if (supplier_find_name(in->session->store, r->answer.supplier, id, &why))
        return true;
    *id = 0;
    if (why.code != ERROR_NOT_FOUND && why.code != ERROR_INPUT) {
        *err = why;
        return false;
    }
    fault(in, &r->named, "Your company",
          why.code == ERROR_INPUT
              ? "Several suppliers are called so; import with --supplier and the id."
              : arena_format(in->arena,
                             "There is no supplier \"%s\"; add it first, or import with --supplier "
                             "to say whose it is.",
                             r->answer.supplier));
    return true;
}

static bool find_supplier(struct importing *in, struct error *err) {
    struct rfq_reading *r = &in->report->reading;
    int64_t id = in->options->supplier ? in->options->supplier : r->answer.about.supplier;
    bool told = id != 0;
    if ((!told && !find_named(in, &id, err)) || !find(in, &supplier_entity, id, &in->supplier, err))
        return false;
    if (told && !in->supplier)
        fault(in, &r->reference, "Our reference",
              "The supplier that was asked is not in this database (any more).");
    if (told && in->supplier)
        check_name(in);
    r->answer.about.supplier = in->supplier ? in->supplier->id : 0;
    in->report->supplier = in->supplier ? record_text(in->supplier, SUPPLIER_NAME) : "";
    return true;
}

/* ---- which quote ------------------------------------------------------------------------------
 */

static bool same_number(const struct record *quote, const char *number, struct arena *arena) {
    return strcmp(text_fold(arena, number), text_fold(arena, record_text(quote, QUOTE_NUMBER))) ==
           0;
}

enum { OF_THIS = 6, OF_NONE = 4, OF_EARLIER = 2 };

/* How well a quote fits: of this request, of none, of an earlier one with the same number; of each
 * one with just that number first. A number that is not told may be any. */
static int fit_of(const struct record *q, const struct rfq_reference *about, const char *number,
                  struct arena *arena) {
    bool told = number && *number && *record_text(q, QUOTE_NUMBER);
    bool same = number && same_number(q, number, arena);
    if (q->values[QUOTE_SUPPLIER].i != about->supplier ||
        strcmp(record_text(q, QUOTE_STATE), "withdrawn") == 0 || (told && !same))
        return 0;
    if (q->values[QUOTE_RFQ].i == about->rfq)
        return OF_THIS + same;
    if (q->values[QUOTE_RFQ].kind == VALUE_NULL || !about->rfq)
        return OF_NONE + same;
    return told || !number ? OF_EARLIER + same : 0;
}

static int64_t round_of(const struct record *q) {
    return q->values[QUOTE_ROUND].kind == VALUE_INT ? q->values[QUOTE_ROUND].i : 1;
}

bool rfq_own_quote(struct store *store, const struct rfq_reference *about, const char *number,
                   struct arena *arena, struct record **quote, struct record **other,
                   struct error *err) {
    struct record **all, *best = NULL;
    int n, best_fit = 0;
    if (!record_children(store, &quote_entity, about->requirement, false, arena, &all, &n, err))
        return false;
    for (int i = 0; i < n; i++) {
        int fit = fit_of(all[i], about, number, arena);
        if (fit == 0 || fit < best_fit || (fit == best_fit && round_of(all[i]) < round_of(best)))
            continue;
        best = all[i];
        best_fit = fit;
    }
    *quote = best;
    for (int i = 0; other && i < n; i++)
        if (best && fit_of(all[i], about, number, arena) == best_fit &&
            strcmp(record_text(all[i], QUOTE_NUMBER), record_text(best, QUOTE_NUMBER)) != 0)
            *other = all[i];
    return true;
}

/* Of two offers a sheet without a number may be either. */
static bool find_quote(struct importing *in, struct error *err) {
    struct rfq_reading *r = &in->report->reading;
    struct record *other = NULL;
    const char *number = record_text(r->answer.quote, QUOTE_NUMBER);
    if (!in->requirement || !in->supplier)
        return true;
    if (!rfq_own_quote(in->session->store, &r->answer.about, number, in->arena, &in->last, &other,
                       err))
        return false;
    if (other && !*number)
        fault(in, &r->numbered, quote_entity.fields[QUOTE_NUMBER].label,
              arena_format(in->arena,
                           "There are offers \"%s\" and \"%s\" of this supplier; write "
                           "which one this is, or another number.",
                           record_text(other, QUOTE_NUMBER), record_text(in->last, QUOTE_NUMBER)));
    return true;
}

static int by_position(const void *a, const void *b) {
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    int64_t p = x->values[STAGE_POSITION].i, q = y->values[STAGE_POSITION].i;
    return p != q ? (p > q) - (p < q) : (x->id > y->id) - (x->id < y->id);
}

void rfq_stages_sort(struct record **stages, int n) {
    if (n)
        qsort(stages, (size_t)n, sizeof *stages, by_position);
}

static void note(struct importing *in, const char *sentence) {
    const char *before = in->report->note;
    in->report->note = arena_format(in->arena, "%s%s%s", before, *before ? " " : "", sentence);
}

/* ---- writing ----------------------------------------------------------------------------------
 */

/* What the sheet says; what it leaves empty stays. */
static bool overlay(struct importing *in, struct record *wanted, struct error *err) {
    const struct rfq_answer *answer = &in->report->reading.answer;
    for (int f = 0; f < QUOTE_N; f++)
        if (rfq_asks(f) && answer->quote->values[f].kind != VALUE_NULL)
            wanted->values[f] = answer->quote->values[f];
    if (in->rfq)
        wanted->values[QUOTE_RFQ] = value_int(in->rfq->id);
    const char *note = record_text(wanted, QUOTE_NOTE);
    if (!*answer->more || strstr(note, answer->more))
        return true;
    return field_parse(&quote_entity.fields[QUOTE_NOTE],
                       arena_format(in->arena, "%s%s%s", note, *note ? "\n" : "", answer->more),
                       session_today(in->session), in->arena, &wanted->values[QUOTE_NOTE], err);
}

static bool put_row(struct importing *in, struct record *said, struct record *there,
                    struct error *err) {
    int changed = 0;
    if (!there) {
        in->changes++;
        return record_insert(in->session->store, said, err);
    }
    struct record *wanted = record_copy(there, in->arena);
    for (size_t f = 0; f < said->entity->n_fields; f++)
        if (said->values[f].kind != VALUE_NULL)
            wanted->values[f] = said->values[f];
    bool ok = record_update(in->session->store, there, wanted, in->arena, NULL, &changed, err);
    in->changes += changed > 0;
    return ok;
}

/* The record that the row is about, taken out of the list; NULL where there is none. */
static struct record *take_same(enum rfq_table table, const struct record *said,
                                struct record **there, int n) {
    for (int k = 0; k < n; k++) {
        struct record *same = there[k];
        if (!same || !rfq_same_row(table, same, said))
            continue;
        there[k] = NULL;
        return same;
    }
    return NULL;
}

/* "3,000 pcs", "production" */
static const char *row_name(enum rfq_table table, const struct record *r, struct arena *arena) {
    int title = rfq_tables[table].keys[0];
    return table == RFQ_COSTS ? record_text(r, COST_LABEL)
                              : field_show_text(&r->entity->fields[title], r->values[title], arena);
}

/* What has only its name in the sheet stays; an amount that does would be in another currency. */
static bool keep_row(struct importing *in, enum rfq_table table, const struct record *said,
                     struct error *err) {
    const char *now = record_text(in->report->reading.answer.quote, QUOTE_CURRENCY),
               *before = record_text(in->last, QUOTE_CURRENCY);
    const char *name = row_name(table, said, in->arena);
    if (table != RFQ_STAGES && strcmp(now, before) != 0)
        return error_set(err, ERROR_INPUT,
                         "The offer was in %s: under \"%s\" write %s in %s too, or empty its whole "
                         "line.",
                         before, rfq_tables[table].title, name, now);
    in->kept =
        arena_format(in->arena, "%s%s%s", in->kept ? in->kept : "", in->kept ? ", " : "", name);
    return true;
}

static bool put_said(struct importing *in, enum rfq_table table, int64_t quote, int position,
                     struct record *said, struct record *same, struct error *err) {
    said->values[said->entity->parent] = value_int(quote);
    if (table == RFQ_STAGES) {
        said->values[STAGE_POSITION] = value_int(position);
        if (said->values[STAGE_DAYS].kind == VALUE_NULL)
            said->values[STAGE_DAYS] = value_text("working");
    }
    return put_row(in, said, same, err);
}

/* What is only named keeps its place among the stages too. */
static bool put_blank(struct importing *in, enum rfq_table table, int position,
                      const struct record *said, struct record *same, struct error *err) {
    struct record *moved = record_new(same->entity, in->arena);
    if (table == RFQ_STAGES)
        moved->values[STAGE_POSITION] = value_int(position);
    return keep_row(in, table, said, err) && put_row(in, moved, same, err);
}

/* The rows of the sheet in the place of those that are there; what is about the same is changed. */
static bool put_table(struct importing *in, enum rfq_table table, int64_t quote,
                      struct error *err) {
    const struct rfq_answer *answer = &in->report->reading.answer;
    const struct entity *e = rfq_tables[table].entity;
    struct record **there;
    int n, position = 0;
    if (rfq_rows_said(answer, table) == 0)
        return true;
    bool ok = record_children(in->session->store, e, quote, false, in->arena, &there, &n, err);
    for (int i = 0; ok && i < answer->n_rows[table]; i++) {
        struct record *said = answer->rows[table][i], *same = take_same(table, said, there, n);
        if (!answer->blank[table][i])
            ok = put_said(in, table, quote, position += 10, said, same, err);
        else if (same)
            ok = put_blank(in, table, position += 10, said, same, err);
    }
    for (int k = 0; ok && k < n; k++) {
        if (!there[k])
            continue;
        in->changes++;
        ok = record_delete(in->session->store, e, there[k]->id, err);
    }
    return ok;
}

static bool put_quote(struct importing *in, const struct record *base, struct record *wanted,
                      struct error *err) {
    int changed = 0;
    if (!base)
        return record_insert(in->session->store, wanted, err);
    bool ok = record_update(in->session->store, base, wanted, in->arena, NULL, &changed, err);
    in->changes += changed > 0;
    return ok;
}

static bool note_answer(struct importing *in, const struct record *quote, struct error *err) {
    if (!in->invitation || in->invitation->values[INVITATION_ANSWERED_ON].kind != VALUE_NULL)
        return true;
    struct record *wanted = record_copy(in->invitation, in->arena);
    wanted->values[INVITATION_ANSWERED_ON] =
        quote->values[QUOTE_QUOTED_ON].kind != VALUE_NULL
            ? quote->values[QUOTE_QUOTED_ON]
            : value_text(date_text(in->arena, session_today(in->session)));
    in->changes++;
    return record_update(in->session->store, in->invitation, wanted, in->arena, NULL, NULL, err);
}

static bool put_all(struct importing *in, const struct record *base, struct record *wanted,
                    struct error *err) {
    bool ok = put_quote(in, base, wanted, err);
    for (int t = 0; ok && t < RFQ_TABLES; t++)
        ok = put_table(in, (enum rfq_table)t, wanted->id, err);
    if (ok && in->kept)
        note(in, arena_format(in->arena,
                              "Blank in the sheet, so it stays as it was: %s. A line that is empty "
                              "takes it out.",
                              in->kept));
    return ok && note_answer(in, wanted, err);
}

/* An offer that we answered with a wish of our own is followed by the next round. */
static bool begin(struct importing *in, const struct record **base, struct record **wanted,
                  struct error *err) {
    const struct rfq_answer *answer = &in->report->reading.answer;
    const struct record *last = in->last;
    const char *state = last ? record_text(last, QUOTE_STATE) : "";
    if (strcmp(state, "agreed") == 0)
        return error_set(err, ERROR_REFUSED,
                         "The quote of %s for this is agreed; change it by hand, or withdraw it.",
                         in->report->supplier);
    in->report->again = strcmp(state, "asked") == 0;
    *base = in->report->again ? NULL : last;
    *wanted = *base ? record_copy(*base, in->arena)
                    : quote_begin(answer->about.requirement, answer->about.supplier,
                                  session_today(in->session), in->arena);
    if (in->report->again) {
        (*wanted)->values[QUOTE_NUMBER] = last->values[QUOTE_NUMBER];
        (*wanted)->values[QUOTE_ROUND] = value_int(round_of(last) + 1);
    }
    return overlay(in, *wanted, err);
}

static bool write(struct importing *in, struct error *err) {
    struct store *store = in->session->store;
    const struct record *base = NULL;
    struct record *wanted = NULL;
    if (!begin(in, &base, &wanted, err) || !wanted)
        return false;
    if (!command_begin(store,
                       arena_format(in->arena, "Import quote of %s for %s", in->report->supplier,
                                    in->report->requirement),
                       err))
        return false;
    bool ok = put_all(in, base, wanted, err);
    if (ok) /* while it stands there, be it to be taken back */
        in->report->n_odd = planning_quote_notes(in->session, wanted, &in->report->odd, in->arena);
    if (ok && !in->options->dry_run)
        ok = command_commit(store, err);
    else
        command_abort(store);
    in->report->quote = base || !in->options->dry_run ? wanted->id : 0;
    in->report->outcome = !base ? IMPORT_ADDED : in->changes ? IMPORT_UPDATED : IMPORT_UNCHANGED;
    return ok;
}

/* ---- all of it --------------------------------------------------------------------------------
 */

static bool note_revision(struct importing *in, struct error *err) {
    struct record *latest;
    if (!in->rfq || !in->supplier)
        return true;
    if (!rfq_latest(in->session->store, in->requirement->id, in->supplier->id, in->arena, &latest,
                    err) ||
        !rfq_invitation(in->session->store, in->rfq->id, in->supplier->id, in->arena,
                        &in->invitation, err))
        return false;
    if (latest && latest->id != in->rfq->id)
        note(in, arena_format(in->arena, "It answers %s, while %s was the last request.",
                              rfq_name(in->rfq, in->arena), rfq_name(latest, in->arena)));
    return true;
}

static bool read_sheet(struct importing *in, struct error *err) {
    const struct rfq_import *o = in->options;
    struct import_options form = {
        .path = o->path, .delimiter = o->delimiter, .encoding = o->encoding};
    static const struct import_map no_map;
    struct row_reader *rows = import_open(in->session, &form, &no_map, err);
    if (!rows)
        return false;
    in->report->format = arena_string(in->arena, rows->description);
    /* What a spreadsheet in China saves as plain CSV is read so too, and nobody can tell. */
    if (rows->charset == CHARSET_WINDOWS_1252)
        note(in, "Its letters were read as Windows-1252; where they look wrong, save it as .xlsx, "
                 "or as CSV in UTF-8.");
    bool ok = rfq_sheet_read(&in->report->reading, rows, import_file_name(o->path), err);
    rows_close(rows);
    return ok;
}

bool rfq_sheet_import(struct session *session, const struct rfq_import *options,
                      struct rfq_report *report, struct error *err) {
    *report = (struct rfq_report){.supplier = "", .requirement = "", .note = "", .format = ""};
    struct importing in = {
        .session = session, .options = options, .report = report, .arena = &report->arena};
    report->reading = (struct rfq_reading){.today = session_today(session),
                                           .dates = options->dates,
                                           .keep_unknown = options->keep_unknown,
                                           .arena = &report->arena};
    if (options->dates && strcmp(options->dates, "dmy") != 0 && strcmp(options->dates, "mdy") != 0)
        return error_set(err, ERROR_INPUT, "Days are written dmy or mdy, not \"%s\".",
                         options->dates);
    if (!read_sheet(&in, err) || !find_request(&in, err) || !find_supplier(&in, err) ||
        !find_quote(&in, err))
        return false;
    rfq_faults_sort(&report->reading);
    return report->reading.n_faults || (note_revision(&in, err) && write(&in, err));
}

void rfq_report_free(struct rfq_report *report) {
    mem_free(report->reading.faults);
    arena_free(&report->arena);
}
