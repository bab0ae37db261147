/* supplier show: a profile with all that belongs to the supplier. */
#include <string.h>

#include "sourcebench/core/certificate.h"
#include "sourcebench/core/country.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"

#include "cli_private.h"

enum { LABEL_WIDTH = 18, LABEL_GAP = 2 };

struct profile {
    struct cli *cli;
    struct arena *arena;
    int32_t today;
};

/* The title of the record that a reference means. */
static const char *referred(const struct profile *p, const struct field *field, int64_t id) {
    const struct entity *entity = entity_of_table(field->ref);
    struct record *r;
    struct error ignored;
    if (!entity || !record_load(p->cli->session->store, entity, id, p->arena, &r, &ignored))
        return arena_format(p->arena, "%lld", (long long)id);
    return field_show_text(&entity->fields[entity->title], r->values[entity->title], p->arena);
}

static const char *show_value(const struct profile *p, const struct record *r, size_t i) {
    const struct field *field = &r->entity->fields[i];
    const char *text = field->type == FIELD_REF ? referred(p, field, r->values[i].i)
                                                : field_show_text(field, r->values[i], p->arena);
    int currency = field->currency ? entity_field(r->entity, field->currency) : -1;
    if (currency >= 0 && r->values[currency].kind == VALUE_TEXT)
        text = arena_format(p->arena, "%s %s", r->values[currency].s, text);
    return text;
}

/* One labelled line; further lines of a long text stand under its first. */
static void put_line(const struct profile *p, int indent, int width, const char *label,
                     const char *text) {
    printf("%*s%s%*s", indent, "", label, width - table_text_width(label), "");
    while (*text) {
        size_t length = strcspn(text, "\n");
        puts(cli_safe(p->cli, arena_bytes(p->arena, text, length), p->arena));
        text += length + (text[length] == '\n');
        if (*text)
            printf("%*s", indent + width, "");
    }
}

static bool shown(const struct record *r, size_t i) {
    const struct field *field = &r->entity->fields[i];
    return i != r->entity->title && (int)i != r->entity->parent &&
           !(field->flags & FIELD_DERIVED) && r->values[i].kind != VALUE_NULL;
}

/* Room for the longest label of the table. */
static int label_width(const struct entity *entity) {
    int width = LABEL_WIDTH;
    for (size_t i = 0; i < entity->n_fields; i++) {
        int need = table_text_width(entity->fields[i].label) + LABEL_GAP;
        width = need > width ? need : width;
    }
    return width;
}

static void put_fields(const struct profile *p, const struct record *r, int indent) {
    int width = label_width(r->entity);
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        if (shown(r, i))
            put_line(p, indent, width, r->entity->fields[i].label, show_value(p, r, i));
    }
}

static void put_heading(const struct entity *entity) {
    /* Labels are lower case; a heading begins with a capital. */
    printf("\n%c%s\n", entity->plural[0] - 'a' + 'A', entity->plural + 1);
}

static void put_tags(const struct profile *p, struct record **tags, int count) {
    struct strbuf names = {0};
    for (int i = 0; i < count; i++)
        strbuf_addf(&names, "%s%s", i ? ", " : "", tags[i]->values[TAG_NAME].s);
    if (count)
        put_line(p, 0, LABEL_WIDTH, "Tags", strbuf_text(&names));
    strbuf_free(&names);
}

/* "follow up 2026-11-24, overdue" */
static const char *follow_up(const struct profile *p, const struct record *r) {
    const struct value *on = &r->values[INTERACTION_FOLLOW_UP_ON];
    const struct value *done = &r->values[INTERACTION_FOLLOW_UP_DONE];
    if (on->kind == VALUE_NULL)
        return NULL;
    int32_t day = date_from_iso(on->s);
    const char *state = done->kind == VALUE_TEXT ? "done"
                        : day < p->today         ? "overdue"
                        : day == p->today        ? "due today"
                                                 : "open";
    return arena_format(p->arena, "follow up %s, %s", on->s, state);
}

static void put_timeline(const struct profile *p, struct record **entries, int count) {
    puts("\nTimeline");
    for (int i = 0; i < count; i++) {
        const struct record *r = entries[i];
        const char *next = follow_up(p, r);
        put_line(p, 2, LABEL_WIDTH + LABEL_GAP,
                 arena_format(p->arena, "%s %s", r->values[INTERACTION_ON].s,
                              r->values[INTERACTION_KIND].s),
                 r->values[INTERACTION_TEXT].s);
        if (next)
            printf("%*s%s\n", LABEL_WIDTH + LABEL_GAP + 2, "", next);
    }
}

/* What the day makes of a certificate: its state in the database does not change by itself. */
static const char *validity(const struct profile *p, const struct record *r) {
    if (r->entity != &certificate_entity)
        return "";
    const struct certificate_kind *kind =
        catalogue_certificate(&p->cli->session->catalogue, r->values[CERTIFICATE_KIND].s);
    enum certificate_standing standing = certificate_standing(kind, r, p->today);
    return standing == CERTIFICATE_LAPSED   ? "  (lapsed)"
           : standing == CERTIFICATE_FAILED ? "  (failed)"
                                            : "";
}

static void put_children(const struct profile *p, const struct entity *entity,
                         struct record **records, int count) {
    put_heading(entity);
    for (int i = 0; i < count; i++) {
        printf("  %s%s\n", cli_safe(p->cli, show_value(p, records[i], entity->title), p->arena),
               validity(p, records[i]));
        put_fields(p, records[i], 4);
    }
}

static bool put_all_children(const struct profile *p, int64_t supplier, struct error *err) {
    bool ok = true;
    for (const struct entity *const *e = supplier_entities; *e && ok; e++) {
        struct record **records;
        int count = 0;
        if (*e == &supplier_entity || *e == &tag_entity)
            continue;
        ok = record_children(p->cli->session->store, *e, supplier, false, p->arena, &records,
                             &count, err);
        if (ok && count && *e == &interaction_entity)
            put_timeline(p, records, count);
        else if (ok && count)
            put_children(p, *e, records, count);
    }
    return ok;
}

/* How far the checklist is; that of an approved supplier also where there is none. */
static bool put_vetting(const struct profile *p, const struct record *r, struct error *err) {
    struct record **items;
    int count;
    if (!record_children(p->cli->session->store, &vetting_entity, r->id, false, p->arena, &items,
                         &count, err))
        return false;
    if (count || vetting_is_approval(r->values[SUPPLIER_STATUS]))
        put_line(p, 0, LABEL_WIDTH, "Vetting", vetting_summary(items, count, p->today, p->arena));
    return true;
}

static bool put_profile(struct cli *cli, const struct record *r, struct arena *arena,
                        struct error *err) {
    struct profile p = {cli, arena, session_today(cli->session)};
    struct record **tags;
    int n_tags;
    if (!record_children(cli->session->store, &tag_entity, r->id, false, arena, &tags, &n_tags,
                         err))
        return false;
    printf("%s%s\n", cli_safe(cli, r->values[SUPPLIER_NAME].s, arena),
           r->deleted_at ? "  (deleted)" : "");
    put_fields(&p, r, 0);
    put_tags(&p, tags, n_tags);
    if (!put_vetting(&p, r, err))
        return false;
    put_line(&p, 0, LABEL_WIDTH, "Id", arena_format(arena, "%lld", (long long)r->id));
    put_line(&p, 0, LABEL_WIDTH, "Changed",
             arena_format(arena, "%s by %s", cli_time(r->updated_at, arena), r->updated_by));
    return put_all_children(&p, r->id, err);
}

bool cli_supplier_show(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    bool ok = cli_arguments(cli, 1, 1, err) && cli_supplier(cli, cli->argv[0], &arena, &r, err);
    if (ok && cli->json) {
        struct json_writer w;
        struct score score;
        cli_json_begin(&w);
        ok = export_json_supplier(&w, cli->session, r, &arena, err) &&
             cli_score(cli, r->id, &score, err);
        if (ok)
            cli_json_score(&w, &score);
        cli_json_end(&w);
    } else if (ok) {
        ok = put_profile(cli, r, &arena, err);
    }
    arena_free(&arena);
    return ok;
}
