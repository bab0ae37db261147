/* supplier score: the score of a supplier with every number's derivation. */
#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/score.h"
#include "sourcebench/io/table.h"

#include "cli_private.h"

bool cli_score(struct cli *cli, int64_t supplier, struct score *score, struct error *err) {
    struct score_settings settings = session_score_settings(cli->session);
    return score_load(cli->session->store, supplier, &settings, session_today(cli->session), score,
                      err);
}

void cli_json_score(struct json_writer *w, const struct score *score) {
    if (score->known)
        json_write_int(w, "score", score->value);
    else
        json_write_null(w, "score");
}

/* What is printed: the score with the facts that it counts. */
struct derivation {
    struct score score;
    struct score_facts facts;
    struct arena arena;
};

/* The number with one digit behind the point. */
static const char *tenths(struct derivation *d, int64_t value) {
    char text[32];
    decimal_format(value, 1, text, sizeof text);
    return arena_string(&d->arena, text);
}

/* JSON */

static void json_cases(struct json_writer *w, struct derivation *d, int measure) {
    json_write_array(w, "cases");
    for (size_t i = d->facts.n[measure]; i-- > 0;) {
        const struct score_case *c = &d->facts.cases[measure][i];
        if (!score_counts((enum score_measure_id)measure, c, &d->score))
            continue;
        json_write_object(w, NULL);
        json_write_id(w, "id", c->id);
        json_write_text(w, "day", date_text(&d->arena, c->day));
        json_write_text(w, "result",
                        score_case_words((enum score_measure_id)measure, c, &d->score, &d->arena));
        json_write_text(w, "what", c->what);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_measures(struct json_writer *w, struct derivation *d) {
    json_write_array(w, "measures");
    for (int i = 0; i < SCORE_MEASURES; i++) {
        const struct score_line *line = &d->score.lines[i];
        json_write_object(w, NULL);
        json_write_text(w, "measure", score_measures[i].key);
        json_write_text(w, "label", score_measures[i].label);
        json_write_int(w, "n", line->n);
        json_write_int(w, "value", line->value);
        json_write_int(w, "of", line->of);
        if (line->n)
            json_write_int(w, "points", line->points);
        else
            json_write_null(w, "points");
        json_write_int(w, "weight", line->weight);
        json_write_decimal(w, "contribution", line->contribution, 1);
        json_cases(w, d, i);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_trend(struct json_writer *w, struct derivation *d) {
    json_write_array(w, "trend");
    for (int i = 0; i < d->score.n_trend; i++) {
        json_write_object(w, NULL);
        json_write_text(w, "day", date_text(&d->arena, d->score.trend[i].end));
        json_write_int(w, "score", d->score.trend[i].score);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void write_json(const struct record *supplier, struct derivation *d) {
    struct json_writer w;
    const struct score *s = &d->score;
    cli_json_begin(&w);
    json_write_id(&w, "id", supplier->id);
    json_write_text(&w, "name", supplier->values[SUPPLIER_NAME].s);
    cli_json_score(&w, s);
    json_write_text(&w, "grade", s->known ? score_grade(s->value) : NULL);
    if (s->has_change)
        json_write_int(&w, "change", s->change);
    else
        json_write_null(&w, "change");
    json_write_int(&w, "n", s->n);
    json_write_int(&w, "needed", s->needed);
    json_write_text(&w, "from", date_text(&d->arena, s->from));
    json_write_text(&w, "to", date_text(&d->arena, s->to));
    json_measures(&w, d);
    json_trend(&w, d);
    cli_json_end(&w);
}

/* For people */

static void put_measures(struct cli *cli, struct derivation *d) {
    static const struct table_column columns[] = {{"MEASURE", false}, {"N", true},
                                                  {"VALUE", false},   {"POINTS", true},
                                                  {"WEIGHT", true},   {"GIVES", true}};
    struct table *t = table_begin(stdout, columns, 6, cli->width);
    for (int i = 0; i < SCORE_MEASURES; i++) {
        const struct score_line *line = &d->score.lines[i];
        const char *cells[] = {
            score_measures[i].label,
            arena_format(&d->arena, "%lld", (long long)line->n),
            score_line_value((enum score_measure_id)i, line, &d->arena),
            line->n ? arena_format(&d->arena, "%d", line->points) : "",
            arena_format(&d->arena, "%d", line->weight),
            line->n ? tenths(d, line->contribution) : "",
        };
        table_row(t, cells);
    }
    table_end(t);
}

static void put_cases(struct cli *cli, struct derivation *d) {
    static const struct table_column columns[] = {
        {"DAY", false}, {"RESULT", false}, {"WHAT", false}};
    for (int i = 0; i < SCORE_MEASURES; i++) {
        enum score_measure_id measure = (enum score_measure_id)i;
        struct table *t = NULL;
        for (size_t k = d->facts.n[i]; k-- > 0;) {
            const struct score_case *c = &d->facts.cases[i][k];
            if (!score_counts(measure, c, &d->score))
                continue;
            if (!t) {
                printf("\n%s\n%s\n", score_measures[i].label, score_measures[i].counts);
                t = table_begin(stdout, columns, 3, cli->width);
            }
            const char *cells[] = {date_text(&d->arena, c->day),
                                   score_case_words(measure, c, &d->score, &d->arena), c->what};
            table_row(t, cells);
        }
        if (t)
            table_end(t);
    }
}

static void put_trend(struct derivation *d) {
    if (d->score.n_trend)
        puts("\nAt the end of each month in which something was counted");
    for (int i = d->score.n_trend - 1; i >= 0; i--)
        printf("  %s  %d\n", date_text(&d->arena, d->score.trend[i].end), d->score.trend[i].score);
}

static void write_text(struct cli *cli, const struct record *supplier, struct derivation *d) {
    const struct score *s = &d->score;
    printf("%s\n", cli_safe(cli, supplier->values[SUPPLIER_NAME].s, &d->arena));
    if (s->known)
        printf("Score %d, %s", s->value, score_grade(s->value));
    else
        printf("Score: %s", score_lack(s, &d->arena));
    if (s->has_change && s->change)
        printf(", %+d since %s", s->change, date_text(&d->arena, s->change_since));
    else if (s->has_change)
        printf(", as on %s", date_text(&d->arena, s->change_since));
    printf("; %lld case%s from %s to %s\n\n", (long long)s->n, s->n == 1 ? "" : "s",
           date_text(&d->arena, s->from), date_text(&d->arena, s->to));
    put_measures(cli, d);
    if (s->weights)
        printf("Points times weight, in all: %lld / %lld = %s\n", (long long)s->weighted,
               (long long)s->weights, tenths(d, score_divide(s->weighted * 10, s->weights)));
    put_cases(cli, d);
    put_trend(d);
}

bool cli_supplier_score(struct cli *cli, struct error *err) {
    struct derivation d = {0};
    struct record *supplier;
    struct score_settings settings = session_score_settings(cli->session);
    int32_t today = session_today(cli->session);
    bool ok = cli_arguments(cli, 1, 1, err) &&
              cli_supplier(cli, cli->argv[0], &d.arena, &supplier, err) &&
              score_facts_load(cli->session->store, supplier->id, &settings, today, &d.arena,
                               &d.facts, err);
    if (ok) {
        score_compute(&d.facts, &settings, today, &d.score);
        if (cli->json)
            write_json(supplier, &d);
        else
            write_text(cli, supplier, &d);
    }
    arena_free(&d.arena);
    return ok;
}
