#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/rfq_sheet.h"
#include "sourcebench/service/sheet.h"
#include "sourcebench/tui/dialog.h"

#include "rfq_screen.h"
#include "sheet_file.h"
#include "supplier_pick.h"

/* Whom it can go to: those who were invited, and those who have quoted. */
struct addressees {
    struct arena arena;
    struct addressee {
        const struct record *supplier;
        bool quoted;
    } * list;
    int n;
};

static bool add(struct addressees *a, struct store *store, int64_t id, bool quoted,
                struct error *err) {
    struct record *supplier;
    int at = 0;
    while (at < a->n && a->list[at].supplier->id != id)
        at++;
    if (at == a->n) {
        if (!record_load(store, &supplier_entity, id, &a->arena, &supplier, err))
            return false;
        a->list = mem_grow(a->list, (size_t)a->n++, sizeof *a->list);
        a->list[at] = (struct addressee){.supplier = supplier};
    }
    a->list[at].quoted = a->list[at].quoted || quoted;
    return true;
}

/* Whom the children of the parent refer to. */
static bool add_all(struct addressees *a, struct store *store, const struct entity *entity,
                    int64_t parent, int supplier, struct error *err) {
    struct record **all;
    int n;
    bool ok = record_children(store, entity, parent, false, &a->arena, &all, &n, err);
    for (int i = 0; ok && i < n; i++)
        ok = add(a, store, all[i]->values[supplier].i, entity == &quote_entity, err);
    return ok;
}

static bool find(struct addressees *a, struct store *store, int64_t requirement,
                 struct error *err) {
    struct record **rfqs;
    int n;
    bool ok = record_children(store, &rfq_entity, requirement, false, &a->arena, &rfqs, &n, err);
    for (int i = 0; ok && i < n; i++)
        ok = add_all(a, store, &invitation_entity, rfqs[i]->id, INVITATION_SUPPLIER, err);
    return ok && add_all(a, store, &quote_entity, requirement, QUOTE_SUPPLIER, err);
}

/* False where nobody was chosen. */
static bool choose(struct shell *shell, struct addressees *a, struct rfq_options *options) {
    enum { ANYBODY, ANOTHER, FIRST };
    size_t most = FIRST + 2 * (size_t)a->n;
    struct picker_item *items = arena_alloc(&a->arena, most, sizeof *items);
    struct rfq_options *means = arena_alloc(&a->arena, most, sizeof *means);
    int n = FIRST;
    items[ANYBODY] = (struct picker_item){"Anybody", "with no company in it yet"};
    items[ANOTHER] = (struct picker_item){"Another supplier", "of the directory"};
    for (int i = 0; i < a->n; i++) {
        const struct record *supplier = a->list[i].supplier;
        const char *name = record_text(supplier, SUPPLIER_NAME);
        for (int filled = 0; filled <= a->list[i].quoted; filled++) {
            items[n] = (struct picker_item){name, filled ? "with what it has offered" : NULL};
            means[n++] = (struct rfq_options){supplier->id, filled};
        }
    }
    int at = pick(shell, "Whom the request goes to", items, n, a->n ? FIRST : ANYBODY);
    if (at == ANOTHER)
        means[at].supplier = supplier_pick(shell, "Whom to ask");
    if (at >= 0)
        *options = means[at];
    return at >= 0 && (at != ANOTHER || options->supplier);
}

struct wish {
    struct session *session;
    int64_t requirement;
    struct rfq_options options;
};

static void write(const void *what, enum sheet_format format, FILE *out) {
    (void)format; /* it is filled in, so it is a spreadsheet */
    rfq_sheet_write(what, ',', out);
}

static bool save(void *user, const char *path, bool overwrite, struct error *err) {
    const struct wish *w = user;
    struct arena arena = {0};
    struct rfq_sheet paper = {0};
    struct sheet sheet = {write, &paper};
    bool ok = rfq_sheet_make(w->session, w->requirement, &w->options, &arena, &paper, err) &&
              sheet_save(w->session, &sheet, SHEET_CSV, path, overwrite, err);
    arena_free(&arena);
    return ok;
}

void rfq_write(struct shell *shell, int64_t requirement) {
    struct session *session = shell_context(shell);
    struct wish wish = {.session = session, .requirement = requirement};
    struct addressees to = {0};
    struct record *r;
    struct error err;
    if (!record_load(session->store, &requirement_entity, requirement, &to.arena, &r, &err) ||
        !find(&to, session->store, requirement, &err))
        shell_say_error(shell, &err);
    else if (choose(shell, &to, &wish.options))
        sheet_file_ask(shell, "Write the request to (.csv): ",
                       sheet_file_name("rfq", record_text(r, REQUIREMENT_NAME), ".csv", &to.arena),
                       save, &wish, "the request");
    mem_free(to.list);
    arena_free(&to.arena);
}
