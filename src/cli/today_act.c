/* today done, snooze, escalate, reopen: deciding on one line, named as `today --json` names it. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/service/agenda.h"

#include "cli_private.h"

/* "certificate-lapsed:4521": rule and subject. */
static bool read_name(struct cli *cli, const char *name, size_t *rule, int64_t *subject,
                      struct arena *arena, struct error *err) {
    const char *colon = strchr(name, ':');
    char *end = NULL;
    int found = colon ? agenda_rule_find(arena_bytes(arena, name, (size_t)(colon - name))) : -1;
    *rule = found < 0 ? 0 : (size_t)found;
    *subject = colon ? strtoll(colon + 1, &end, 10) : 0;
    if (found >= 0 && *subject > 0 && *end == '\0')
        return true;
    return cli_usage(cli, err,
                     "\"%s\" names no line; sourcebench today --json names them, like "
                     "follow-up:4521.",
                     name);
}

/* A line to decide on, with what to say of it. */
struct chosen {
    struct agenda_query query;
    struct agenda_line line;
    const char *subject, *supplier;
    struct arena arena;
};

/* A line that is held back is none to decide on: says what holds it. */
static bool find_line(struct cli *cli, struct chosen *c, size_t rule, int64_t subject,
                      struct error *err) {
    struct store *store = cli->session->store;
    struct agenda_words words;
    bool open;
    cli_prepare_agenda(cli);
    if (!agenda_find(store, &c->query, rule, subject, &c->line, &open, err) ||
        !agenda_words_load(store, &c->line, &c->arena, &words, err))
        return false;
    c->subject = cli_safe(cli, agenda_subject(&c->line, &words, &c->arena), &c->arena);
    c->supplier = cli_safe(cli, words.supplier, &c->arena);
    return open || error_set(err, ERROR_CONFLICT,
                             "It is decided on %s of %s already; sourcebench today --snoozed and "
                             "--done tell by whom.",
                             c->subject, c->supplier);
}

static bool choose(struct cli *cli, struct chosen *c, struct error *err) {
    size_t rule;
    int64_t subject;
    c->query = agenda_query_of(cli->session);
    return cli_arguments(cli, 1, 1, err) &&
           read_name(cli, cli->argv[0], &rule, &subject, &c->arena, err) &&
           find_line(cli, c, rule, subject, err);
}

bool cli_today_done(struct cli *cli, struct error *err) {
    struct chosen c = {.arena = {0}};
    bool ok = true;
    const char *reason = cli_option(cli, "--reason", &ok, err);
    ok = ok && choose(cli, &c, err);
    if (ok && agenda_rules[c.line.rule].needs_reason && (!reason || !*reason))
        ok = cli_usage(cli, err, "Settling this needs a --reason, because nothing of it changes.");
    ok = ok && agenda_done(cli->session->store, &c.query, &c.line, reason, err);
    if (ok)
        printf("Done: %s of %s.\n", c.subject, c.supplier);
    arena_free(&c.arena);
    return ok;
}

bool cli_today_snooze(struct cli *cli, struct error *err) {
    struct chosen c = {.arena = {0}};
    bool ok = true;
    const char *until = cli_option(cli, "--until", &ok, err), *day = NULL;
    const char *reason = cli_option(cli, "--reason", &ok, err);
    if (ok && !until)
        ok = cli_usage(cli, err, "Say until when, e.g. --until +1w.");
    ok = ok && cli_day(cli, "--until", until, &c.arena, &day, err) && choose(cli, &c, err) &&
         agenda_snooze(cli->session->store, &c.query, &c.line, date_from_iso(day), reason, err);
    if (ok)
        printf("Snoozed until %s: %s of %s.\n", day, c.subject, c.supplier);
    arena_free(&c.arena);
    return ok;
}

bool cli_today_escalate(struct cli *cli, struct error *err) {
    struct chosen c = {.arena = {0}};
    bool ok = true;
    const char *to = cli_option(cli, "--to", &ok, err);
    const char *reason = cli_option(cli, "--reason", &ok, err);
    if (ok && (!to || !reason))
        ok = cli_usage(cli, err, "Say to whom and why: --to marco --reason \"knows the mill\".");
    ok = ok && choose(cli, &c, err) &&
         agenda_escalate(cli->session->store, &c.query, &c.line, to, reason, err);
    if (ok)
        printf("%s has it now: %s of %s.\n", cli_safe(cli, to, &c.arena), c.subject, c.supplier);
    arena_free(&c.arena);
    return ok;
}

bool cli_today_reopen(struct cli *cli, struct error *err) {
    int64_t decision;
    bool ok = cli_arguments(cli, 1, 1, err) &&
              cli_number(cli, "today reopen", cli->argv[0], 1, INT64_MAX, &decision, err) &&
              agenda_reopen(cli->session->store, decision, err);
    if (ok)
        puts("Taken back; the line is open again.");
    return ok;
}
