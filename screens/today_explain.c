/* Today: how a line came about. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/config.h"

#include "today_state.h"

/* "2026-11-11, 12 d ago" */
static void add_day(struct strbuf *text, const char *label, int32_t day, int32_t today) {
    char name[32], age[24];
    date_long(day, name, sizeof name);
    date_age(day, today, age, sizeof age);
    strbuf_addf(text, "%s%s, %s%s%s\n", label, name, day > today ? "in " : "", age,
                day < today ? " ago" : "");
}

/* The options that the rule goes by, with where they were set. */
static void add_settings(struct strbuf *text, const struct config *config, const char *setting,
                         struct arena *arena) {
    size_t length = setting ? strlen(setting) : 0;
    bool several = length && setting[length - 1] == '.', first = true;
    for (int i = 0; length && i < CONFIG_N; i++) {
        const struct config_option *option = &config_options[i];
        if (strncmp(option->path, setting, length) != 0 || (!several && option->path[length]))
            continue;
        strbuf_addf(text, "%-14s%s: %s (%s)\n", first ? "days" : "", option->path,
                    config_show_value(config, (enum config_id)i, arena),
                    config_show_origin(config, (enum config_id)i, arena));
        first = false;
    }
}

static void add_responsible(struct strbuf *text, const struct agenda_words *w) {
    if (w->assignee)
        strbuf_addf(text, "responsible   %s, to whom %s gave it: %s\n", w->assignee,
                    w->assigned_by ? w->assigned_by : "", w->assigned_why ? w->assigned_why : "");
    else
        strbuf_addf(text, "responsible   %s\n", w->who ? w->who : "nobody");
}

static void add_stake(struct strbuf *text, const struct today *t, const struct today_row *row) {
    const struct agenda_rule *rule = &agenda_rules[row->line.rule];
    char money[64];
    if (!row->line.money || !rule->stake)
        return;
    money_format_full(row->line.money, t->query.settings.currency, money, sizeof money);
    strbuf_addf(text, "at stake      %s: %s\n", money, rule->stake);
}

const char *today_explain(const struct today *t, const struct today_row *row, struct arena *arena) {
    const struct agenda_rule *rule = &agenda_rules[row->line.rule];
    struct strbuf text = {0};
    strbuf_addf(&text, "%c%s\n", 1 + STYLE_BOLD, row->words.supplier);
    strbuf_addf(&text, "%s\n\n", row->reason);
    strbuf_addf(&text, "rule          %s (kind:%s)\n", rule->label, rule->key);
    strbuf_addf(&text, "looks for     %s\n", rule->how);
    if (row->words.since != DATE_NONE)
        add_day(&text, "since         ", row->words.since, t->query.today);
    add_day(&text, "due           ", row->line.due, t->query.today);
    strbuf_addf(&text, "so it is      %s\n", agenda_urgency_words[row->line.urgency]);
    add_stake(&text, t, row);
    add_settings(&text, &t->session->config, rule->setting, arena);
    add_responsible(&text, &row->words);
    const char *result = arena_string(arena, strbuf_text(&text));
    strbuf_free(&text);
    return result;
}
