/*
 * A small bench with one list and every kind of dialog over it, to see the toolkit in a terminal
 * without a database: `widgets [ROWS]`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/form.h"
#include "sourcebench/tui/list.h"
#include "sourcebench/tui/merge.h"

struct toy {
    struct list *list;
    int64_t rows;
    int asked; /* how often the prompt told of a change */
    char sentence[80];
};

/* The list: numbered rows, some of them Chinese and one of 200 characters */

static const char *name_of(int64_t id, struct arena *arena) {
    static const char *const names[] = {"Saigon Trail Bags Co.", "东莞远行箱包有限公司",
                                        "Hà Nội Túi Xách JSC", "Dhaka Stitch Ltd."};
    if (id % 7 != 3)
        return arena_format(arena, "%s %lld", names[id % 4], (long long)id);
    char *longest = arena_alloc(arena, 201, 1);
    memset(longest, 'x', 200);
    return longest;
}

static int fetch(void *user, const struct list_row *from, enum list_direction direction, int limit,
                 struct arena *arena, struct list_row *rows, bool *end) {
    const struct toy *t = user;
    int64_t step = direction == LIST_FORWARD ? 1 : -1;
    int64_t at = from ? from->id : direction == LIST_FORWARD ? 0 : t->rows + 1;
    int n = 0;
    for (at += step; at >= 1 && at <= t->rows && n < limit; at += step)
        rows[n++] = (struct list_row){.id = at, .data = name_of(at, arena)};
    *end = at < 1 || at > t->rows;
    return n;
}

static void draw_row(void *user, struct area area, const struct list_row *row, bool cursor,
                     bool marked) {
    char number[24];
    (void)user;
    snprintf(number, sizeof number, "%lld", (long long)row->id);
    draw_cell(area, 0, 0, 30, ALIGN_LEFT,
              cursor   ? STYLE_CURSOR
              : marked ? STYLE_MARK
                       : STYLE_NORMAL,
              row->data);
    draw_cell(area, 0, 31, 10, ALIGN_RIGHT, STYLE_NORMAL, number);
}

static void draw(struct screen *s, struct area area) {
    struct toy *t = s->state;
    draw_text(area, 0, 1, STYLE_ACCENT, "Rows");
    draw_textf(area, 0, 8, STYLE_DIM, "%lld marked", (long long)list_mark_count(t->list));
    list_draw(t->list, area_part(area, 1, 0, area.height - 1, area.width), false);
}

static void down(struct screen *s) {
    list_move(((struct toy *)s->state)->list, LIST_DOWN);
}

static void up(struct screen *s) {
    list_move(((struct toy *)s->state)->list, LIST_UP);
}

static void end(struct screen *s) {
    list_move(((struct toy *)s->state)->list, LIST_END);
}

static void mark(struct screen *s) {
    struct toy *t = s->state;
    int64_t id = list_current(t->list)->id;
    list_mark(t->list, id, !list_marked(t->list, id));
    list_move(t->list, LIST_DOWN);
}

static void mark_all(struct screen *s) {
    struct toy *t = s->state;
    for (int64_t id = 1; id <= t->rows; id++)
        list_mark(t->list, id, true);
    shell_say(s->shell, "%lld marked.", (long long)list_mark_count(t->list));
}

/* The form: one field of every type */

static const struct choice states[] = {
    {"prospect", "prospect"}, {"approved", "approved"}, {"on-hold", "on hold"}};
static const struct choice kinds[] = {{"factory", "factory"}, {"trader", "trader"},
                                      {"agent", "agent"},     {"brand", "brand"},
                                      {"mill", "mill"},       {"forwarder", "forwarder"}};
static const struct choice models[] = {
    {"odm", "ODM"}, {"oem", "OEM"}, {"private-label", "private label"}};

static const struct field fields[] = {
    {.name = "name", .label = "Name", .flags = FIELD_REQUIRED, .example = "Saigon Bags Co."},
    {.name = "local_name", .label = "Local name"},
    {.name = "country", .label = "Country", .type = FIELD_COUNTRY, .flags = FIELD_REQUIRED},
    {.name = "city", .label = "City"},
    {.name = "kind", .label = "Kind", .type = FIELD_CHOICE, .choices = kinds, .n_choices = 6},
    {.name = "status",
     .label = "Status",
     .type = FIELD_CHOICE,
     .flags = FIELD_REQUIRED,
     .choices = states,
     .n_choices = 3},
    {.name = "moq", .label = "MOQ", .type = FIELD_INT, .unit = "pcs", .example = "300"},
    {.name = "lead", .label = "Lead time", .type = FIELD_INT, .unit = "d", .example = "38"},
    {.name = "price", .label = "Price", .type = FIELD_MONEY, .currency = "currency"},
    {.name = "currency", .label = "Currency", .type = FIELD_CURRENCY},
    {.name = "review", .label = "Next review", .type = FIELD_DATE},
    {.name = "models", .label = "Models", .type = FIELD_MULTI, .choices = models, .n_choices = 3},
    {.name = "tags", .label = "Tags", .type = FIELD_TAGS},
    {.name = "audited", .label = "Audited", .type = FIELD_BOOL},
    {.name = "contact", .label = "Contact", .type = FIELD_REF, .ref = "contact"},
    {.name = "note", .label = "Note", .type = FIELD_LONG},
};
enum { NAME, LOCAL_NAME, COUNTRY, CITY, KIND, STATUS, FIELDS = sizeof fields / sizeof *fields };
static const struct entity entity = {
    .table = "toy", .label = "toy", .fields = fields, .n_fields = FIELDS, .parent = -1};

static bool suggest(void *user, int field, const char *typed, struct arena *arena,
                    struct choice **choices, int *count) {
    static struct choice cities[] = {{"Hanoi", "Hanoi"}, {"Ho Chi Minh City", "Ho Chi Minh City"}};
    static struct choice contacts[] = {{"17", "Ms Trần Thị Lan"}, {"18", "Mr 王"}};
    (void)user;
    (void)typed;
    (void)arena;
    bool is_city = field == CITY, is_contact = fields[field].type == FIELD_REF;
    *choices = is_city ? cities : contacts;
    *count = 2;
    return is_city || is_contact;
}

static bool save(void *user, const struct record *wanted, struct error *err) {
    snprintf(user, 80, "%s", wanted->values[NAME].s);
    if (strcmp(wanted->values[NAME].s, "Locked") == 0)
        return error_set(err, ERROR_BUSY, "Somebody else is writing; try again.");
    return true;
}

static void keep(void *user, const char *const *names, const char *const *texts, int count) {
    (void)user;
    (void)names;
    (void)texts;
    (void)count;
}

static void drop(void *user) {
    (void)user;
}

static void edit(struct screen *s) {
    struct toy *t = s->state;
    struct arena arena = {0};
    struct record *base = record_new(&entity, &arena);
    const struct form_draft draft = {.keep = keep, .drop = drop};
    base->id = list_current(t->list)->id;
    base->values[NAME] = value_text(list_current(t->list)->data);
    base->values[LOCAL_NAME] = value_text("东莞远行箱包有限公司");
    base->values[COUNTRY] = value_text("VN");
    base->values[STATUS] = value_text("approved");
    const struct form_spec spec = {.title = "Edit supplier",
                                   .subject = base->values[NAME].s,
                                   .base = base,
                                   .today = date_from_civil(2026, 11, 23),
                                   .draft = &draft,
                                   .suggest = suggest,
                                   .save = save,
                                   .user = t->sentence};
    if (form_run(s->shell, &spec) == FORM_SAVED)
        shell_say(s->shell, "Saved as %s.", t->sentence);
    arena_free(&arena);
}

/* The other dialogs */

static const char *changed(void *user, const char *text, int *at) {
    struct toy *t = user;
    const char *wrong = strstr(text, "wrong");
    t->asked++;
    *at = wrong ? (int)(wrong - text) : -1;
    snprintf(t->sentence, sizeof t->sentence, "%s, asked %d times",
             wrong ? "there is no such word" : "well", t->asked);
    return t->sentence;
}

static void ask(struct screen *s) {
    struct toy *t = s->state;
    t->asked = 0;
    const struct prompt_spec spec = {
        .label = "/ ", .history = "filter", .changed = changed, .user = t, .pass_motions = true};
    char *line = prompt_run(s->shell, &spec);
    shell_say(s->shell, line ? "Entered: %s" : "Left%s", line ? line : "");
    mem_free(line);
}

static void note(struct screen *s) {
    char *line = prompt_line(s->shell, "Note: ", NULL);
    shell_say(s->shell, line ? "Noted: %s" : "Left%s", line ? line : "");
    mem_free(line);
}

static void delete_row(struct screen *s) {
    struct toy *t = s->state;
    bool yes = confirm(s->shell, "Delete supplier %s and its 12 entries?",
                       (const char *)list_current(t->list)->data);
    shell_say(s->shell, yes ? "Deleted." : "Kept.");
}

static void pick_one(struct screen *s) {
    static const struct picker_item items[] = {{"name", "A to Z"},
                                               {"city", NULL},
                                               {"score", "best first"},
                                               {"箱包", "a Chinese one"},
                                               {"lead time", NULL}};
    int chosen = pick(s->shell, "Sort by", items, 5, 2);
    shell_say(s->shell, "Picked %s.", chosen < 0 ? "nothing" : items[chosen].text);
}

static void pick_some(struct screen *s) {
    static const struct picker_item items[] = {{"red", NULL}, {"green", NULL}, {"blue", NULL}};
    bool chosen[3] = {true, false, false};
    int n = pick_many(s->shell, "Colours", items, 3, chosen);
    shell_say(s->shell, "%d: %d %d %d", n, chosen[0], chosen[1], chosen[2]);
}

static void show_text(struct screen *s) {
    struct strbuf text = {0};
    for (int i = 1; i <= 100; i++)
        strbuf_addf(&text, "%sline %d%s\n", i % 10 == 1 ? "\3" : "", i,
                    i % 25 == 0 ? " tells of Hà Nội and of the needle in the haystack, which is "
                                  "found by searching and not by looking at every line"
                                : "");
    text_view(s->shell, "A text", strbuf_text(&text));
    strbuf_free(&text);
}

static void merge_rows(struct screen *s) {
    struct merge_row rows[] = {
        {"MOQ", "500", "300", "400", false},
        {"Note", "old", "A longer text that somebody else has written in the meantime, in full.",
         "东莞远行箱包有限公司 is what I wrote", false},
        {"City", "Hanoi", "Hanoi", "Hue", false}};
    const struct merge_spec spec = {
        .title = "Saigon Trail Bags Co.", .by = "marco", .rows = rows, .count = 3};
    bool done = merge_run(s->shell, &spec);
    shell_say(s->shell, "%s %d %d %d", done ? "Merged:" : "Left:", rows[0].take_mine,
              rows[1].take_mine, rows[2].take_mine);
}

static const char *never(struct screen *s) {
    (void)s;
    return "nothing is selected";
}

static const struct action actions[] = {
    {"toy.down", "down", "Go down.", "j | Down", ACTION_MOTION, 0, down, NULL},
    {"toy.up", "up", "Go up.", "k | Up", ACTION_MOTION, 0, up, NULL},
    {"toy.end", "end", "Go to the end.", "G | End", ACTION_MOTION, 0, end, NULL},
    {"toy.mark", "mark", "Mark the row.", "m", 0, 0, mark, NULL},
    {"toy.all", "mark all", "Mark all rows.", "*", 0, 0, mark_all, NULL},
    {"toy.edit", "edit", "Edit in a form.", "e", ACTION_CHANGES, 1, edit, NULL},
    {"toy.filter", "filter", "Ask as it is typed.", "/", 0, 2, ask, NULL},
    {"toy.note", "note", "Write a note.", "n", ACTION_CHANGES, 3, note, NULL},
    {"toy.delete", "delete", "Delete the row.", "D", ACTION_CHANGES, 4, delete_row, NULL},
    {"toy.pick", "sort", "Pick one of a few.", "s", 0, 5, pick_one, NULL},
    {"toy.some", "colours", "Pick several.", "c", 0, 0, pick_some, NULL},
    {"toy.text", "text", "Read a text.", "t", 0, 0, show_text, NULL},
    {"toy.merge", "merge", "Merge two versions.", "x", 0, 0, merge_rows, NULL},
    {"toy.off", "never", "Cannot be done.", "o", 0, 0, note, never},
};
static const struct action_table table = {"toy", "Toys", actions, sizeof actions / sizeof *actions};
static const struct action_table *const tables[] = {&table, NULL};

static bool open_screen(struct screen *s, void *argument, struct error *err) {
    struct toy *t = argument;
    (void)err;
    s->state = t;
    t->list = list_new(&(struct list_source){.user = t, .fetch = fetch, .draw = draw_row});
    list_restart(t->list);
    return true;
}

static void close_screen(struct screen *s) {
    list_free(((struct toy *)s->state)->list);
}

static bool work(struct screen *s) {
    return list_work(((struct toy *)s->state)->list);
}

static const struct screen_ops ops = {.id = "toy",
                                      .title = "Toys",
                                      .tab = '1',
                                      .tables = tables,
                                      .open = open_screen,
                                      .work = work,
                                      .draw = draw,
                                      .close = close_screen};

int main(int argc, char **argv) {
    struct toy toy = {.rows = argc > 1 ? atoll(argv[1]) : 1000};
    const struct shell_options options = {.user = "lina",
                                          .host = "hub",
                                          .date = "Mon 2026-11-23",
                                          .escape_ms = 50,
                                          .ambiguous_width = 1,
                                          .colours = "auto"};
    struct shell *shell;
    struct error err;
    if (!shell_open(&options, &shell, &err)) {
        fprintf(stderr, "%s\n", err.message);
        return EXIT_FAILURE;
    }
    bool ok = shell_add(shell, &ops, &toy, &err) && shell_loop(shell, &err);
    shell_close(shell);
    if (!ok)
        fprintf(stderr, "%s\n", err.message);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
