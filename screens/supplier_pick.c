#include "supplier_pick.h"

#include "sourcebench/db/supplier_list.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"

enum { OFFERED = 100 };

struct found {
    struct arena arena;
    const struct record *rows[OFFERED];
    int count;
    bool end;
};

static bool find(struct session *session, const char *text, struct found *f, struct error *err) {
    struct filter filter;
    struct filter_error wrong;
    struct supplier_query query = {
        .filter = &filter, .sort = SUPPLIER_NAME, .today = session_today(session)};
    if (!filter_parse(text, supplier_filter_keys, n_supplier_filter_keys, query.today, &f->arena,
                      &filter, &wrong)) {
        *err = wrong.error;
        return false;
    }
    struct supplier_list *list = supplier_list_open(session->store, &query, err);
    bool ok = list && supplier_list_fetch(list, NULL, false, OFFERED, &f->arena, f->rows, &f->count,
                                          &f->end, err);
    supplier_list_close(list);
    return ok;
}

static int64_t choose(struct shell *shell, const struct found *f, const char *what_for) {
    struct picker_item items[OFFERED];
    if (f->count == 1)
        return f->rows[0]->id;
    for (int i = 0; i < f->count; i++)
        items[i] = (struct picker_item){f->rows[i]->values[SUPPLIER_NAME].s,
                                        f->rows[i]->values[SUPPLIER_CITY].s};
    int chosen = pick(shell, what_for, items, f->count, 0);
    return chosen >= 0 ? f->rows[chosen]->id : 0;
}

int64_t supplier_pick(struct shell *shell, const char *what_for) {
    struct found f = {0};
    struct error err;
    int64_t id = 0;
    const char *label = arena_format(&f.arena, "%s (words of its name): ", what_for);
    char *text = prompt_line(shell, label, NULL);
    if (text && !find(shell_context(shell), text, &f, &err))
        shell_say_error(shell, &err);
    else if (text && !f.count)
        shell_say(shell, "No supplier matches %s; screen 2 adds one.", text);
    else if (text)
        id = choose(shell, &f, what_for);
    mem_free(text);
    arena_free(&f.arena);
    return id;
}
