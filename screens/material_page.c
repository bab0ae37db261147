#include "material_page.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/material.h"
#include "sourcebench/db/command.h"
#include "sourcebench/tui/dialog.h"

#include "history.h"
#include "material_lines.h"
#include "materials_state.h"
#include "quick_entry.h"
#include "record_form.h"
#include "supplier_detail.h"
#include "supplier_pick.h"

struct page {
    struct lines lines; /* first: lines_motions finds it here */
    struct shell *shell;
    struct session *session;
    int64_t id, profile;
    enum material_view view;
    struct comparison c;
    int at;                /* the material in it */
    int width;             /* that the lines were made for */
    const char *suppliers; /* a filter of suppliers to go to when the page closes, or NULL */
    struct arena arena;
};

static const char *const view_names[PAGE_VIEWS] = {"Facts", "Values", "Offers", "Rules", "Fit"};

static bool read_page(struct page *p, struct error *err) {
    struct comparison next = {0};
    bool ok = comparison_open(&next, p->session, p->profile, err);
    int at = 0;
    while (ok && at < next.data.n_materials && next.data.materials[at].id != p->id)
        at++;
    if (ok && at == next.data.n_materials)
        ok = error_set(err, ERROR_NOT_FOUND, "The material was deleted.");
    if (!ok) {
        comparison_close(&next);
        return false;
    }
    comparison_close(&p->c);
    p->c = next;
    p->at = at;
    p->width = 0; /* the lines are made when it is drawn */
    return true;
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct page *p = argument;
    screen->state = p;
    p->shell = screen->shell;
    p->session = shell_context(screen->shell);
    return read_page(p, err);
}

static void load(struct screen *screen) {
    struct page *p = screen->state;
    struct error err;
    if (!read_page(p, &err)) {
        shell_say_error(p->shell, &err);
        screen_close(screen, 0);
    }
}

static const struct material_row *material(const struct page *p) {
    return &p->c.data.materials[p->at];
}

static void draw_views(const struct page *p, struct area area) {
    int x = 1;
    for (int i = 0; i < PAGE_VIEWS; i++)
        x = 2 + draw_text(area, 0, x, i == (int)p->view ? STYLE_ACCENT : STYLE_DIM, view_names[i]);
}

static void draw(struct screen *screen, struct area area) {
    struct page *p = screen->state;
    if (p->width != area.width) {
        material_lines_fill(&p->c, p->at, p->view, area.width, &p->lines);
        p->width = area.width;
    }
    int x = draw_text(area, 0, 1, STYLE_BOLD, material(p)->name);
    if (p->c.data.profile.id)
        draw_text(area, 0, x + 3, STYLE_DIM, p->c.data.profile.name);
    draw_views(p, area_part(area, 1, 0, 1, area.width));
    lines_draw(&p->lines, area_part(area, 3, 0, area.height - 3, area.width), true);
}

/* Views */

static void show_view(struct screen *screen, int view) {
    struct page *p = screen->state;
    p->view = (enum material_view)((view + PAGE_VIEWS) % PAGE_VIEWS);
    p->lines.cursor = p->lines.top = 0;
    p->width = 0;
}

static void next_view(struct screen *screen) {
    show_view(screen, (int)((struct page *)screen->state)->view + 1);
}

static void previous_view(struct screen *screen) {
    show_view(screen, (int)((struct page *)screen->state)->view - 1);
}

static void show_offers(struct screen *screen) {
    show_view(screen, PAGE_OFFERS);
}

static void show_rules(struct screen *screen) {
    show_view(screen, PAGE_RULES);
}

/* The line under the cursor; NULL where it stands for nothing of that kind (-1: of any). */
static const struct line *entry(const struct page *p, int kind) {
    const struct line *line = lines_current(&p->lines);
    return line && line->id && (kind < 0 || line->kind == kind) ? line : NULL;
}

static const struct material_offer *find_offer(const struct page *p, int64_t id) {
    for (int i = 0; i < p->c.n_offers; i++)
        if (p->c.offers[i].id == id)
            return &p->c.offers[i];
    return NULL;
}

static const struct compliance_rule *find_rule(const struct page *p, int64_t id) {
    for (int i = 0; i < p->c.compliance.n_rules; i++)
        if (p->c.compliance.rules[i].id == id)
            return &p->c.compliance.rules[i];
    return NULL;
}

/* The entity of the entry under the cursor, and its id; the material itself elsewhere. */
static const struct entity *entity_under_cursor(const struct page *p, int64_t *id) {
    static const struct entity *const entities[] = {[MATERIAL_LINE_PLAIN] = &material_entity,
                                                    [MATERIAL_LINE_VALUE] = &figure_entity,
                                                    [MATERIAL_LINE_OFFER] = &offer_entity,
                                                    [MATERIAL_LINE_RULE] = &rule_entity,
                                                    [MATERIAL_LINE_PROOF] = &material_entity};
    const struct line *line = entry(p, -1);
    const struct entity *entity = line ? entities[line->kind] : &material_entity;
    *id = entity == &material_entity ? p->id : line->id;
    return entity;
}

/* Adding, editing, deleting */

static void put_cursor(struct page *p, int kind, int64_t id) {
    material_lines_fill(&p->c, p->at, p->view, p->width ? p->width : 80, &p->lines);
    for (int i = p->lines.count - 1; i >= 0; i--)
        if (p->lines.items[i].kind == kind && p->lines.items[i].id == id)
            p->lines.cursor = i;
}

/* The property of the value under the cursor, an index; 0 elsewhere. */
static int property_under_cursor(const struct page *p) {
    const struct line *line = entry(p, MATERIAL_LINE_VALUE);
    const struct material_data *d = &p->c.data;
    for (int i = 0; line && i < d->n_properties; i++) {
        const struct material_cell *cell = &d->values[p->at * d->n_properties + i];
        for (int k = 0; k < cell->count; k++)
            if (cell->values[k].id == line->id)
                return i;
    }
    return 0;
}

/* Asks for the property that a new value is of; 0 where none was chosen. */
static int64_t pick_property(struct page *p, struct arena *arena) {
    int n = p->c.data.n_properties;
    struct picker_item *items = arena_alloc(arena, (size_t)n + 1, sizeof *items);
    int64_t *ids = arena_alloc(arena, (size_t)n + 1, sizeof *ids);
    for (int i = 0; i < n; i++) {
        const struct material_property_row *property = &p->c.data.properties[i];
        ids[i] = property->id;
        items[i] = (struct picker_item){arena_string(arena, property->name),
                                        arena_string(arena, property->unit)};
    }
    int chosen = pick(p->shell, "A value of which property", items, n, property_under_cursor(p));
    return chosen < 0 ? 0 : ids[chosen];
}

static int64_t add_value(struct page *p, struct arena *arena) {
    char today[DATE_TEXT];
    struct record *r = record_new(&figure_entity, arena);
    int64_t property = pick_property(p, arena);
    if (!property)
        return 0;
    r->values[FIGURE_PROPERTY] = value_int(property);
    date_to_iso(session_today(p->session), today);
    r->values[FIGURE_MATERIAL] = value_int(p->id);
    r->values[FIGURE_BASIS] = value_text("measured");
    r->values[FIGURE_MEASURED_ON] = value_text(arena_string(arena, today));
    return record_form_add(p->shell, &figure_entity, p->id, r);
}

static int64_t add_offer(struct page *p, struct arena *arena) {
    char today[DATE_TEXT];
    struct record *r = record_new(&offer_entity, arena);
    int64_t supplier = supplier_pick(p->shell, "Which supplier offers it");
    date_to_iso(session_today(p->session), today);
    r->values[OFFER_SUPPLIER] = value_int(supplier);
    r->values[OFFER_MATERIAL] = value_int(p->id);
    r->values[OFFER_PRICE_PER] = value_text("m");
    r->values[OFFER_QUOTED_ON] = value_text(arena_string(arena, today));
    return supplier ? record_form_add(p->shell, &offer_entity, supplier, r) : 0;
}

static void add(struct screen *screen) {
    static const int kinds[PAGE_VIEWS] = {MATERIAL_LINE_VALUE, MATERIAL_LINE_VALUE,
                                          MATERIAL_LINE_OFFER, MATERIAL_LINE_RULE,
                                          MATERIAL_LINE_VALUE};
    struct page *p = screen->state;
    struct arena arena = {0};
    int kind = kinds[p->view];
    int64_t id = kind == MATERIAL_LINE_OFFER  ? add_offer(p, &arena)
                 : kind == MATERIAL_LINE_RULE ? record_form_add(p->shell, &rule_entity, 0, NULL)
                                              : add_value(p, &arena);
    if (id) {
        if (p->view == PAGE_FACTS)
            show_view(screen, PAGE_VALUES);
        put_cursor(p, kind, id);
        shell_say(p->shell, "Added; u takes it back.");
    }
    arena_free(&arena);
}

static void edit(struct screen *screen) {
    struct page *p = screen->state;
    int64_t id;
    const struct entity *entity = entity_under_cursor(p, &id);
    if (record_form_edit(p->shell, entity, id, NULL, 0))
        shell_say(p->shell, "Saved; u takes it back.");
}

static const char *need_entry(struct screen *screen) {
    int64_t id;
    return entity_under_cursor(screen->state, &id) != &material_entity
               ? NULL
               : "the cursor must stand on a value, an offer or a rule";
}

static void delete (struct screen *screen) {
    struct page *p = screen->state;
    struct error err;
    int64_t id;
    const struct entity *entity = entity_under_cursor(p, &id);
    const struct material_offer *offer = entity == &offer_entity ? find_offer(p, id) : NULL;
    const struct compliance_rule *rule = entity == &rule_entity ? find_rule(p, id) : NULL;
    const char *name = offer ? offer->supplier_name : rule ? rule->name : material(p)->name;
    if (!confirm(p->shell, "Delete the %s of %s?", entity->label, name))
        return;
    bool ok = command_delete(p->session->store, entity, id, &err);
    shell_changed(p->shell);
    if (ok)
        shell_say(p->shell, "Deleted; u takes it back.");
    else
        shell_say_error(p->shell, &err);
}

/* Going on from here */

/* To a rule's evidence: the suppliers who hold it. */
static void show_holders(struct screen *screen, const struct compliance_rule *rule) {
    struct page *p = screen->state;
    p->suppliers = arena_format(&p->arena, "cert:\"%s\"", rule->evidence);
    screen_close(screen, 0);
}

static void open_entry(struct screen *screen) {
    struct page *p = screen->state;
    const struct line *line = entry(p, -1);
    int kind = line ? line->kind : MATERIAL_LINE_PLAIN;
    const struct compliance_rule *rule = kind == MATERIAL_LINE_RULE ? find_rule(p, line->id) : NULL;
    const struct material_offer *offer =
        kind == MATERIAL_LINE_OFFER ? find_offer(p, line->id) : NULL;
    if (offer)
        detail_run(p->shell, &supplier_detail, offer->supplier, VIEW_OVERVIEW);
    else if (rule)
        show_holders(screen, rule);
    else if (kind == MATERIAL_LINE_PROOF)
        detail_run(p->shell, &supplier_detail, line->id, VIEW_CERTIFICATES);
    else if (shell_options(p->shell)->read_only)
        shell_say(p->shell, "The database is open for reading only.");
    else
        edit(screen);
}

static void why(struct screen *screen) {
    struct page *p = screen->state;
    struct arena arena = {0};
    text_view(p->shell, "Why: points, weights, sources",
              comparison_explain(&p->c, p->at, true, &arena));
    arena_free(&arena);
}

static void show_history(struct screen *screen) {
    struct page *p = screen->state;
    struct arena arena = {0};
    history_run(p->shell, &material_entity, p->id, arena_string(&arena, material(p)->name));
    arena_free(&arena);
}

static void copy(struct screen *screen) {
    struct page *p = screen->state;
    quick_copy(p->shell, lines_current(&p->lines)->left);
}

static const char *need_line(struct screen *screen) {
    const struct page *p = screen->state;
    return lines_current(&p->lines) ? NULL : "there is no line here";
}

static const struct action actions[] = {
    {"material-page.next", "next view", "Show the next view of the material.",
     "] | Right | Tab | l", 0, 1, next_view, NULL},
    {"material-page.previous", "previous view", "Show the view before.", "[ | Left | Shift-Tab | h",
     0, 0, previous_view, NULL},
    {"material-page.open", "open",
     "Open the supplier of an offer, or who holds a rule's evidence; edit a value.", "Enter", 0, 2,
     open_entry, NULL},
    {"material-page.add", "add", "Add to this view: a value of your own, an offer, a rule.", "a",
     ACTION_CHANGES, 3, add, NULL},
    {"material-page.edit", "edit", "Edit the entry under the cursor, or the material.", "e",
     ACTION_CHANGES, 4, edit, NULL},
    {"material-page.delete", "delete", "Delete the entry under the cursor.", "D",
     ACTION_CHANGES | ACTION_DANGEROUS, 0, delete, need_entry},
    {"material-page.offers", "offers", "Show who offers the material.", "o", 0, 5, show_offers,
     NULL},
    {"material-page.rules", "compliance", "Show what markets ask of the material.", "c", 0, 6,
     show_rules, NULL},
    {"material-page.why", "why", "Show how the score comes about.", "=", 0, 7, why, NULL},
    {"material-page.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     show_history, NULL},
    {"material-page.copy", "copy line", "Copy the line to the terminal's clipboard.", "y | Y", 0, 0,
     copy, need_line},
    {"material-page.close", "back", "Back to the matrix.", "Esc | q", 0, 8, screen_leave, NULL},
};

const struct action_table material_page_actions = {"material-page", "Material page", actions,
                                                   sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&material_page_actions, &lines_motions, NULL};

static const struct screen_ops page_screen = {.id = "material-page",
                                              .title = "Material",
                                              .tables = tables,
                                              .undoes = true,
                                              .open = open,
                                              .load = load,
                                              .draw = draw};

void material_page_run(struct shell *shell, int64_t id, int64_t profile, enum material_view view) {
    struct page p = {.id = id, .profile = profile, .view = view};
    shell_visit(shell, &page_screen, &p);
    if (p.suppliers)
        shell_show_with(shell, "suppliers", p.suppliers);
    comparison_close(&p.c);
    lines_free(&p.lines);
    arena_free(&p.arena);
}

void material_page_visit(struct shell *shell, int64_t id, enum material_view view) {
    struct error err;
    int64_t profile;
    if (materials_usual_profile(shell_context(shell), &profile, &err))
        material_page_run(shell, id, profile, view);
    else
        shell_say_error(shell, &err);
}
