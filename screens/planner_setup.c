#include "planner_setup.h"

#include "sourcebench/core/entities.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"

#include "record_form.h"

/* What can be set up; parts after what they belong to. */
static const struct {
    const struct entity *entity, *of; /* of: chosen first */
    const char *what, *note;
} kinds[] = {
    {&product_entity, NULL, "Products", "specification, carton, HS code"},
    {&variant_entity, &product_entity, "Variants of a product", "colour, size, SKU"},
    {&part_entity, &product_entity, "Parts of a product", "materials and how much of them"},
    {&client_entity, NULL, "Clients", "currency, destination, commission"},
    {&fx_entity, NULL, "Exchange rates", "by day"},
    {&cal_entity, NULL, "Calendars", "rest days of factories"},
    {&calday_entity, &cal_entity, "Days of a calendar", "holidays, closures, worked weekends"},
    {&lane_entity, NULL, "Lanes", "transit, cut-off, clearance"},
    {&tariff_entity, &lane_entity, "Tariffs of a lane", "what each leg costs"},
    {&duty_entity, NULL, "Duties", "duty and VAT by goods, origin and destination"},
    {&levy_entity, &duty_entity, "Levies of a duty", "each on its own base"},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* "Lunar New Year, 2027-01-29", "EUR USD 2026-11-20": the first fields that say something. */
static const char *describe(const struct record *r, struct arena *arena) {
    const char *text = "";
    int told = 0;
    for (size_t i = 0; i < r->entity->n_fields && told < 4; i++) {
        const struct field *f = &r->entity->fields[i];
        if (f->type == FIELD_REF || r->values[i].kind == VALUE_NULL || f->type == FIELD_LONG)
            continue;
        text = arena_format(arena, "%s%s%s", text, told++ ? "  " : "",
                            field_show_text(f, r->values[i], arena));
    }
    return text;
}

static bool read_records(struct store *store, const struct entity *entity, int64_t parent,
                         struct arena *arena, struct record ***records, int *n, struct error *err) {
    return parent ? record_children(store, entity, parent, false, arena, records, n, err)
                  : record_all(store, entity, arena, records, n, err);
}

/* The id, -1: a new one is wanted, 0: none. */
static int64_t choose(struct shell *shell, const struct entity *entity, int64_t parent,
                      const char *title) {
    struct session *session = shell_context(shell);
    struct arena arena = {0};
    struct record **records;
    struct error err;
    int n;
    if (!read_records(session->store, entity, parent, &arena, &records, &n, &err)) {
        shell_say_error(shell, &err);
        arena_free(&arena);
        return 0;
    }
    struct picker_item *items = arena_alloc(&arena, (size_t)n + 1, sizeof *items);
    int64_t *ids = arena_alloc(&arena, (size_t)n + 1, sizeof *ids);
    items[0] = (struct picker_item){arena_format(&arena, "A new %s", entity->label), NULL};
    for (int i = 0; i < n; i++) {
        items[i + 1] = (struct picker_item){describe(records[i], &arena), NULL};
        ids[i + 1] = records[i]->id;
    }
    int at = pick(shell, title, items, n + 1, n ? 1 : 0);
    int64_t id = at < 0 ? 0 : at == 0 ? -1 : ids[at];
    arena_free(&arena);
    return id;
}

static int64_t add(struct shell *shell, const struct entity *entity, int64_t parent) {
    struct arena arena = {0};
    struct record *r = record_new(entity, &arena);
    if (entity->parent >= 0)
        r->values[entity->parent] = value_int(parent);
    int64_t id = record_form_add(shell, entity, parent, r);
    arena_free(&arena);
    return id;
}

int64_t planner_pick(struct shell *shell, const struct entity *entity, const char *title) {
    int64_t id = choose(shell, entity, 0, title);
    return id < 0 ? add(shell, entity, 0) : id;
}

void planner_setup(struct shell *shell) {
    struct picker_item items[KINDS];
    for (int i = 0; i < KINDS; i++)
        items[i] = (struct picker_item){kinds[i].what, kinds[i].note};
    int at = pick(shell, "Set up", items, KINDS, 0);
    if (at < 0)
        return;
    int64_t parent = 0;
    if (kinds[at].of) {
        parent = choose(shell, kinds[at].of, 0, "Of which");
        if (parent <= 0)
            return;
    }
    int64_t id = choose(shell, kinds[at].entity, parent, kinds[at].what);
    if (id > 0 && record_form_edit(shell, kinds[at].entity, id, NULL, 0))
        shell_say(shell, "Saved; u takes it back.");
    else if (id < 0 && add(shell, kinds[at].entity, parent))
        shell_say(shell, "Added; u takes it back.");
}
