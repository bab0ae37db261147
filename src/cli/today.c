/* today: what needs a decision, as a table for people and login messages, or JSON. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/agenda.h"

#include "cli_private.h"

/* In a pipe the line's name comes with it, to act on it. */
static const struct table_column columns[] = {
    {"WHEN", false},   {"DUE", false}, {"KIND", false},    {"SUPPLIER", false},
    {"REASON", false}, {"WHO", false}, {"AT STAKE", true}, {"LINE", false}};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *line_name(const struct agenda_line *line, struct arena *arena) {
    return arena_format(arena, "%s:%lld", agenda_rules[line->rule].key, (long long)line->subject);
}

static void put_cells(struct table *table, const struct agenda_line *line,
                      const struct agenda_words *words, const struct agenda_query *query,
                      struct arena *arena) {
    const char *cells[COLUMNS] = {agenda_urgency_words[line->urgency],
                                  date_text(arena, line->due),
                                  agenda_rules[line->rule].label,
                                  words->supplier,
                                  agenda_reason(line, words, query->today, arena),
                                  words->who};
    char money[64] = "";
    if (line->money)
        money_format_full(line->money, query->settings.currency, money, sizeof money);
    cells[6] = money;
    cells[7] = line_name(line, arena);
    table_row(table, cells);
}

static void put_object(struct json_writer *w, const struct agenda_line *line,
                       const struct agenda_words *words, int32_t today, struct arena *arena) {
    const struct agenda_rule *rule = &agenda_rules[line->rule];
    json_write_object(w, NULL);
    json_write_text(w, "line", line_name(line, arena));
    json_write_text(w, "rule", rule->key);
    json_write_text(w, "kind", rule->label);
    json_write_text(w, "when", agenda_urgency_words[line->urgency]);
    json_write_text(w, "due", date_text(arena, line->due));
    json_write_int(w, "days", line->due - today);
    json_write_text(w, "reason", agenda_reason(line, words, today, arena));
    json_write_id(w, "supplier_id", line->supplier);
    json_write_text(w, "supplier", words->supplier);
    json_write_text(w, "country", words->country);
    json_write_text(w, "city", words->city);
    json_write_text(w, "table", rule->table);
    json_write_id(w, "subject_id", line->subject);
    json_write_text(w, "who", words->who);
    json_write_text(w, "assigned_by", words->assigned_by);
    json_write_text(w, "assigned_why", words->assigned_why);
    if (line->money)
        json_write_decimal(w, "at_stake", line->money, 4);
    else
        json_write_null(w, "at_stake");
    json_write_text(w, "at_stake_is", line->money ? rule->stake : NULL);
    if (words->arrives != DATE_NONE) {
        json_write_text(w, "arrives", date_text(arena, words->arrives));
        json_write_text(w, "needed_by",
                        words->needed == DATE_NONE ? NULL : date_text(arena, words->needed));
        if (words->in_time >= 0)
            json_write_decimal(w, "on_time", words->in_time, 6);
    }
    json_write_object_end(w);
}

/* What was taken away since it was listed is left out. */
static bool put_lines(struct cli *cli, const struct agenda *agenda,
                      const struct agenda_query *query, int64_t limit, struct table *table,
                      struct json_writer *w, struct error *err) {
    for (size_t i = 0; i < agenda_count(agenda) && (limit < 0 || (int64_t)i < limit); i++) {
        struct arena arena = {0};
        struct agenda_words words;
        const struct agenda_line *line = agenda_at(agenda, i);
        bool there = agenda_words_load(cli->session->store, line, &arena, &words, err);
        if (there && table)
            put_cells(table, line, &words, query, &arena);
        else if (there)
            put_object(w, line, &words, query->today, &arena);
        arena_free(&arena);
        if (!there && err->code != ERROR_NOT_FOUND)
            return false;
    }
    return true;
}

static bool write_json(struct cli *cli, const struct agenda *agenda,
                       const struct agenda_query *query, int64_t limit, struct error *err) {
    struct arena arena = {0};
    struct json_writer w;
    cli_json_begin(&w);
    json_write_text(&w, "date", date_text(&arena, query->today));
    json_write_text(&w, "currency", query->settings.currency);
    json_write_int(&w, "count", (int64_t)agenda_count(agenda));
    for (int u = 0; u < AGENDA_URGENCIES; u++)
        json_write_int(&w, agenda_urgency_words[u],
                       (int64_t)agenda_count_of(agenda, (enum agenda_urgency)u));
    json_write_array(&w, "lines");
    bool ok = put_lines(cli, agenda, query, limit, NULL, &w, err);
    json_write_array_end(&w);
    cli_json_end(&w);
    arena_free(&arena);
    return ok;
}

/* "14 due: 2 late, 3 today, 9 soon." */
static void print_summary(const struct agenda *agenda, int64_t limit) {
    size_t n = agenda_count(agenda);
    if (n == 0) {
        puts("Nothing needs a decision.");
        return;
    }
    printf("%zu line%s: %zu late, %zu today, %zu soon%s.\n", n, n == 1 ? "" : "s",
           agenda_count_of(agenda, AGENDA_LATE), agenda_count_of(agenda, AGENDA_TODAY),
           agenda_count_of(agenda, AGENDA_SOON),
           limit >= 0 && (int64_t)n > limit ? "; more with a higher --limit" : "");
}

static bool write_table(struct cli *cli, const struct agenda *agenda,
                        const struct agenda_query *query, int64_t limit, struct error *err) {
    bool person = cli->width > 0, money = agenda_money(agenda) != 0;
    bool ok = true;
    if (!person || agenda_count(agenda) > 0) {
        size_t n = person ? (money ? COLUMNS - 1 : COLUMNS - 2) : COLUMNS;
        struct table *table = table_begin(stdout, columns, n, cli->width);
        ok = put_lines(cli, agenda, query, limit, table, NULL, err);
        table_end(table);
    }
    if (ok && person)
        print_summary(agenda, limit);
    return ok;
}

void cli_prepare_agenda(struct cli *cli) {
    struct error why;
    struct arena arena = {0};
    if (!agenda_prepare(cli->session, &why))
        fprintf(stderr, "note: %s\n", cli_safe(cli, why.message, &arena));
    arena_free(&arena);
}

bool cli_print_agenda(struct cli *cli, const struct agenda_query *query, int64_t limit,
                      struct error *err) {
    cli_prepare_agenda(cli);
    struct agenda *agenda = agenda_open(cli->session->store, query, err);
    if (!agenda)
        return false;
    bool ok = (cli->json ? write_json : write_table)(cli, agenda, query, limit, err);
    if (cli->status && agenda_count_of(agenda, AGENDA_LATE) == 0 &&
        agenda_count_of(agenda, AGENDA_TODAY) == 0)
        cli->status = 0;
    agenda_close(agenda);
    return ok;
}

/* --who is a word of the filter for those who do not know the filter. */
static const char *filter_text(struct cli *cli, const char *who, struct arena *arena) {
    const char *text = cli_filter_text(cli, arena);
    return who ? arena_format(arena, "%s who:\"%s\"", text, who) : text;
}

static bool check_who(struct cli *cli, const char *who, struct error *err) {
    return !who || (*who && !strchr(who, '"')) ||
           cli_usage(cli, err, "--who takes the name of an agent, e.g. lina.");
}

bool cli_today(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct filter filter;
    struct agenda_query query = agenda_query_of(cli->session);
    int64_t limit = -1;
    bool ok = true;
    const char *who = cli_option(cli, "--who", &ok, err);
    const char *at_most = cli_option(cli, "--limit", &ok, err);
    bool snoozed = cli_flag(cli, "--snoozed"), done = cli_flag(cli, "--done");
    if (cli_flag(cli, "--mine"))
        query.mine = cli->session->author;
    if (cli_flag(cli, "--exit-code"))
        cli->status = CLI_DUE;
    ok = ok && (!at_most || cli_number(cli, "--limit", at_most, 0, 1000000, &limit, err)) &&
         check_who(cli, who, err);
    if (ok && (snoozed || done)) {
        ok = cli_today_decisions(cli, &query, done ? "done" : "snoozed", limit, err);
    } else if (ok) {
        ok = cli_arguments(cli, 0, -1, err) &&
             cli_filter_keys(cli, filter_text(cli, who, &arena), agenda_filter_keys,
                             n_agenda_filter_keys, &arena, &filter, err);
        query.filter = &filter;
        ok = ok && cli_print_agenda(cli, &query, limit, err);
    }
    arena_free(&arena);
    return ok;
}
