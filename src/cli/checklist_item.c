/* checklist item add, edit and delete. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"

#include "cli_checklist.h"

enum { POSITION_STEP = 10 };

static int by_position(const void *a, const void *b) {
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    int64_t p = record_int(x, CHECK_POSITION, 0), q = record_int(y, CHECK_POSITION, 0);
    if (p != q)
        return p < q ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

bool cli_checklist_items(struct cli *cli, const struct record *checklist, struct arena *arena,
                         struct record ***items, int *n, struct error *err) {
    bool ok = record_children(cli->session->store, &check_entity, checklist->id, false, arena,
                              items, n, err);
    if (ok && *n)
        qsort(*items, (size_t)*n, sizeof **items, by_position);
    return ok;
}

/* How a word means an item: not, by the beginning of what is checked, or by its position, its code
 * or all of that. */
static int means(const struct record *item, const char *word, struct arena *arena) {
    const char *key = text_name_key(arena, word);
    const char *what = text_name_key(arena, record_text(item, CHECK_WHAT));
    const char *position =
        item->values[CHECK_POSITION].kind == VALUE_INT
            ? arena_format(arena, "%lld", (long long)record_int(item, CHECK_POSITION, 0))
            : "";
    if (strcmp(position, word) == 0 || strcmp(what, key) == 0 ||
        strcmp(text_name_key(arena, record_text(item, CHECK_CODE)), key) == 0)
        return *key ? 2 : 0;
    return *key && strncmp(what, key, strlen(key)) == 0;
}

static bool find_item(struct cli *cli, const struct record *checklist, const char *word,
                      struct arena *arena, struct record **item, struct error *err) {
    struct record **items;
    int n, found = 0, best = 1;
    const char *code = record_text(checklist, CHECKLIST_CODE);
    if (!cli_checklist_items(cli, checklist, arena, &items, &n, err))
        return false;
    for (int i = 0; i < n; i++) {
        int how = means(items[i], word, arena);
        if (how < best)
            continue;
        found = how > best ? 1 : found + 1;
        best = how;
        *item = items[i];
    }
    if (found > 1)
        return error_set(err, ERROR_INPUT,
                         "%d items of %s are called \"%s\"; give the position of one, which "
                         "checklist show tells.",
                         found, code, word);
    return found == 1 ||
           error_set(err, ERROR_NOT_FOUND, "%s has no item \"%s\"; checklist show %s lists them.",
                     code, word, code);
}

static bool take_position(struct cli *cli, const struct record *checklist, struct record *r,
                          struct arena *arena, struct error *err) {
    struct record **items;
    int n;
    if (!cli_checklist_items(cli, checklist, arena, &items, &n, err))
        return false;
    r->values[CHECK_CHECKLIST] = value_int(checklist->id);
    r->values[CHECK_POSITION] =
        value_int((n ? record_int(items[n - 1], CHECK_POSITION, 0) : 0) + POSITION_STEP);
    return true;
}

bool cli_checklist_item_add(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *checklist, *r = record_new(&check_entity, &arena);
    bool ok = cli_arguments(cli, 3, -1, err) &&
              cli_coded(cli, &checklist_entity, cli->argv[0], &arena, &checklist, err) &&
              take_position(cli, checklist, r, &arena, err) &&
              cli_take(cli, r, CHECK_KIND, cli->argv[1], &arena, err) &&
              cli_take(cli, r, CHECK_WHAT, cli->argv[2], &arena, err) &&
              cli_set_words(cli, cli->argv + 3, cli->argc - 3, r, &arena, err) &&
              cli_enter(cli, r, r->values[CHECK_WHAT].s, &arena, err);
    arena_free(&arena);
    return ok;
}

bool cli_checklist_item_edit(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *checklist, *base;
    bool ok = cli_arguments(cli, 3, -1, err) &&
              cli_coded(cli, &checklist_entity, cli->argv[0], &arena, &checklist, err) &&
              find_item(cli, checklist, cli->argv[1], &arena, &base, err) &&
              cli_change(cli, base, cli->argv + 2, cli->argc - 2, &arena, err);
    arena_free(&arena);
    return ok;
}

bool cli_checklist_item_delete(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *checklist, *item;
    bool ok = cli_arguments(cli, 2, 2, err) &&
              cli_coded(cli, &checklist_entity, cli->argv[0], &arena, &checklist, err) &&
              find_item(cli, checklist, cli->argv[1], &arena, &item, err) &&
              command_delete(cli->session->store, &check_entity, item->id, err);
    if (ok)
        printf("Deleted %s; undo brings it back.\n",
               cli_safe(cli, record_text(item, CHECK_WHAT), &arena));
    arena_free(&arena);
    return ok;
}
