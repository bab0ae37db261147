#include "record_form.h"

#include <assert.h>
#include <string.h>

#include "sourcebench/core/certificate.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/quote_odd.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/known.h"
#include "sourcebench/service/material_terms.h"
#include "sourcebench/service/quote_breaks.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/form.h"
#include "sourcebench/tui/merge.h"

#include "quote_form.h"
#include "record_hint.h"

struct record_form {
    struct shell *shell;
    struct session *session;
    struct arena arena;
    struct record *base; /* as loaded, or new (id 0) */
    const char *subject;
    const char *since; /* of a supplier's status: "since 2024-03-02, by marco", or NULL */
    int64_t parent, saved;
    struct quote_form quote; /* of a quote */
    bool at_cells;           /* begin in its price breaks */
};

static bool is_quote(const struct record_form *f) {
    return f->base->entity == &quote_entity;
}

/* Drafts */

static struct draft draft_of(const struct record_form *f) {
    return (struct draft){.table = f->base->entity->table,
                          .id = f->base->id,
                          .parent = f->parent,
                          .subject = f->subject,
                          .at = store_now(f->session->store)};
}

static void keep_draft(void *user, const char *const *names, const char *const *texts, int count) {
    struct record_form *f = user;
    struct error err;
    struct draft d = draft_of(f);
    d.names = (const char **)names;
    d.texts = (const char **)texts;
    d.count = count;
    if (!draft_keep(f->session, &d, &err))
        shell_say_error(f->shell, &err);
}

static void drop_draft(void *user) {
    struct record_form *f = user;
    struct error err;
    if (!draft_drop(f->session, f->base->entity->table, f->base->id, f->parent, &err))
        shell_say_error(f->shell, &err);
}

/* Suggestions and hints */

static bool add_choice(struct choice *choices, int *count, const char *key, const char *label) {
    choices[(*count)++] = (struct choice){.key = key, .label = label};
    return *count < KNOWN_MAX;
}

/* The record of that table to which this one refers, or what it belongs to does; 0: to none. */
static int64_t referred_to(struct record_form *f, const char *table, struct arena *arena) {
    const struct record *r = f->base;
    struct record *parent;
    struct error ignored; /* then the form's parent is meant */
    while (r) {
        for (size_t i = 0; i < r->entity->n_fields; i++) {
            const struct field *d = &r->entity->fields[i];
            if (d->type == FIELD_REF && strcmp(d->ref, table) == 0 &&
                r->values[i].kind == VALUE_INT)
                return r->values[i].i;
        }
        if (r->entity->parent < 0 ||
            !record_load(f->session->store,
                         entity_of_table(r->entity->fields[r->entity->parent].ref),
                         r->values[r->entity->parent].i, arena, &parent, &ignored))
            return 0;
        r = parent;
    }
    return 0;
}

/* What a reference may name: what belongs to the same record (a supplier's contacts, sites, audits;
 * the variants of the product that is named beside them), or all of what belongs to none
 * (materials, properties). */
static bool read_references(struct record_form *f, const struct entity *entity, struct arena *arena,
                            struct record ***records, int *count, struct error *err) {
    struct store *store = f->session->store;
    if (entity->parent < 0)
        return record_all(store, entity, arena, records, count, err);
    int64_t of = referred_to(f, entity->fields[entity->parent].ref, arena);
    return record_children(store, entity, of ? of : f->parent, false, arena, records, count, err);
}

static bool suggest_references(struct record_form *f, const char *table, struct arena *arena,
                               struct choice **choices, int *count) {
    struct error err;
    struct record **records;
    int n = 0;
    const struct entity *entity = entity_of_table(table);
    if (!read_references(f, entity, arena, &records, &n, &err)) {
        shell_say_error(f->shell, &err);
        return false;
    }
    *choices = arena_alloc(arena, (size_t)n + 1, sizeof **choices);
    for (int i = 0; i < n; i++)
        (*choices)[i] = (struct choice){arena_format(arena, "%lld", (long long)records[i]->id),
                                        record_text(records[i], (int)entity->title)};
    *count = n;
    return true;
}

/* The kinds of the catalogue behind those that are in use. */
static void suggest_kinds(const struct catalogue *c, struct choice *choices, int *count) {
    for (int i = 0; i < c->n_certificates && *count < KNOWN_MAX; i++) {
        bool there = false;
        for (int k = 0; k < *count && !there; k++)
            there = catalogue_certificate(c, choices[k].key) == &c->certificates[i];
        if (!there)
            add_choice(choices, count, c->certificates[i].code, c->certificates[i].code);
    }
}

static bool suggest(void *user, int field, const char *typed, struct arena *arena,
                    struct choice **choices, int *count) {
    struct record_form *f = user;
    const struct field *d = &f->base->entity->fields[field];
    struct error err;
    const char **values;
    int n = 0;
    (void)typed;
    *count = 0;
    *choices = arena_alloc(arena, KNOWN_MAX, sizeof **choices);
    if (d->type == FIELD_REF)
        return suggest_references(f, d->ref, arena, choices, count);
    if (!known_values(f->session->store, f->base->entity, field, arena, &values, &n, &err))
        return false;
    for (int i = 0; i < n; i++)
        add_choice(*choices, count, values[i], values[i]);
    if ((f->base->entity == &certificate_entity && field == CERTIFICATE_KIND) ||
        (f->base->entity == &rule_entity && field == RULE_EVIDENCE))
        suggest_kinds(&f->session->catalogue, *choices, count);
    return *count > 0;
}

static const char *hint(void *user, const struct record *typed, int field, struct arena *arena) {
    const struct record_form *f = user;
    if (typed->entity == &supplier_entity && field == SUPPLIER_STATUS &&
        value_equal(typed->values[field], f->base->values[field]))
        return f->since;
    return record_hint(f->session, typed, field, arena);
}

static const char *warn(void *user, const struct record *typed, int field, struct arena *arena) {
    const struct record_form *f = user;
    return is_quote(f) ? quote_odd_field(typed, f->quote.breaks, f->quote.n,
                                         session_today(f->session), field, arena)
                       : NULL;
}

static void cells_changed(void *user, const struct value *values, int n_rows) {
    struct record_form *f = user;
    quote_form_typed(&f->quote, values, n_rows);
}

static const char *cells_remark(void *user, const struct record *typed, int row,
                                struct arena *arena) {
    const struct record_form *f = user;
    return quote_form_remark(&f->quote, typed, row, arena);
}

/* Who set the status a supplier has, and when; NULL where that is further back than one looks. */
static const char *status_since(struct record_form *f) {
    enum { LOOKED_AT = 200 };
    struct arena arena = {0};
    struct history_line *lines;
    struct error ignored; /* the form then lacks the hint, nothing else */
    const char *since = NULL;
    int count;
    if (!journal_history(f->session->store, supplier_entity.table, f->base->id, false, LOOKED_AT,
                         &arena, &lines, &count, &ignored))
        count = 0;
    for (int i = 0; i < count && !since; i++) {
        char day[DATE_TEXT];
        if (lines[i].op != 'i' && (!lines[i].field || strcmp(lines[i].field, "status") != 0))
            continue;
        date_to_iso(store_day_of(f->session->store, lines[i].at), day);
        since = arena_format(&f->arena, "since %s, by %s", day, lines[i].author);
    }
    arena_free(&arena);
    return since;
}

/* Saving */

static bool write_record(struct record_form *f, const struct record *base, struct record *wanted,
                         struct record_conflicts *conflicts, struct error *err) {
    struct store *store = f->session->store;
    return base->id ? command_save(store, base, wanted, &f->arena, conflicts, err)
                    : command_add(store, wanted, err);
}

/* A quote and its price breaks in one command: both or neither, and one undo. */
static bool write(struct record_form *f, const struct record *base, struct record *wanted,
                  struct record_conflicts *conflicts, struct error *err) {
    struct store *store = f->session->store;
    const char *breaks = is_quote(f) ? quote_form_breaks(&f->quote, &f->arena) : NULL;
    if (!breaks)
        return write_record(f, base, wanted, conflicts, err);
    if (!command_begin(store, base->id ? "Edit quote" : "Add quote", err))
        return false;
    if (write_record(f, base, wanted, conflicts, err) &&
        quote_breaks_save(store, wanted->id, breaks, err))
        return command_commit(store, err);
    command_abort(store);
    return false;
}

/* Asks field by field; what others changed elsewhere stays, what I changed goes on top of it. */
static bool merge(struct record_form *f, const struct record *wanted,
                  const struct record_conflicts *conflicts, struct error *err) {
    const struct entity *entity = wanted->entity;
    struct merge_row *rows = arena_alloc(&f->arena, (size_t)conflicts->count, sizeof *rows);
    for (int i = 0; i < conflicts->count; i++) {
        const struct record_conflict *c = &conflicts->items[i];
        const struct field *d = &entity->fields[c->field];
        rows[i] = (struct merge_row){.label = d->label,
                                     .base = field_show_text(d, c->base, &f->arena),
                                     .theirs = field_show_text(d, c->theirs, &f->arena),
                                     .mine = field_show_text(d, c->mine, &f->arena)};
    }
    struct merge_spec spec = {
        .title = f->subject, .by = conflicts->by, .rows = rows, .count = conflicts->count};
    if (!merge_run(f->shell, &spec))
        return error_set(err, ERROR_CONFLICT,
                         "Not saved: %s changed this meanwhile. ^S asks again.", conflicts->by);
    struct record *merged = record_copy(conflicts->current, &f->arena);
    for (size_t i = 0; i < entity->n_fields; i++) {
        if (!value_equal(wanted->values[i], f->base->values[i]))
            merged->values[i] = wanted->values[i];
    }
    for (int i = 0; i < conflicts->count; i++) {
        if (!rows[i].take_mine)
            merged->values[conflicts->items[i].field] = conflicts->items[i].theirs;
    }
    return write(f, conflicts->current, merged, NULL, err);
}

static const char *propose(void *user, const struct record *typed, int field, struct arena *arena) {
    const struct record_form *f = user;
    return record_propose(f->session, typed, field, arena);
}

static bool save(void *user, const struct record *typed, struct error *err) {
    struct record_form *f = user;
    struct record *wanted = record_copy(typed, &f->arena);
    if (!material_terms_settle(&f->session->catalogue, f->base, wanted, &f->arena, err))
        return false;
    if (!f->base->id) {
        if (!write(f, f->base, wanted, NULL, err))
            return false;
        f->saved = wanted->id;
        return true;
    }
    struct record_conflicts conflicts = {0};
    bool ok = write(f, f->base, wanted, &conflicts, err);
    if (!ok && err->code == ERROR_CONFLICT && conflicts.count)
        ok = merge(f, wanted, &conflicts, err);
    f->saved = ok ? f->base->id : 0;
    return ok;
}

static int64_t run(struct record_form *f, const struct draft *draft, const int *fields,
                   int n_fields) {
    assert(f->base);
    const struct entity *entity = f->base->entity;
    const struct form_draft drafts = {.user = f, .keep = keep_draft, .drop = drop_draft};
    struct form_spec spec = {
        .title = arena_format(&f->arena, "%s %s", f->base->id ? "Edit" : "Add", entity->label),
        .subject = f->subject,
        .base = f->base,
        .fields = fields,
        .n_fields = n_fields,
        .today = session_today(f->session),
        .draft = &drafts,
        .suggest = suggest,
        .hint = hint,
        .warn = warn,
        .propose = propose,
        .save = save,
        .user = f};
    if (is_quote(f)) {
        f->quote.cells.changed = cells_changed;
        f->quote.cells.remark = cells_remark;
        spec.fields = f->quote.fields;
        spec.n_fields = f->quote.n_fields;
        spec.cells = &f->quote.cells;
        spec.start_cells = f->at_cells;
    }
    if (draft) {
        spec.draft_names = draft->names;
        spec.draft_texts = draft->texts;
        spec.n_draft = draft->count;
    }
    if (form_run(f->shell, &spec) != FORM_SAVED)
        f->saved = 0;
    if (f->saved)
        shell_changed(f->shell);
    return f->saved;
}

/* The name of another record that a field refers to. */
static bool name_of(struct record_form *f, const char *table, int64_t id, const char **name,
                    struct error *err) {
    const struct entity *entity = entity_of_table(table);
    struct record *r;
    if (!record_load(f->session->store, entity, id, &f->arena, &r, err))
        return false;
    *name = record_text(r, (int)entity->title);
    return true;
}

/* "YKK 5 · Saigon Trail": the record, and whom it belongs to. One that has its name from another
 * record (a material's value, an offer) is named by that. */
static bool name_subject(struct record_form *f, struct error *err) {
    const struct entity *entity = f->base->entity;
    const struct value *title = &f->base->values[entity->title];
    const char *name, *own = title->kind == VALUE_TEXT ? title->s : NULL;
    if (title->kind == VALUE_INT &&
        !name_of(f, entity->fields[entity->title].ref, title->i, &own, err))
        return false;
    f->subject = own;
    if (!f->parent || entity->parent < 0)
        return true;
    if (!name_of(f, entity->fields[entity->parent].ref, f->parent, &name, err))
        return false;
    f->subject = own && *own ? arena_format(&f->arena, "%s · %s", own, name) : name;
    return true;
}

/* preset: what a new record begins with; NULL: nothing. */
static bool begin(struct record_form *f, struct shell *shell, const struct entity *entity,
                  int64_t id, int64_t parent, const struct record *preset, struct error *err) {
    *f = (struct record_form){.shell = shell, .session = shell_context(shell), .parent = parent};
    if (id) {
        if (!record_load(f->session->store, entity, id, &f->arena, &f->base, err))
            return false;
        if (entity == &supplier_entity)
            f->since = status_since(f);
        if (entity->parent >= 0)
            f->parent = f->base->values[entity->parent].i;
    } else {
        f->base = preset ? record_copy(preset, &f->arena) : record_new(entity, &f->arena);
        if (entity->parent >= 0)
            f->base->values[entity->parent] = value_int(parent);
    }
    if (is_quote(f) && !quote_form_open(&f->quote, f->session->store, f->base, &f->arena, err))
        return false;
    return name_subject(f, err);
}

/* A draft of this very form that was left: gone on with, or thrown away. False: no form at all. */
static bool ask_draft(struct record_form *f, const struct draft **chosen) {
    static const struct picker_item answers[] = {{"Go on with it", NULL},
                                                 {"Throw it away and begin anew", NULL}};
    struct draft *drafts;
    struct error err;
    int count = 0, answer = 0;
    *chosen = NULL;
    if (!draft_list(f->session, &f->arena, &drafts, &count, &err)) {
        shell_say_error(f->shell, &err);
        return true;
    }
    for (int i = 0; i < count && !*chosen; i++)
        if (strcmp(drafts[i].table, f->base->entity->table) == 0 && drafts[i].id == f->base->id &&
            drafts[i].parent == f->parent)
            *chosen = &drafts[i];
    if (*chosen)
        answer = pick(f->shell, "This form was left unsaved", answers, 2, 0);
    if (answer == 1) {
        drop_draft(f);
        *chosen = NULL;
    }
    return answer >= 0;
}

static bool edit(struct shell *shell, const struct entity *entity, int64_t id, const int *fields,
                 int n_fields, bool at_cells) {
    struct record_form f;
    struct error err;
    const struct draft *draft;
    bool ok = begin(&f, shell, entity, id, 0, NULL, &err);
    f.at_cells = at_cells;
    if (ok)
        ok = ask_draft(&f, &draft) && run(&f, draft, fields, n_fields) != 0;
    else
        shell_say_error(shell, &err);
    arena_free(&f.arena);
    return ok;
}

bool record_form_edit(struct shell *shell, const struct entity *entity, int64_t id,
                      const int *fields, int n_fields) {
    return edit(shell, entity, id, fields, n_fields, false);
}

bool record_form_breaks(struct shell *shell, int64_t quote) {
    return edit(shell, &quote_entity, quote, NULL, 0, true);
}

int64_t record_form_add(struct shell *shell, const struct entity *entity, int64_t parent,
                        const struct record *preset) {
    struct record_form f;
    struct error err;
    const struct draft *draft;
    int64_t id = 0;
    if (begin(&f, shell, entity, 0, parent, preset, &err)) {
        id = ask_draft(&f, &draft) ? run(&f, draft, NULL, 0) : 0;
    } else {
        shell_say_error(shell, &err);
    }
    arena_free(&f.arena);
    return id;
}

bool record_form_resume(struct shell *shell, const struct draft *draft) {
    struct record_form f = {0};
    struct error err;
    const struct entity *entity = entity_of_table(draft->table);
    bool ok = entity ? begin(&f, shell, entity, draft->id, draft->parent, NULL, &err)
                     : error_set(&err, ERROR_INPUT, "The draft is of an unknown kind.");
    if (ok)
        ok = run(&f, draft, NULL, 0) != 0;
    else
        shell_say_error(shell, &err);
    arena_free(&f.arena);
    return ok;
}
