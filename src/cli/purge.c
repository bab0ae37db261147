/* purge: what was deleted goes for good. Asks nothing: it takes only what was deleted before. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/purge.h"
#include "sourcebench/service/draft.h"

#include "cli_private.h"

struct purging {
    struct cli *cli;
    struct arena arena;
    struct purge_item *items;
    int n, drafts;
    struct purge_result result;
    bool scrubbed;
};

static const struct entity *entity_of(const char *word, struct arena *arena) {
    const char *folded = text_fold(arena, word);
    for (const struct entity *const *e = all_entities; *e; e++)
        if (strcmp(folded, (*e)->table) == 0 || strcmp(folded, (*e)->label) == 0)
            return *e;
    return NULL;
}

static bool refuse_kind(struct cli *cli, const char *word, struct arena *arena, struct error *err) {
    const char *all = "";
    for (const struct entity *const *e = all_entities; *e; e++)
        all = arena_format(arena, "%s%s%s", all, *all ? ", " : "", (*e)->table);
    return cli_usage(cli, err, "\"%s\" is no kind of record; there are %s.", word, all);
}

static bool find_one(struct purging *p, struct error *err) {
    struct cli *cli = p->cli;
    struct store *store = cli->session->store;
    const struct entity *entity = entity_of(cli->argv[0], &p->arena);
    if (!entity)
        return refuse_kind(cli, cli->argv[0], &p->arena, err);
    p->items = arena_alloc(&p->arena, 1, sizeof *p->items);
    p->n = 1;
    if (cli_is_id(cli->argv[1]))
        return purge_find_id(store, entity, strtoll(cli->argv[1], NULL, 10), &p->arena, p->items,
                             err);
    return purge_find(store, entity, cli->argv[1], &p->arena, p->items, err);
}

static bool find_before(struct purging *p, const char *before, struct error *err) {
    const char *day;
    return cli_day(p->cli, "--deleted-before", before, &p->arena, &day, err) &&
           purge_find_before(p->cli->session->store,
                             store_day_begin(p->cli->session->store, date_from_iso(day)), &p->arena,
                             &p->items, &p->n, err);
}

static bool find(struct purging *p, struct error *err) {
    bool ok = true;
    const char *before = cli_option(p->cli, "--deleted-before", &ok, err);
    if (!ok || !cli_arguments(p->cli, 0, 2, err))
        return false;
    if (before && p->cli->argc > 0)
        return cli_usage(p->cli, err, "Name one record, or a day with --deleted-before; not both.");
    if (!before && p->cli->argc < 2)
        return cli_usage(p->cli, err,
                         "Name the record (contact \"Ms Lan\"), or a day with --deleted-before.");
    return before ? find_before(p, before, err) : find_one(p, err);
}

/* "1 supplier, 3 contacts" */
static const char *counts(struct purging *p) {
    const char *all = "";
    for (int i = 0; all_entities[i]; i++) {
        int64_t n = p->result.rows[i];
        const struct entity *entity = all_entities[i];
        if (n > 0)
            all = arena_format(&p->arena, "%s%s%lld %s", all, *all ? ", " : "", (long long)n,
                               n == 1 ? entity->label : entity->plural);
    }
    return all;
}

static void print_count(int64_t n, const char *one, const char *many) {
    if (n > 0)
        printf("%lld %s\n", (long long)n, n == 1 ? one : many);
}

static void print_items(struct purging *p) {
    for (int i = 0; i < p->n; i++) {
        const struct purge_item *item = &p->items[i];
        printf("%s %s, id %lld\n", item->entity->label,
               item->title ? cli_safe(p->cli, item->title, &p->arena) : "(added and taken back)",
               (long long)item->id);
    }
}

static void print(struct purging *p) {
    const struct purge_result *r = &p->result;
    if (p->n == 0) {
        puts("Nothing was deleted before that day.");
        return;
    }
    print_items(p);
    printf("%s: %s.\n", p->cli->dry_run ? "Would be purged" : "Purged", counts(p));
    print_count(r->emptied, "change of the journal is about nothing else: undo ends there.",
                "changes of the journal are about nothing else: undo ends there.");
    print_count(r->rewritten, "change of the journal keeps the rest of what it is about.",
                "changes of the journal keep the rest of what they are about.");
    print_count(r->cleared,
                "record that stays loses its reference; look whether its text names it.",
                "records that stay lose their reference; look whether their text names it.");
    print_count(p->drafts, "draft of a form was dropped.", "drafts of forms were dropped.");
    for (int i = 0; i < r->n_files; i++)
        printf("The attached file itself stays: %s\n", cli_safe(p->cli, r->files[i], &p->arena));
    puts(p->cli->dry_run ? "Nothing was changed."
                         : "Backups and copies made before still hold it; remove them as well.");
}

static void write(struct purging *p) {
    const struct purge_result *r = &p->result;
    struct json_writer w;
    cli_json_begin(&w);
    json_write_bool(&w, "dry_run", p->cli->dry_run);
    json_write_array(&w, "records");
    for (int i = 0; i < p->n; i++) {
        json_write_object(&w, NULL);
        json_write_text(&w, "table", p->items[i].entity->table);
        json_write_id(&w, "id", p->items[i].id);
        json_write_text(&w, "title", p->items[i].title);
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    json_write_object(&w, "rows");
    for (int i = 0; all_entities[i]; i++)
        json_write_int(&w, all_entities[i]->table, r->rows[i]);
    json_write_object_end(&w);
    json_write_int(&w, "references_cleared", r->cleared);
    json_write_int(&w, "changes_emptied", r->emptied);
    json_write_int(&w, "changes_rewritten", r->rewritten);
    json_write_int(&w, "drafts", p->drafts);
    json_write_array(&w, "files");
    for (int i = 0; i < r->n_files; i++)
        json_write_text(&w, NULL, r->files[i]);
    json_write_array_end(&w);
    json_write_bool(&w, "scrubbed", p->scrubbed);
    cli_json_end(&w);
}

static bool purge(struct purging *p, struct error *err) {
    struct cli *cli = p->cli;
    struct store *store = cli->session->store;
    return p->n == 0 ||
           (purge_run(store, p->items, p->n, cli->dry_run, &p->arena, &p->result, err) &&
            (cli->dry_run || draft_drop_purged(cli->session, &p->drafts, err)));
}

/* The records are gone by now, whatever becomes of the file. */
static bool scrub(struct purging *p, struct error *err) {
    struct error why;
    p->scrubbed = p->n == 0 || p->cli->dry_run || purge_scrub(p->cli->session->store, &why);
    if (p->scrubbed)
        return true;
    error_set(err, why.code,
              "The records are purged, but may still stand in unused parts of the file: %s "
              "`sourcebench doctor --repair` finishes it.",
              why.message);
    return error_detail(err, "%s", why.detail);
}

bool cli_purge(struct cli *cli, struct error *err) {
    struct purging p = {.cli = cli};
    bool ok = find(&p, err) && purge(&p, err);
    if (ok) {
        ok = scrub(&p, err);
        (cli->json ? write : print)(&p);
    }
    arena_free(&p.arena);
    return ok;
}
