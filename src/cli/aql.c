/* aql: the sampling plan of ISO 2859-1 for a lot, and what it lets through. */
#include <math.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/sampling_curve.h"
#include "sourcebench/io/table.h"
#include "sourcebench/io/wrap.h"

#include "cli_private.h"

enum {
    LINE_WIDTH = 80,
    BAR_WIDTH = 40,
    BAR_BESIDE = 34, /* columns of the curve that are not its bar */
    BAR_LEAST = 10
};

/* What was asked for, and the plan. */
struct asked {
    struct sampling_class class;
    struct sampling_plan plan;
    struct sampling_risks risks;
    bool curve;
    struct arena arena;
};

/* The call */

/* The value of an option, or what holds without it. */
static const char *option_or(struct cli *cli, const char *name, const char *otherwise, bool *ok,
                             struct error *err) {
    const char *value = cli_option(cli, name, ok, err);
    return value ? value : otherwise;
}

static bool read_class(const char *level, const char *severity, const char *mode, const char *aql,
                       struct sampling_class *class, struct error *err) {
    return sampling_read_level(level, &class->level, err) &&
           sampling_read_severity(severity, &class->severity, err) &&
           sampling_read_mode(mode, &class->mode, err) && sampling_read_aql(aql, &class->aql, err);
}

static bool read_call(struct cli *cli, struct asked *a, struct error *err) {
    bool ok = true;
    int64_t lot = 0;
    a->curve = cli_flag(cli, "--curve");
    const char *units = cli_option(cli, "--lot", &ok, err);
    const char *aql = cli_option(cli, "--aql", &ok, err);
    const char *level = option_or(cli, "--level", sampling_levels[SAMPLING_II], &ok, err);
    const char *severity =
        option_or(cli, "--severity", sampling_severities[SAMPLING_NORMAL], &ok, err);
    const char *mode = option_or(cli, "--mode", sampling_modes[SAMPLING_DEFECTIVE], &ok, err);
    if (!ok || !cli_arguments(cli, 0, 0, err))
        return false;
    if (!units || !aql)
        return cli_usage(cli, err, "%s is needed, as in: aql --lot 3000 --level II --aql 2.5",
                         units ? "--aql" : "--lot");
    if (!cli_number(cli, "--lot", units, SAMPLING_LOT_MIN, SAMPLING_LOT_MAX, &lot, err))
        return false;
    a->class.name = "--mode defective";
    ok = read_class(level, severity, mode, aql, &a->class, err) &&
         sampling_plan_lot(lot, &a->class, 1, &a->plan, err);
    cli->usage = !ok;
    return ok;
}

/* Words */

/* A probability in percent; what is not sure is never shown as 0 or 100. */
static const char *percent(double probability, struct arena *arena) {
    double value = probability * 100;
    if (value > 0 && value < 0.05)
        return "<0.1 %";
    if (value > 99.95 && value < 100)
        return ">99.9 %";
    return arena_format(arena, "%.1f %%", value);
}

/* "6.5 % defective": three digits that count. */
static const char *quality(const struct asked *a, double share, struct arena *arena) {
    double value = share * 100;
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return arena_format(arena, "%.*f %s", digits, value, sampling_units[a->class.mode]);
}

static void print_plan(struct cli *cli, const struct asked *a, struct arena *arena) {
    static const struct table_column columns[] = {
        {"LETTER", false}, {"PLAN", false}, {"N", true},     {"AC", true},
        {"RE", true},      {"ALL", false},  {"PASSES", true}};
    const struct sampling_plan *p = &a->plan;
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    table_row(t, (const char *[]){
                     arena_format(arena, "%c", sampling_letter_name(p->first_letter)),
                     arena_format(arena, "%c", sampling_letter_name(p->letter)),
                     arena_format(arena, "%lld", (long long)p->n),
                     arena_format(arena, "%lld", (long long)p->ac),
                     arena_format(arena, "%lld", (long long)p->re),
                     p->full ? "yes" : "no",
                     percent(1 - a->risks.producer, arena),
                 });
    table_end(t);
}

static void say(struct cli *cli, const char *text) {
    int width = cli->width && cli->width < LINE_WIDTH ? cli->width : LINE_WIDTH;
    wrap_write(stdout, "", text, width);
}

static void say_plan(struct cli *cli, const struct asked *a, struct arena *arena) {
    static const char *const severities[] = {"Normal", "Tightened", "Reduced"};
    const struct sampling_plan *p = &a->plan;
    char first = sampling_letter_name(p->first_letter), letter = sampling_letter_name(p->letter);
    say(cli, arena_format(arena,
                          "A lot of %s at level %s has code letter %c. %s inspection, AQL %s "
                          "%s.",
                          integer_text(p->lot).text, sampling_levels[a->class.level], first,
                          severities[a->class.severity], sampling_aqls[p->aql],
                          sampling_units[p->mode]));
    if (p->arrow)
        say(cli,
            arena_format(arena, "The table points %s from %c to %c: its sample of %lld holds.",
                         p->arrow > 0 ? "down" : "up", first, letter, (long long)p->table_size));
    if (p->full)
        say(cli, arena_format(arena, "The sample of %lld is no smaller than the lot: inspect all.",
                              (long long)p->table_size));
}

static void say_risks(struct cli *cli, const struct asked *a, struct arena *arena) {
    const struct sampling_risks *r = &a->risks;
    say(cli, arena_format(arena,
                          "Passes: %s of the lots at the AQL. Producer's risk, that such a lot is "
                          "rejected: %s.",
                          percent(1 - r->producer, arena), percent(r->producer, arena)));
    say(cli, arena_format(
                 arena,
                 "Half of the lots or fewer pass at %s; one in ten or fewer at %s (consumer's risk "
                 "10 %%).",
                 quality(a, r->indifferent, arena), quality(a, r->limiting, arena)));
    if (a->plan.ac == 0)
        say(cli, arena_format(arena, "Lots with %s are found out with 95 %% or more.",
                              quality(a, r->detected, arena)));
    say(cli,
        arena_format(arena, "Reckoned by the %s law.", sampling_law_name(sampling_law(&a->plan))));
}

/* The curve */

/* The fewest digits with which all points of a curve are told exactly. */
static int digits_of(const struct sampling_point *points, int n) {
    for (int digits = 0; digits < 5; digits++) {
        bool exact = true;
        double scale = pow(10, digits + 2);
        for (int i = 0; i < n; i++) {
            double value = points[i].share * scale;
            exact = exact && fabs(value - round(value)) < 1e-6;
        }
        if (exact)
            return digits;
    }
    return 5;
}

static const char *bar(int width, double part, struct arena *arena) {
    int length = (int)lround(width * part);
    char *text = arena_alloc(arena, (size_t)length + 1, 1);
    for (int i = 0; i < length; i++)
        text[i] = '#';
    return text;
}

static void print_curve(struct cli *cli, const struct asked *a, struct arena *arena) {
    const struct table_column columns[] = {
        {a->class.mode == SAMPLING_DEFECTIVE ? "% DEFECTIVE" : "DEFECTS/100", true},
        {"", false},
        {"PASSES", true},
        {"CURVE", false}};
    struct sampling_point points[SAMPLING_POINTS];
    int n = sampling_curve(&a->plan, points), digits = digits_of(points, n);
    int room = cli->width ? cli->width - BAR_BESIDE : BAR_WIDTH;
    int width = room < BAR_LEAST ? BAR_LEAST : room < BAR_WIDTH ? room : BAR_WIDTH;
    double aql = sampling_aql_share(a->plan.aql);
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < n; i++)
        table_row(t, (const char *[]){
                         arena_format(arena, "%.*f", digits, points[i].share * 100),
                         fabs(points[i].share - aql) < 1e-9 ? "AQL" : "",
                         percent(points[i].accepted, arena),
                         bar(width, points[i].accepted, arena),
                     });
    table_end(t);
}

static void print_text(struct cli *cli, struct asked *a) {
    print_plan(cli, a, &a->arena);
    putchar('\n');
    say_plan(cli, a, &a->arena);
    say_risks(cli, a, &a->arena);
    if (a->curve) {
        putchar('\n');
        print_curve(cli, a, &a->arena);
    }
}

/* JSON */

static void json_share(struct json_writer *w, const char *name, double value) {
    json_write_decimal(w, name, llround(value * 1000000), 6);
}

static void json_curve(struct json_writer *w, const struct asked *a) {
    struct sampling_point points[SAMPLING_POINTS];
    int n = sampling_curve(&a->plan, points);
    json_write_array(w, "curve");
    for (int i = 0; i < n; i++) {
        json_write_object(w, NULL);
        json_share(w, "quality", points[i].share * 100);
        json_share(w, "accepted", points[i].accepted);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_letter(struct json_writer *w, const char *name, int letter) {
    json_write_text(w, name, (char[]){sampling_letter_name(letter), '\0'});
}

static void print_json(const struct asked *a) {
    static const char *const arrows[] = {"up", NULL, "down"};
    const struct sampling_plan *p = &a->plan;
    struct json_writer w;
    cli_json_begin(&w);
    json_write_int(&w, "lot", p->lot);
    json_write_text(&w, "level", sampling_levels[a->class.level]);
    json_write_text(&w, "severity", sampling_severities[a->class.severity]);
    json_write_text(&w, "mode", sampling_modes[p->mode]);
    json_share(&w, "aql", sampling_aql_share(p->aql) * 100);
    json_letter(&w, "code_letter", p->first_letter);
    json_letter(&w, "plan_letter", p->letter);
    json_write_text(&w, "arrow", arrows[p->arrow + 1]);
    json_write_int(&w, "table_n", p->table_size);
    json_write_int(&w, "n", p->n);
    json_write_int(&w, "ac", p->ac);
    json_write_int(&w, "re", p->re);
    json_write_bool(&w, "full_inspection", p->full);
    json_write_text(&w, "law", sampling_law_name(sampling_law(p)));
    json_share(&w, "accepted_at_aql", 1 - a->risks.producer);
    json_share(&w, "producers_risk", a->risks.producer);
    json_share(&w, "half_accepted_at", a->risks.indifferent * 100);
    json_share(&w, "tenth_accepted_at", a->risks.limiting * 100);
    json_share(&w, "detected_with_95_percent", a->risks.detected * 100);
    if (a->curve)
        json_curve(&w, a);
    cli_json_end(&w);
}

bool cli_aql(struct cli *cli, struct error *err) {
    struct asked a = {0};
    bool ok = read_call(cli, &a, err);
    if (ok)
        a.risks = sampling_risks(&a.plan);
    if (ok && cli->json)
        print_json(&a);
    else if (ok)
        print_text(cli, &a);
    arena_free(&a.arena);
    return ok;
}
