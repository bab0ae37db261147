/* order done, promise, claim, add, edit and drop: what happens to an order. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/material_import.h"
#include "sourcebench/service/order_work.h"

#include "cli_material.h"
#include "cli_plan.h"

/* The order that the first word names, with all that belongs to it. */
struct order_call {
    struct cli *cli;
    struct record_set set;
    struct arena arena;
    const struct record *order;
};

static bool open_order(struct order_call *c, int min, int max, struct error *err) {
    int64_t id;
    bool ok = cli_arguments(c->cli, min, max, err) &&
              order_find(c->cli->session->store, c->cli->argv[0], &id, err) &&
              order_load(c->cli->session->store, id, &c->set, err);
    c->order = ok ? record_set_find(&c->set, &order_entity, id) : NULL;
    return ok;
}

static void close_order(struct order_call *c) {
    record_set_free(&c->set);
    arena_free(&c->arena);
}

/* ---- parts by a word ---------------------------------------------------------------------------
 */

static const struct {
    const char *word; /* of --kind and order add */
    const struct entity *entity;
} kinds[] = {{"line", &order_line_entity},
             {"milestone", &milestone_entity},
             {"payment", &payment_entity},
             {"document", &document_entity},
             {"claim", &dispute_entity}};
enum { KINDS = sizeof kinds / sizeof *kinds };

static int kind_named(struct cli *cli, const char *word, struct error *err) {
    for (int i = 0; i < KINDS; i++)
        if (strcmp(kinds[i].word, word) == 0)
            return i;
    cli_usage(cli, err, "An order has a line, milestone, payment, document or claim, no \"%s\".",
              word);
    return -1;
}

static bool is_called(struct order_call *c, const struct record *part, const char *key) {
    struct arena *arena = &c->arena;
    const struct value title = part->values[part->entity->title];
    const char *names[] = {
        part->entity == &order_line_entity ? order_line_name(&c->set, part, arena)
                                           : order_part_name(part, arena),
        title.kind == VALUE_TEXT ? title.s : "",
        arena_format(arena, "%lld", (long long)part->id),
        part->entity == &dispute_entity ? record_text(part, DISPUTE_KIND) : "",
    };
    const struct record *variant = part->entity == &order_line_entity
                                       ? record_set_follow(&c->set, part, ORDER_LINE_VARIANT)
                                       : NULL;
    if (variant && strcmp(text_name_key(arena, record_text(variant, VARIANT_NAME)), key) == 0)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (*names[i] && strcmp(text_name_key(arena, names[i]), key) == 0)
            return true;
    return false;
}

/* Of one kind: what is not done yet before what is. */
static const struct record *find_of_kind(struct order_call *c, int kind, const char *key) {
    const struct entity *e = kinds[kind].entity;
    const struct record *found = NULL;
    int n, done = order_part_done_field(e);
    struct record **list = record_set_list(&c->set, e, e->parent, c->order->id, &c->arena, &n);
    for (int i = 0; i < n; i++) {
        if (!is_called(c, list[i], key))
            continue;
        if (done < 0 || list[i]->values[done].kind == VALUE_NULL)
            return list[i];
        found = found ? found : list[i];
    }
    return found;
}

/* The part that a word means; where two kinds have one of that name, --kind says which. */
static const struct record *find_part(struct order_call *c, const char *word, const char *kind,
                                      bool only_done, struct error *err) {
    const struct record *found = NULL;
    const char *key = text_name_key(&c->arena, word), *first = NULL;
    int only = kind ? kind_named(c->cli, kind, err) : -1;
    if (kind && only < 0)
        return NULL;
    for (int i = 0; i < KINDS; i++) {
        if ((kind && i != only) || (only_done && order_part_done_field(kinds[i].entity) < 0))
            continue;
        const struct record *r = find_of_kind(c, i, key);
        if (r && found) {
            cli_usage(c->cli, err, "\"%s\" is a %s and a %s of %s; say --kind %s or --kind %s.",
                      word, first, kinds[i].word, record_text(c->order, ORDER_NUMBER), first,
                      kinds[i].word);
            return NULL;
        }
        found = r ? r : found;
        first = r ? kinds[i].word : first;
    }
    if (!found)
        error_set(err, ERROR_NOT_FOUND, "%s has no %s \"%s\"; order show lists what it has.",
                  record_text(c->order, ORDER_NUMBER),
                  kind        ? kind
                  : only_done ? "milestone, payment, document or claim"
                              : "line, milestone, payment, document or claim",
                  word);
    return found;
}

/* ---- done and promised -------------------------------------------------------------------------
 */

static bool note_done(struct cli *cli, const struct record *part, int32_t day, bool replace,
                      struct error *err) {
    const struct value *noted = &part->values[order_part_done_field(part->entity)];
    bool other = noted->kind != VALUE_NULL && date_from_iso(noted->s) != day;
    if (order_done(cli->session->store, part, day, replace, err))
        return true;
    if (other && !replace) {
        struct error why = *err;
        error_set(err, why.code, "%s --replace notes the other day.", why.message);
    }
    return false;
}

bool cli_order_done(struct cli *cli, struct error *err) {
    struct order_call c = {.cli = cli};
    const struct record *part = NULL;
    const char *on = NULL;
    bool ok = true;
    const char *typed = cli_option(cli, "--on", &ok, err),
               *kind = cli_option(cli, "--kind", &ok, err);
    bool replace = cli_flag(cli, "--replace");
    ok = ok && cli_day(cli, "--on", typed, &c.arena, &on, err) && open_order(&c, 2, 2, err) &&
         (part = find_part(&c, cli->argv[1], kind, true, err)) != NULL;
    int32_t day = on ? date_from_iso(on) : session_today(cli->session);
    ok = ok && note_done(cli, part, day, replace, err);
    if (ok)
        ok = cli_report(cli, part,
                        arena_format(&c.arena, "%s: %s done on %s.",
                                     record_text(c.order, ORDER_NUMBER),
                                     order_part_name(part, &c.arena), date_text(&c.arena, day)),
                        &c.arena, err);
    close_order(&c);
    return ok;
}

bool cli_order_promise(struct cli *cli, struct error *err) {
    struct order_call c = {.cli = cli};
    const struct record *milestone = NULL;
    const char *day = NULL;
    bool ok = open_order(&c, 2, 3, err) &&
              cli_day(cli, "DATE", cli->argv[cli->argc - 1], &c.arena, &day, err);
    if (ok && cli->argc == 3)
        ok = (milestone = find_part(&c, cli->argv[1], "milestone", true, err)) != NULL;
    ok = ok &&
         order_promise(cli->session->store, &c.set, c.order, milestone, date_from_iso(day), err);
    if (ok)
        ok = cli_report(
            cli, milestone ? milestone : c.order,
            arena_format(&c.arena, "%s: %s promised for %s.", record_text(c.order, ORDER_NUMBER),
                         milestone
                             ? order_part_name(milestone, &c.arena)
                             : arena_format(&c.arena, "%s %s", record_text(c.order, ORDER_INCOTERM),
                                            record_text(c.order, ORDER_PLACE)),
                         day),
            &c.arena, err);
    close_order(&c);
    return ok;
}

/* ---- entering ----------------------------------------------------------------------------------
 */

/* What a line or claim refers to, by options. */
struct references {
    const char *product, *variant, *evidence;
};

static bool take_options(struct cli *cli, struct references *r, struct error *err) {
    bool ok = true;
    r->product = cli_option(cli, "--product", &ok, err);
    r->variant = cli_option(cli, "--variant", &ok, err);
    r->evidence = cli_option(cli, "--evidence", &ok, err);
    return ok;
}

static bool take_product(struct order_call *c, const char *word, struct record *line,
                         struct error *err) {
    int64_t id = 0;
    if (!word)
        return true;
    if (!record_find_name(c->cli->session->store, &product_entity, word, &id, err))
        return false;
    line->values[ORDER_LINE_PRODUCT] = value_int(id);
    return id || error_set(err, ERROR_NOT_FOUND, "There is no product \"%s\".", word);
}

static bool take_variant(struct order_call *c, const char *word, struct record *line,
                         struct error *err) {
    struct record **all;
    int n;
    if (!word)
        return true;
    if (!record_children(c->cli->session->store, &variant_entity,
                         line->values[ORDER_LINE_PRODUCT].i, false, &c->arena, &all, &n, err))
        return false;
    for (int i = 0; i < n; i++) {
        if (strcmp(text_name_key(&c->arena, record_text(all[i], VARIANT_NAME)),
                   text_name_key(&c->arena, word)) == 0) {
            line->values[ORDER_LINE_VARIANT] = value_int(all[i]->id);
            return true;
        }
    }
    return error_set(err, ERROR_NOT_FOUND, "The product has no variant \"%s\".", word);
}

/* Entries of the supplier's timeline have no name. */
static bool take_evidence(struct order_call *c, const char *word, struct record *claim,
                          struct error *err) {
    struct record **all;
    int n;
    if (!word)
        return true;
    if (!record_children(c->cli->session->store, &interaction_entity,
                         c->order->values[ORDER_SUPPLIER].i, false, &c->arena, &all, &n, err))
        return false;
    for (int i = 0; i < n; i++) {
        if (strcmp(arena_format(&c->arena, "%lld", (long long)all[i]->id), word) == 0) {
            claim->values[DISPUTE_INTERACTION] = value_int(all[i]->id);
            return true;
        }
    }
    return error_set(err, ERROR_NOT_FOUND,
                     "The supplier's timeline has no entry %s; supplier show SUPPLIER --json tells "
                     "their ids.",
                     word);
}

static bool take_references(struct order_call *c, const struct references *r, struct record *part,
                            struct error *err) {
    if (part->entity == &order_line_entity)
        return take_product(c, r->product, part, err) && take_variant(c, r->variant, part, err);
    if (r->product || r->variant)
        return cli_usage(c->cli, err, "--product and --variant are of a line.");
    if (part->entity == &dispute_entity)
        return take_evidence(c, r->evidence, part, err);
    return !r->evidence || cli_usage(c->cli, err, "--evidence is of a claim.");
}

/* What a new part begins with; NULL and the error otherwise. */
static struct record *begin_part(struct order_call *c, const struct entity *e, struct error *err) {
    if (e == &dispute_entity)
        return order_claim_begin(&c->set, c->order, NULL, session_today(c->cli->session),
                                 &c->arena);
    struct record *r = record_new(e, &c->arena);
    return order_part_begin(c->cli->session->store, c->order, r, &c->arena, err) ? r : NULL;
}

/* Enters it and tells of it. */
static bool enter(struct order_call *c, struct record *r, const struct references *refs,
                  char **words, int n, struct error *err) {
    return cli_set_words(c->cli, words, n, r, &c->arena, err) && take_references(c, refs, r, err) &&
           command_add(c->cli->session->store, r, err) &&
           cli_report(c->cli, r,
                      arena_format(&c->arena, "%s: added %s, id %lld.",
                                   record_text(c->order, ORDER_NUMBER), r->entity->label,
                                   (long long)r->id),
                      &c->arena, err);
}

bool cli_order_add(struct cli *cli, struct error *err) {
    struct order_call c = {.cli = cli};
    struct references refs;
    struct record *r = NULL;
    int kind = -1;
    bool ok = take_options(cli, &refs, err) && open_order(&c, 3, -1, err) &&
              (kind = kind_named(cli, cli->argv[1], err)) >= 0 &&
              (r = begin_part(&c, kinds[kind].entity, err)) != NULL &&
              enter(&c, r, &refs, cli->argv + 2, cli->argc - 2, err);
    close_order(&c);
    return ok;
}

bool cli_order_claim(struct cli *cli, struct error *err) {
    struct order_call c = {.cli = cli};
    struct references refs;
    struct value kind = value_null();
    struct error wrong = {0};
    bool ok = take_options(cli, &refs, err) && open_order(&c, 2, -1, err);
    if (ok && !field_parse(&dispute_entity.fields[DISPUTE_KIND], cli->argv[1], 0, &c.arena, &kind,
                           &wrong))
        ok = cli_usage(cli, err, "%s", wrong.message);
    if (ok) {
        struct record *r =
            order_claim_begin(&c.set, c.order, kind.s, session_today(cli->session), &c.arena);
        ok = enter(&c, r, &refs, cli->argv + 2, cli->argc - 2, err);
    }
    close_order(&c);
    return ok;
}

bool cli_order_edit(struct cli *cli, struct error *err) {
    struct order_call c = {.cli = cli};
    struct references refs;
    bool ok = true;
    const char *kind = cli_option(cli, "--kind", &ok, err);
    ok = ok && take_options(cli, &refs, err) && open_order(&c, 2, -1, err);
    const struct record *base = c.order;
    bool names_part = ok && !strchr(cli->argv[1], '=');
    if (names_part)
        ok = (base = find_part(&c, cli->argv[1], kind, false, err)) != NULL;
    if (ok) {
        struct record *wanted = record_copy(base, &c.arena);
        int at = names_part ? 2 : 1;
        ok =
            cli_set_words(cli, cli->argv + at, cli->argc - at, wanted, &c.arena, err) &&
            take_references(&c, &refs, wanted, err) &&
            command_save(cli->session->store, base, wanted, &c.arena, NULL, err) &&
            cli_report(cli, base,
                       arena_format(&c.arena, "Changed %s %s.", base->entity->label,
                                    names_part ? cli->argv[1] : record_text(c.order, ORDER_NUMBER)),
                       &c.arena, err);
    }
    close_order(&c);
    return ok;
}

bool cli_order_drop(struct cli *cli, struct error *err) {
    struct order_call c = {.cli = cli};
    bool ok = true;
    const char *kind = cli_option(cli, "--kind", &ok, err);
    ok = ok && open_order(&c, 1, 2, err);
    const struct record *part = c.order;
    if (ok && cli->argc == 2)
        ok = (part = find_part(&c, cli->argv[1], kind, false, err)) != NULL;
    ok = ok && command_delete(cli->session->store, part->entity, part->id, err);
    if (ok)
        printf("Deleted %s %s; undo brings it back.\n", part->entity->label,
               cli_safe(cli, cli->argv[cli->argc - 1], &c.arena));
    close_order(&c);
    return ok;
}
