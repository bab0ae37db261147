/* inspection add, edit, drop, start and again: what stands before the counting. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/material_import.h"
#include "sourcebench/service/order_work.h"

#include "cli_inspection.h"

/* ---- what an inspection refers to --------------------------------------------------------------
 */

struct references {
    const char *order, *supplier, *site, *product, *checklist, *golden, *agency;
};

static bool take_options(struct cli *cli, struct references *r, struct error *err) {
    const struct {
        const char *name, **to;
    } options[] = {{"--supplier", &r->supplier}, {"--site", &r->site},
                   {"--product", &r->product},   {"--checklist", &r->checklist},
                   {"--golden", &r->golden},     {"--agency", &r->agency}};
    bool ok = true;
    for (size_t i = 0; i < sizeof options / sizeof *options && ok; i++)
        *options[i].to = cli_option(cli, options[i].name, &ok, err);
    return ok;
}

static bool take_supplier(struct cli *cli, const char *word, struct record *r, int field,
                          struct arena *arena, struct error *err) {
    struct record *supplier;
    if (!word)
        return true;
    if (!cli_supplier(cli, word, arena, &supplier, err))
        return false;
    r->values[field] = value_int(supplier->id);
    return true;
}

static bool take_named(struct cli *cli, const struct entity *entity, const char *word,
                       struct record *r, int field, struct error *err) {
    int64_t id = 0;
    if (!word)
        return true;
    if (!record_find_name(cli->session->store, entity, word, &id, err))
        return false;
    r->values[field] = value_int(id);
    return id || error_set(err, ERROR_NOT_FOUND, "There is no %s \"%s\".", entity->label, word);
}

bool cli_inspection_product(struct cli *cli, const char *word, int64_t *id, struct error *err) {
    return record_find_name(cli->session->store, &product_entity, word, id, err) &&
           (*id || error_set(err, ERROR_NOT_FOUND, "There is no product \"%s\".", word));
}

/* A site or sample of the supplier by any of its marks. */
static bool take_part(struct cli *cli, const struct entity *entity, const int *marks, int n_marks,
                      const char *word, struct record *r, int field, struct arena *arena,
                      struct error *err) {
    struct record **all;
    int n;
    if (!word)
        return true;
    if (!record_children(cli->session->store, entity, record_int(r, INSPECTION_SUPPLIER, 0), false,
                         arena, &all, &n, err))
        return false;
    const char *key = text_name_key(arena, word);
    for (int i = 0; i < n; i++) {
        bool is = strcmp(arena_format(arena, "%lld", (long long)all[i]->id), word) == 0;
        for (int m = 0; m < n_marks && !is; m++) {
            const char *mark = record_text(all[i], marks[m]);
            is = *mark && strcmp(text_name_key(arena, mark), key) == 0;
        }
        if (is) {
            r->values[field] = value_int(all[i]->id);
            return true;
        }
    }
    return error_set(err, ERROR_NOT_FOUND,
                     "The supplier has no %s \"%s\"; supplier show lists what it has.",
                     entity->label, word);
}

static bool take_references(struct cli *cli, const struct references *refs, struct record *r,
                            struct arena *arena, struct error *err) {
    static const int site_marks[] = {SITE_NAME};
    static const int sample_marks[] = {SAMPLE_SEAL, SAMPLE_VERSION, SAMPLE_SUBJECT};
    if (!take_supplier(cli, refs->supplier, r, INSPECTION_SUPPLIER, arena, err) ||
        !take_supplier(cli, refs->agency, r, INSPECTION_AGENCY, arena, err) ||
        !take_named(cli, &product_entity, refs->product, r, INSPECTION_PRODUCT, err) ||
        !take_part(cli, &site_entity, site_marks, 1, refs->site, r, INSPECTION_SITE, arena, err) ||
        !take_part(cli, &sample_entity, sample_marks, 3, refs->golden, r, INSPECTION_GOLDEN, arena,
                   err))
        return false;
    if (refs->checklist) {
        int64_t id = 0;
        if (!record_find_code(cli->session->store, &checklist_entity, refs->checklist, &id, err) ||
            (!id &&
             !take_named(cli, &checklist_entity, refs->checklist, r, INSPECTION_CHECKLIST, err)))
            return false;
        if (id)
            r->values[INSPECTION_CHECKLIST] = value_int(id);
    }
    return true;
}

/* What follows from starting, counting and closing is not set by hand. */
static bool set_words(struct cli *cli, char **words, int n, struct record *r, struct arena *arena,
                      struct error *err) {
    for (int i = 0; i < n; i++) {
        const char *equals = strchr(words[i], '=');
        const char *name =
            equals ? arena_bytes(arena, words[i], (size_t)(equals - words[i])) : words[i];
        int field = entity_field(r->entity, name);
        if (field >= 0 && r->entity->fields[field].flags & FIELD_HIDDEN)
            return cli_usage(cli, err,
                             "%s is not set by hand: it follows from inspection start, count, "
                             "close or amend.",
                             name);
    }
    return cli_set_words(cli, words, n, r, arena, err);
}

/* ---- add ---------------------------------------------------------------------------------------
 */

static bool begin_record(struct cli *cli, const char *number, const char *stage, struct record *r,
                         struct arena *arena, struct error *err) {
    struct store *store = cli->session->store;
    struct record *order = NULL;
    struct value key = value_text("pre-shipment");
    struct error wrong = {0};
    int64_t id;
    if (stage &&
        !field_parse(&inspection_entity.fields[INSPECTION_STAGE], stage, 0, arena, &key, &wrong))
        return cli_usage(cli, err, "--stage: %s", wrong.message);
    if (number && (!order_find(store, number, &id, err) ||
                   !record_load(store, &order_entity, id, arena, &order, err)))
        return false;
    return inspection_begin_record(store, order, key.s, r, arena, err);
}

static bool is_complete(struct cli *cli, const struct record *r, struct error *err) {
    if (r->values[INSPECTION_SUPPLIER].kind == VALUE_NULL)
        return cli_usage(cli, err, "Say whose goods they are: --order NUMBER or --supplier NAME.");
    if (r->values[INSPECTION_GOODS].kind == VALUE_NULL)
        return cli_usage(cli, err,
                         "Say what is inspected: --order NUMBER, or \"goods=Urban Commuter\".");
    return true;
}

bool cli_inspection_add(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    struct references refs = {0};
    bool ok = true;
    struct store *store = cli->session->store;
    const char *order = cli_option(cli, "--order", &ok, err);
    const char *stage = ok ? cli_option(cli, "--stage", &ok, err) : NULL;
    struct record *r = record_new(&inspection_entity, &c.arena);
    ok = ok && take_options(cli, &refs, err) && cli_arguments(cli, 0, -1, err) &&
         begin_record(cli, order, stage, r, &c.arena, err) &&
         take_references(cli, &refs, r, &c.arena, err) &&
         set_words(cli, cli->argv, cli->argc, r, &c.arena, err) && is_complete(cli, r, err) &&
         inspection_add(store, r, err) && inspection_work_load(&c.w, store, r->id, err);
    if (ok)
        cli_inspection_tell(&c, arena_format(&c.arena,
                                             "Planned %s of %s; inspection start %s begins it.",
                                             record_text(c.w.inspection, INSPECTION_NUMBER),
                                             record_text(c.w.inspection, INSPECTION_GOODS),
                                             record_text(c.w.inspection, INSPECTION_NUMBER)));
    cli_inspection_close(&c);
    return ok;
}

/* ---- edit --------------------------------------------------------------------------------------
 */

/* The part of the inspection whose title is the word; NULL where there is none. */
static const struct record *find_titled(struct inspection_call *c, const struct entity *e,
                                        const char *word) {
    const char *key = text_name_key(&c->arena, word);
    for (int i = 0; i < c->w.set.n; i++) {
        const struct record *r = c->w.set.records[i];
        if (r->entity == e &&
            strcmp(text_name_key(&c->arena, record_text(r, (int)e->title)), key) == 0)
            return r;
    }
    return NULL;
}

/* Changes a class or a variant, or adds it where there is no such. */
static bool edit_part(struct inspection_call *c, const struct entity *e, const char *word,
                      struct error *err) {
    struct cli *cli = c->cli;
    const struct record *base = find_titled(c, e, word);
    struct record *wanted = base ? record_copy(base, &c->arena) : record_new(e, &c->arena);
    wanted->values[e->parent] = value_int(c->w.id);
    if (e == &plan_class_entity && c->w.state.begun && !c->w.state.totals)
        return error_set(err, ERROR_REFUSED,
                         "%s has begun: its plans are kept as they were then. undo takes the "
                         "beginning back.",
                         record_text(c->w.inspection, INSPECTION_NUMBER));
    return (base || cli_take(cli, wanted, (int)e->title, word, &c->arena, err)) &&
           set_words(cli, cli->argv + 1, cli->argc - 1, wanted, &c->arena, err) &&
           (base ? command_save(cli->session->store, base, wanted, &c->arena, NULL, err)
                 : command_add(cli->session->store, wanted, err));
}

static bool edit_whole(struct inspection_call *c, const struct references *refs,
                       struct error *err) {
    struct cli *cli = c->cli;
    struct record *wanted = record_copy(c->w.inspection, &c->arena);
    char **words = cli->argv + 1;
    int n = cli->argc - 1;
    if (n == 1 && strcmp(words[0], "status=cancelled") == 0) {
        wanted->values[INSPECTION_STATUS] = value_text("cancelled");
        n = 0;
    }
    return set_words(cli, words, n, wanted, &c->arena, err) &&
           take_references(cli, refs, wanted, &c->arena, err) &&
           command_save(cli->session->store, c->w.inspection, wanted, &c->arena, NULL, err);
}

bool cli_inspection_edit(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    struct references refs = {0};
    bool ok = true;
    const char *class = cli_option(cli, "--class", &ok, err);
    const char *variant = ok ? cli_option(cli, "--variant", &ok, err) : NULL;
    ok = ok && take_options(cli, &refs, err) && cli_inspection_open(&c, 1, -1, err);
    if (ok && class && variant)
        ok = cli_usage(cli, err, "Change a class or a variant, one at a time.");
    if (ok)
        ok = class     ? edit_part(&c, &plan_class_entity, class, err)
             : variant ? edit_part(&c, &lot_part_entity, variant, err)
                       : edit_whole(&c, &refs, err);
    ok = ok && inspection_work_load(&c.w, cli->session->store, c.w.id, err);
    if (ok)
        cli_inspection_tell(&c, arena_format(&c.arena, "Changed %s.",
                                             record_text(c.w.inspection, INSPECTION_NUMBER)));
    cli_inspection_close(&c);
    return ok;
}

bool cli_inspection_drop(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    bool ok = cli_inspection_open(&c, 1, 1, err) &&
              command_delete(cli->session->store, &inspection_entity, c.w.id, err);
    if (ok)
        printf("Deleted inspection %s; undo brings it back.\n",
               cli_safe(cli, record_text(c.w.inspection, INSPECTION_NUMBER), &c.arena));
    cli_inspection_close(&c);
    return ok;
}

/* ---- start and again ---------------------------------------------------------------------------
 */

static bool note_unready(struct inspection_call *c, const char *because, struct error *err) {
    struct record *wanted = record_copy(c->w.inspection, &c->arena);
    struct store *store = c->cli->session->store;
    return cli_take(c->cli, wanted, INSPECTION_UNREADY, because, &c->arena, err) &&
           command_save(store, c->w.inspection, wanted, &c->arena, NULL, err) &&
           inspection_work_load(&c->w, store, c->w.id, err);
}

static const char *cartons_drawn(struct inspection_call *c) {
    const char *text = "";
    for (int i = 0; i < c->w.set.n; i++)
        if (c->w.set.records[i]->entity == &carton_entity)
            text = arena_format(&c->arena, "%s%s%lld", text, *text ? ", " : " Open cartons ",
                                (long long)record_int(c->w.set.records[i], CARTON_NUMBER, 0));
    return *text ? arena_format(&c->arena, "%s.", text) : text;
}

static bool start(struct inspection_call *c, struct error *err) {
    if (inspection_start(&c->w, err))
        return true;
    struct error why = *err;
    if (why.code == ERROR_REASON && !*record_text(c->w.inspection, INSPECTION_UNREADY))
        error_set(err, why.code, "%s --because REASON begins it all the same.", why.message);
    return false;
}

bool cli_inspection_start(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    bool ok = true;
    const char *because = cli_option(cli, "--because", &ok, err);
    ok = ok && cli_inspection_open(&c, 1, 1, err) && (!because || note_unready(&c, because, err)) &&
         start(&c, err);
    if (ok)
        cli_inspection_tell(&c, arena_format(&c.arena, "Began %s: inspect %lld units.%s",
                                             record_text(c.w.inspection, INSPECTION_NUMBER),
                                             (long long)c.w.state.drawn, cartons_drawn(&c)));
    cli_inspection_close(&c);
    return ok;
}

bool cli_inspection_again(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    struct value by = value_text("supplier");
    struct error wrong = {0};
    int64_t id;
    bool ok = true;
    const char *paid = cli_option(cli, "--paid-by", &ok, err);
    ok = ok && cli_inspection_open(&c, 1, 1, err);
    if (ok && paid &&
        !field_parse(&inspection_entity.fields[INSPECTION_AGAIN_COST], paid, 0, &c.arena, &by,
                     &wrong))
        ok = cli_usage(cli, err, "--paid-by: %s", wrong.message);
    const char *first =
        ok ? arena_string(&c.arena, record_text(c.w.inspection, INSPECTION_NUMBER)) : "";
    ok = ok && inspection_again(&c.w, by.s, &id, err) &&
         inspection_work_load(&c.w, cli->session->store, id, err);
    if (ok)
        cli_inspection_tell(&c,
                            arena_format(&c.arena, "Planned %s to inspect the lot of %s again.",
                                         record_text(c.w.inspection, INSPECTION_NUMBER), first));
    cli_inspection_close(&c);
    return ok;
}
