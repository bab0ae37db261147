/* inspection count, answer and measure: what an inspector does, by script. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/record.h"

#include "cli_inspection.h"

/* ---- count -------------------------------------------------------------------------------------
 */

struct counting {
    struct inspection_call c;
    const char *good, *cartons, *tally, *defect; /* what is counted, of which one */
    bool next, back;
    const char *class, *times, *units, *zone, *photo, *note; /* of a defect */
};

static bool take_options(struct counting *k, struct error *err) {
    struct cli *cli = k->c.cli;
    const struct {
        const char *name, **to;
    } options[] = {{"--good", &k->good},     {"--cartons", &k->cartons}, {"--tally", &k->tally},
                   {"--defect", &k->defect}, {"--class", &k->class},     {"--times", &k->times},
                   {"--units", &k->units},   {"--zone", &k->zone},       {"--photo", &k->photo},
                   {"--note", &k->note}};
    bool ok = true;
    for (size_t i = 0; i < sizeof options / sizeof *options && ok; i++)
        *options[i].to = cli_option(cli, options[i].name, &ok, err);
    k->next = cli_flag(cli, "--next");
    k->back = cli_flag(cli, "--take-back");
    int asked = (k->good != NULL) + (k->cartons != NULL) + (k->tally != NULL) +
                (k->defect != NULL) + k->next + k->back;
    if (ok && asked != 1)
        return cli_usage(cli, err,
                         "Say one of --good N, --defect CODE, --next, --tally N, --cartons N or "
                         "--take-back.");
    bool details = k->class || k->times || k->units || k->zone || k->photo || k->note;
    if (ok && details && !k->defect)
        return cli_usage(cli, err,
                         "--class, --times, --units, --zone, --photo and --note are of a "
                         "--defect.");
    return ok;
}

static bool number_of(struct counting *k, const char *name, const char *text, int64_t otherwise,
                      int64_t *n, struct error *err) {
    *n = otherwise;
    return !text || cli_number(k->c.cli, name, text, 1, 100000000, n, err);
}

/* Finishes what is under way first, so that as many good ones are counted as were said. */
static bool count_good(struct counting *k, const char *kind, const char *name, const char *text,
                       struct error *err) {
    struct inspection_work *w = &k->c.w;
    bool begun = (strcmp(kind, "carton") == 0 ? w->carton : w->unit) != NULL;
    int64_t n;
    if (!number_of(k, name, text, 1, &n, err))
        return false;
    for (int64_t i = begun ? -1 : 0; i < n; i++)
        if (!inspection_good(w, kind, err)) {
            struct error why = *err;
            return i > 0 ? error_set(err, why.code, "%s %lld of %lld were counted.", why.message,
                                     (long long)i, (long long)n)
                         : false;
        }
    return true;
}

static bool finish(struct counting *k, struct error *err) {
    struct inspection_work *w = &k->c.w;
    if (w->unit)
        return inspection_good(w, "unit", err);
    if (w->carton)
        return inspection_good(w, "carton", err);
    return error_set(err, ERROR_REFUSED,
                     "No unit of yours is under way; --good 1 counts one without a defect.");
}

/* By its code, else by its name; NULL and no error where there is no such kind. */
static bool find_type(struct counting *k, struct record **type, struct error *err) {
    struct record **all;
    int n;
    const char *key = text_name_key(&k->c.arena, k->defect);
    *type = NULL;
    if (!record_all(k->c.cli->session->store, &defect_type_entity, &k->c.arena, &all, &n, err))
        return false;
    for (int i = 0; i < n; i++) {
        const char *code = text_name_key(&k->c.arena, record_text(all[i], DEFECT_TYPE_CODE));
        const char *name = text_name_key(&k->c.arena, record_text(all[i], DEFECT_TYPE_NAME));
        if (strcmp(code, key) == 0) {
            *type = all[i];
            return true;
        }
        if (strcmp(name, key) == 0 && !*type)
            *type = all[i];
    }
    return true;
}

static bool make_entry(struct counting *k, struct defect_entry *e, struct error *err) {
    struct record *type;
    if (!find_type(k, &type, err) || !number_of(k, "--times", k->times, 1, &e->count, err))
        return false;
    const char *said = k->class ? k->class : type ? record_text(type, DEFECT_TYPE_CLASS) : NULL;
    if (!said)
        return error_set(err, ERROR_NOT_FOUND,
                         "There is no kind of defect \"%s\"; with --class critical, major, minor "
                         "or carton it is counted by this name.",
                         k->defect);
    int class = inspection_class_of(said);
    if (class < 0)
        return cli_usage(k->c.cli, err,
                         "--class takes critical, major, minor or carton, not "
                         "\"%s\".",
                         said);
    e->type = type;
    e->name = text_clean(&k->c.arena, k->defect, false);
    e->class = (enum inspection_class) class;
    e->zone = k->zone ? text_clean(&k->c.arena, k->zone, false) : NULL;
    e->photo = k->photo;
    e->note = k->note ? text_clean(&k->c.arena, k->note, false) : NULL;
    return true;
}

static bool count_defect(struct counting *k, struct error *err) {
    struct defect_entry entry = {0};
    int64_t units;
    if (!make_entry(k, &entry, err) || !number_of(k, "--units", k->units, 0, &units, err))
        return false;
    return k->units ? inspection_tally_defect(&k->c.w, &entry, units, err)
                    : inspection_defect(&k->c.w, &entry, err);
}

static bool count(struct counting *k, const char **said, struct error *err) {
    struct inspection_work *w = &k->c.w;
    const char *number = arena_string(&k->c.arena, record_text(w->inspection, INSPECTION_NUMBER));
    const char *what = "counted";
    int64_t units;
    bool ok;
    if (k->back)
        ok = inspection_take_back(w, &what, err);
    else if (k->next)
        ok = finish(k, err);
    else if (k->good)
        ok = count_good(k, "unit", "--good", k->good, err);
    else if (k->cartons)
        ok = count_good(k, "carton", "--cartons", k->cartons, err);
    else if (k->tally)
        ok = number_of(k, "--tally", k->tally, 1, &units, err) && inspection_tally(w, units, err);
    else
        ok = count_defect(k, err);
    *said = arena_format(&k->c.arena, "%s: %s.", number, what);
    return ok;
}

bool cli_inspection_count(struct cli *cli, struct error *err) {
    struct counting k = {.c.cli = cli};
    const char *said;
    bool ok =
        take_options(&k, err) && cli_inspection_open(&k.c, 1, 1, err) && count(&k, &said, err);
    if (ok)
        cli_inspection_tell(&k.c, said);
    cli_inspection_close(&k.c);
    return ok;
}

/* ---- the checklist -----------------------------------------------------------------------------
 */

static bool is_item(struct inspection_call *c, const struct record *item, const char *key) {
    const char *names[] = {record_text(item, RESULT_CODE), record_text(item, RESULT_WHAT),
                           field_edit_text(&item->entity->fields[RESULT_POSITION],
                                           item->values[RESULT_POSITION], &c->arena),
                           arena_format(&c->arena, "%lld", (long long)item->id)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (*names[i] && strcmp(text_name_key(&c->arena, names[i]), key) == 0)
            return true;
    return false;
}

/* By its code, its words, its position or its id. */
static const struct record *find_item(struct inspection_call *c, const char *word,
                                      struct error *err) {
    const char *key = text_name_key(&c->arena, word);
    for (int i = 0; i < c->w.state.n_items; i++)
        if (is_item(c, c->w.state.items[i].record, key))
            return c->w.state.items[i].record;
    error_set(err, ERROR_NOT_FOUND, "%s has no item \"%s\"; inspection show lists them.",
              record_text(c->w.inspection, INSPECTION_NUMBER), word);
    return NULL;
}

bool cli_inspection_answer(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    const struct record *item = NULL;
    struct value state = value_null();
    struct error wrong = {0};
    bool ok = true;
    const char *found = cli_option(cli, "--found", &ok, err);
    ok = ok && cli_inspection_open(&c, 3, 3, err) &&
         (item = find_item(&c, cli->argv[1], err)) != NULL;
    if (ok && !field_parse(&result_entity.fields[RESULT_STATE], cli->argv[2], 0, &c.arena, &state,
                           &wrong))
        ok = cli_usage(cli, err, "The answer is pass, fail, not-applicable or open, not \"%s\".",
                       cli->argv[2]);
    const char *what = ok ? arena_string(&c.arena, record_text(item, RESULT_WHAT)) : "";
    ok = ok && inspection_answer(&c.w, item, state.s,
                                 found ? text_clean(&c.arena, found, false) : NULL, err);
    if (ok)
        cli_inspection_tell(&c, arena_format(&c.arena, "%s: %s.", what, state.s));
    cli_inspection_close(&c);
    return ok;
}

static bool measure_all(struct inspection_call *c, const char *word, struct error *err) {
    for (int i = 2; i < c->cli->argc; i++) {
        const struct record *item = find_item(c, word, err);
        if (!item || !inspection_measure(&c->w, item, c->cli->argv[i], err))
            return false;
    }
    return true;
}

static const char *measured_words(struct inspection_call *c, const struct record *item) {
    for (int i = 0; i < c->w.state.n_items; i++) {
        const struct item_state_of *s = &c->w.state.items[i];
        if (s->record == item)
            return arena_format(&c->arena, "%s: %d of %lld measured, %d out of tolerance.",
                                record_text(item, RESULT_WHAT), s->measured,
                                (long long)record_int(item, RESULT_N, 1), s->outside);
    }
    return "";
}

bool cli_inspection_measure(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    const struct record *item = NULL;
    bool back = cli_flag(cli, "--take-back");
    bool ok = cli_inspection_open(&c, back ? 2 : 3, back ? 2 : -1, err) &&
              (item = find_item(&c, cli->argv[1], err)) != NULL &&
              (back ? inspection_unmeasure(&c.w, item, err) : measure_all(&c, cli->argv[1], err)) &&
              (item = find_item(&c, cli->argv[1], err)) != NULL;
    if (ok)
        cli_inspection_tell(&c, measured_words(&c, item));
    cli_inspection_close(&c);
    return ok;
}
