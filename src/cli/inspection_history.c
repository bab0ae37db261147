/* inspection history and severity: what a supplier's lots say, and what people decide about them.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quality.h"
#include "sourcebench/core/quality_history.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/inspection_read.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"

#include "cli_inspection.h"

#define COLUMNS(c) (c), sizeof(c) / sizeof *(c)

struct telling {
    struct cli *cli;
    struct record_set set;
    struct arena arena;
    const struct record *supplier;
    const struct goods_history *h; /* that is told */
};

/* "2.40"; "" where nothing was inspected. */
static const char *hundredths(struct telling *t, int64_t n) {
    char text[32];
    if (n < 0)
        return "";
    decimal_format(n, 2, text, sizeof text);
    return arena_string(&t->arena, text);
}

static const char *goods_name(struct telling *t) {
    const struct record *product = record_set_find(&t->set, &product_entity, t->h->key.product);
    if (*t->h->key.family)
        return t->h->key.family;
    return product ? record_text(product, PRODUCT_NAME) : *t->h->goods ? t->h->goods : "all goods";
}

static void read_stream(struct telling *t, int class, struct stream *stream) {
    struct stream_key key = t->h->key;
    key.class = (enum inspection_class) class;
    stream_read(&t->set, &key, NULL, &t->arena, stream);
}

static const char *severity_now(const struct stream *s) {
    return s->state.discontinued ? "discontinued" : sampling_severities[stream_severity(s)];
}

static const char *why(struct telling *t, const struct stream *s) {
    return s->why ? s->why : switching_words(&s->state, &t->arena);
}

/* ---- as tables ---------------------------------------------------------------------------------
 */

static void print_streams(struct telling *t) {
    static const struct table_column columns[] = {{"CLASS", false},  {"SEVERITY", false},
                                                  {"LOTS", true},    {"ACCEPTED", true},
                                                  {"PER 100", true}, {"WHY", false}};
    struct table *table = table_begin(stdout, COLUMNS(columns), t->cli->width);
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        struct stream s;
        read_stream(t, i, &s);
        if (s.n)
            table_row(table, (const char *[]){inspection_class_names[i], severity_now(&s),
                                              arena_format(&t->arena, "%d", s.lots),
                                              arena_format(&t->arena, "%d", s.accepted),
                                              hundredths(t, stream_per_hundred(&s)), why(t, &s)});
    }
    table_end(table);
}

/* The severities in which the classes of a lot were inspected: "normal", "tightened, normal". */
static const char *severities_of(struct telling *t, const struct record *inspection) {
    int n;
    struct record **list = record_set_list(&t->set, &plan_class_entity, PLAN_CLASS_INSPECTION,
                                           inspection->id, &t->arena, &n);
    const char *text = "";
    for (int i = 0; i < n; i++) {
        const char *severity = record_text(list[i], PLAN_CLASS_SEVERITY);
        if (strcmp(record_text(list[i], PLAN_CLASS_KIND), "aql") != 0 || strstr(text, severity))
            continue;
        text = arena_format(&t->arena, "%s%s%s", text, *text ? ", " : "", severity);
    }
    return text;
}

static void print_lots(struct telling *t) {
    static const struct table_column columns[] = {
        {"LOT", false},    {"CLOSED", false}, {"UNITS", true},     {"INSPECTED", true},
        {"DEFECTS", true}, {"PER 100", true}, {"SEVERITY", false}, {"VERDICT", false}};
    struct table *table;
    if (!t->h->n_lots)
        return;
    putchar('\n');
    table = table_begin(stdout, COLUMNS(columns), t->cli->width);
    for (int i = 0; i < t->h->n_lots; i++) {
        const struct goods_lot *lot = &t->h->lots[i];
        const struct record *r = lot->inspection;
        table_row(table,
                  (const char *[]){
                      record_text(r, INSPECTION_NUMBER), date_text(&t->arena, lot->day),
                      arena_format(&t->arena, "%lld", (long long)record_int(r, INSPECTION_LOT, 0)),
                      arena_format(&t->arena, "%lld", (long long)lot->inspected),
                      arena_format(&t->arena, "%lld", (long long)lot->defects),
                      hundredths(t, goods_per_hundred(lot->defects, lot->inspected)),
                      severities_of(t, r),
                      arena_format(&t->arena, "%s%s", record_text(r, INSPECTION_VERDICT),
                                   lot->again ? ", re-inspected" : "")});
    }
    table_end(table);
}

static int64_t all_times(const struct goods_history *h) {
    int64_t all = 0;
    for (int i = 0; i < h->n_defects; i++)
        all += h->defects[i].times;
    return all;
}

/* The share of all defects, in 1/10 of a percent. */
static const char *share(struct telling *t, int64_t part, int64_t all) {
    char text[32];
    decimal_format(all ? part * 1000 / all : 0, 1, text, sizeof text);
    return arena_format(&t->arena, "%s %%", text);
}

static void print_pareto(struct telling *t) {
    static const struct table_column columns[] = {
        {"DEFECT", false}, {"NAME", false}, {"CLASS", false},  {"TIMES", true},
        {"LOTS", true},    {"SHARE", true}, {"TOGETHER", true}};
    int64_t all = all_times(t->h), sum = 0;
    struct table *table;
    if (!t->h->n_defects)
        return;
    putchar('\n');
    table = table_begin(stdout, COLUMNS(columns), t->cli->width);
    for (int i = 0; i < t->h->n_defects; i++) {
        const struct goods_defect *d = &t->h->defects[i];
        sum += d->times;
        table_row(table, (const char *[]){d->code, d->name, inspection_class_keys[d->class],
                                          arena_format(&t->arena, "%lld", (long long)d->times),
                                          arena_format(&t->arena, "%d", d->lots),
                                          share(t, d->times, all), share(t, sum, all)});
    }
    table_end(table);
}

static void print_trend(struct telling *t) {
    struct goods_trend trend;
    if (!goods_trend(t->h, &trend))
        return;
    printf("\n%s: %s defects per 100 units in the last %d lots, %s in the %d before.\n",
           trend.after < trend.before   ? "Better"
           : trend.after > trend.before ? "Worse"
                                        : "As before",
           hundredths(t, trend.after), trend.lots, hundredths(t, trend.before), trend.lots);
}

static void print_goods(struct telling *t, bool first) {
    printf("%s%s, %s: %d lot%s, %s defects per 100 units.\n", first ? "" : "\n",
           cli_safe(t->cli, record_text(t->supplier, SUPPLIER_NAME), &t->arena),
           cli_safe(t->cli, goods_name(t), &t->arena), t->h->n_first, t->h->n_first == 1 ? "" : "s",
           t->h->inspected ? hundredths(t, goods_per_hundred(t->h->found, t->h->inspected)) : "no");
    print_streams(t);
    print_lots(t);
    print_pareto(t);
    print_trend(t);
}

/* ---- as JSON -----------------------------------------------------------------------------------
 */

static void json_per_hundred(struct json_writer *w, const char *name, int64_t n) {
    if (n < 0)
        json_write_null(w, name);
    else
        json_write_decimal(w, name, n, 2);
}

static void json_step(struct telling *t, struct json_writer *w, const struct stream_step *s) {
    json_write_object(w, NULL);
    json_write_text(w, "inspection",
                    s->inspection ? record_text(s->inspection, INSPECTION_NUMBER) : NULL);
    json_write_text(w, "decision", s->event ? record_text(s->event, STREAM_EVENT_KIND) : NULL);
    json_write_day(w, "on", s->day);
    json_write_text(w, "severity_after",
                    s->after.discontinued ? "discontinued"
                                          : sampling_severities[s->after.severity]);
    json_write_text(w, "why", s->step.words);
    json_write_object_end(w);
    (void)t;
}

static void json_streams(struct telling *t, struct json_writer *w) {
    json_write_array(w, "classes");
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        struct stream s;
        read_stream(t, i, &s);
        if (!s.n)
            continue;
        json_write_object(w, NULL);
        json_write_text(w, "class", inspection_class_keys[i]);
        json_write_text(w, "severity", severity_now(&s));
        json_write_text(w, "why", why(t, &s));
        json_write_int(w, "score", s.state.score);
        json_write_int(w, "lots", s.lots);
        json_write_int(w, "accepted", s.accepted);
        json_write_int(w, "inspected", s.inspected);
        json_write_int(w, "found", s.found);
        json_per_hundred(w, "per_hundred", stream_per_hundred(&s));
        json_write_array(w, "events");
        for (int k = 0; k < s.n; k++)
            json_step(t, w, &s.steps[k]);
        json_write_array_end(w);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_lots(struct telling *t, struct json_writer *w) {
    json_write_array(w, "lots");
    for (int i = 0; i < t->h->n_lots; i++) {
        const struct goods_lot *lot = &t->h->lots[i];
        json_write_object(w, NULL);
        json_write_text(w, "number", record_text(lot->inspection, INSPECTION_NUMBER));
        json_write_day(w, "closed_on", lot->day);
        json_write_bool(w, "again", lot->again);
        json_write_text(w, "verdict", record_text(lot->inspection, INSPECTION_VERDICT));
        json_write_int(w, "inspected", lot->inspected);
        json_write_int(w, "defects", lot->defects);
        json_per_hundred(w, "per_hundred", goods_per_hundred(lot->defects, lot->inspected));
        json_write_object_end(w);
    }
    json_write_array_end(w);
    json_write_array(w, "defects");
    for (int i = 0; i < t->h->n_defects; i++) {
        const struct goods_defect *d = &t->h->defects[i];
        json_write_object(w, NULL);
        json_write_text(w, "code", *d->code ? d->code : NULL);
        json_write_text(w, "name", d->name);
        json_write_text(w, "class", inspection_class_keys[d->class]);
        json_write_int(w, "times", d->times);
        json_write_int(w, "lots", d->lots);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_goods(struct telling *t, struct json_writer *w) {
    struct goods_trend trend;
    json_write_object(w, NULL);
    json_write_text(w, "goods", goods_name(t));
    json_write_id(w, "product_id", t->h->key.product);
    json_write_text(w, "family", *t->h->key.family ? t->h->key.family : NULL);
    json_per_hundred(w, "per_hundred", goods_per_hundred(t->h->found, t->h->inspected));
    if (goods_trend(t->h, &trend)) {
        json_per_hundred(w, "per_hundred_before", trend.before);
        json_per_hundred(w, "per_hundred_after", trend.after);
    }
    json_streams(t, w);
    json_lots(t, w);
    json_write_object_end(w);
}

bool cli_inspection_history(struct cli *cli, struct error *err) {
    struct telling t = {.cli = cli};
    struct record *supplier;
    struct json_writer w;
    int64_t product = 0;
    bool ok = true;
    const char *word = cli_option(cli, "--product", &ok, err);
    int n = 0, told = 0;
    ok = ok && cli_arguments(cli, 1, 1, err) &&
         cli_supplier(cli, cli->argv[0], &t.arena, &supplier, err) &&
         (!word || cli_inspection_product(cli, word, &product, err)) &&
         inspection_load_history(cli->session->store, supplier->id, &t.set, err);
    t.supplier = ok ? supplier : NULL;
    struct goods_history *all = ok ? goods_histories(&t.set, supplier->id, &t.arena, &n) : NULL;
    if (ok && cli->json) {
        cli_json_begin(&w);
        json_write_text(&w, "supplier", record_text(supplier, SUPPLIER_NAME));
        json_write_array(&w, "goods");
    }
    for (int i = 0; ok && i < n; i++) {
        t.h = &all[i];
        if (product && t.h->key.product != product)
            continue;
        if (cli->json)
            json_goods(&t, &w);
        else
            print_goods(&t, !told);
        told++;
    }
    if (ok && cli->json) {
        json_write_array_end(&w);
        cli_json_end(&w);
    } else if (ok && !told) {
        printf("No inspection of %s is closed yet; inspection close makes it count.\n",
               cli_safe(cli, record_text(supplier, SUPPLIER_NAME), &t.arena));
    }
    record_set_free(&t.set);
    arena_free(&t.arena);
    return ok;
}

/* ---- deciding ----------------------------------------------------------------------------------
 */

struct deciding {
    const char *because, *product, *family, *on, *steady, *consent;
};

static bool take_options(struct cli *cli, struct deciding *d, struct error *err) {
    const struct {
        const char *name, **to;
    } options[] = {{"--because", &d->because}, {"--product", &d->product},
                   {"--family", &d->family},   {"--on", &d->on},
                   {"--steady", &d->steady},   {"--consent", &d->consent}};
    bool ok = true;
    for (size_t i = 0; i < sizeof options / sizeof *options && ok; i++)
        *options[i].to = cli_option(cli, options[i].name, &ok, err);
    return ok;
}

/* "tightened" is a severity that somebody sets; other words are what happened to the stream. */
static bool take_word(struct cli *cli, const struct deciding *d, struct record *r,
                      struct arena *arena, struct error *err) {
    static const char *const kinds[] = {"conditions", "resume", "restart"};
    enum sampling_severity severity;
    const char *word = cli->argv[2];
    bool conditions = strcmp(word, "conditions") == 0;
    if (!conditions && (d->steady || d->consent))
        return cli_usage(cli, err, "--steady and --consent are of conditions.");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(word, kinds[i]) == 0) {
            r->values[STREAM_EVENT_KIND] = value_text(kinds[i]);
            return !conditions || (cli_take(cli, r, STREAM_EVENT_STEADY,
                                            d->steady ? d->steady : "no", arena, err) &&
                                   cli_take(cli, r, STREAM_EVENT_CONSENT,
                                            d->consent ? d->consent : "no", arena, err));
        }
    if (!sampling_read_severity(word, &severity, err))
        return cli_usage(cli, err,
                         "Decide on normal, tightened or reduced; or on conditions, resume or "
                         "restart; not on \"%s\".",
                         word);
    r->values[STREAM_EVENT_KIND] = value_text("override");
    r->values[STREAM_EVENT_SEVERITY] = value_text(sampling_severities[severity]);
    return true;
}

static bool fill(struct cli *cli, const struct deciding *d, struct record *r, struct arena *arena,
                 struct error *err) {
    const char *day = NULL;
    int64_t product = 0;
    if (!d->because || !*d->because)
        return cli_usage(cli, err, "A decision about severity has a reason: --because REASON.");
    if (!cli_day(cli, "--on", d->on, arena, &day, err) ||
        (d->product && !cli_inspection_product(cli, d->product, &product, err)))
        return false;
    if (product)
        r->values[STREAM_EVENT_PRODUCT] = value_int(product);
    r->values[STREAM_EVENT_ON] =
        value_text(day ? day : date_text(arena, session_today(cli->session)));
    return cli_take(cli, r, STREAM_EVENT_FAMILY, d->family, arena, err) &&
           cli_take(cli, r, STREAM_EVENT_CLASS, cli->argv[1], arena, err) &&
           cli_take(cli, r, STREAM_EVENT_REASON, d->because, arena, err) &&
           take_word(cli, d, r, arena, err);
}

/* The severity that is in force then. */
static bool tell_severity(struct cli *cli, const struct record *r, struct arena *arena,
                          struct error *err) {
    struct record_set set = {0};
    struct stream stream;
    int class = inspection_class_of(record_text(r, STREAM_EVENT_CLASS));
    struct stream_key key = {.supplier = record_int(r, STREAM_EVENT_SUPPLIER, 0),
                             .product = record_int(r, STREAM_EVENT_PRODUCT, 0),
                             .family = record_text(r, STREAM_EVENT_FAMILY),
                             .class = (enum inspection_class) class};
    bool ok = inspection_load_history(cli->session->store, key.supplier, &set, err);
    if (ok) {
        stream_read(&set, &key, NULL, arena, &stream);
        ok = cli_report(cli, r,
                        arena_format(arena, "%s: the next lot is inspected %s; %s.",
                                     inspection_class_names[class], severity_now(&stream),
                                     switching_words(&stream.state, arena)),
                        arena, err);
    }
    record_set_free(&set);
    return ok;
}

bool cli_inspection_severity(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct deciding d = {0};
    struct record *supplier, *r = record_new(&stream_event_entity, &arena);
    bool ok = take_options(cli, &d, err) && cli_arguments(cli, 3, 3, err) &&
              cli_supplier(cli, cli->argv[0], &arena, &supplier, err);
    if (ok) {
        r->values[STREAM_EVENT_SUPPLIER] = value_int(supplier->id);
        ok = fill(cli, &d, r, &arena, err) && command_add(cli->session->store, r, err) &&
             tell_severity(cli, r, &arena, err);
    }
    arena_free(&arena);
    return ok;
}
