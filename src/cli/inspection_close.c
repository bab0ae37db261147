/* inspection close and amend: how it ends. */
#include <string.h>

#include "sourcebench/core/text.h"

#include "cli_inspection.h"

static bool read_choice(struct cli *cli, int field, const char *name, const char *text,
                        struct arena *arena, const char **key, struct error *err) {
    struct value value = value_null();
    struct error wrong = {0};
    *key = NULL;
    if (text && !field_parse(&inspection_entity.fields[field], text, 0, arena, &value, &wrong))
        return cli_usage(cli, err, "%s: %s", name, wrong.message);
    *key = value.s;
    return true;
}

static bool take_closing(struct inspection_call *c, struct inspection_closing *to,
                         const char **verdict, struct error *err) {
    struct cli *cli = c->cli;
    const char *decision = NULL;
    const struct {
        const char *name, **to;
    } options[] = {{"--verdict", verdict},       {"--reason", &to->reason},
                   {"--decision", &decision},    {"--because", &to->decision_reason},
                   {"--signed", &to->signed_by}, {"--factory", &to->signed_factory}};
    bool ok = true;
    for (size_t i = 0; i < sizeof options / sizeof *options && ok; i++) {
        *options[i].to = cli_option(cli, options[i].name, &ok, err);
        if (*options[i].to)
            *options[i].to = text_clean(&c->arena, *options[i].to, false);
    }
    return ok &&
           read_choice(cli, INSPECTION_VERDICT, "--verdict", *verdict, &c->arena, verdict, err) &&
           read_choice(cli, INSPECTION_DECISION, "--decision", decision, &c->arena, &to->decision,
                       err);
}

/* What follows from the counts, where nothing else is said. */
static void settle_verdict(const struct inspection_call *c, const char *verdict,
                           struct inspection_closing *to) {
    to->verdict = c->w.state.verdict;
    for (int i = VERDICT_PENDING; verdict && i <= VERDICT_REJECTED; i++)
        if (strcmp(verdict, inspection_verdicts[i]) == 0)
            to->verdict = (enum inspection_verdict)i;
}

static bool close_it(struct inspection_call *c, const struct inspection_closing *closing,
                     struct error *err) {
    if (inspection_close(&c->w, closing, err))
        return true;
    struct error why = *err;
    if (why.code == ERROR_REASON)
        error_set(err, why.code,
                  "%s --reason gives that of the verdict, --because that of the decision.",
                  why.message);
    return false;
}

bool cli_inspection_end(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    struct inspection_closing closing = {0};
    const char *verdict = NULL;
    bool ok = take_closing(&c, &closing, &verdict, err) && cli_inspection_open(&c, 1, 1, err);
    if (ok) {
        settle_verdict(&c, verdict, &closing);
        ok = close_it(&c, &closing, err);
    }
    if (ok) {
        const struct record *i = c.w.inspection;
        const char *open = record_text(i, INSPECTION_OPEN_ITEMS);
        cli_inspection_tell(&c, arena_format(&c.arena, "Closed %s as %s.%s%s\nSeal %s.",
                                             record_text(i, INSPECTION_NUMBER),
                                             record_text(i, INSPECTION_VERDICT), *open ? " " : "",
                                             open, record_text(i, INSPECTION_SEAL)));
    }
    cli_inspection_close(&c);
    return ok;
}

bool cli_inspection_amend(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    bool ok = true;
    const char *was = cli_option(cli, "--was", &ok, err);
    const char *is = ok ? cli_option(cli, "--is", &ok, err) : NULL;
    const char *because = ok ? cli_option(cli, "--because", &ok, err) : NULL;
    ok = ok && cli_inspection_open(&c, 2, 2, err);
    if (ok && (!is || !because || !*is || !*because))
        ok = cli_usage(cli, err,
                       "An amendment says what is right and why: --is TEXT --because REASON, and "
                       "--was TEXT for what stands there.");
    ok = ok && inspection_amend(&c.w, text_clean(&c.arena, cli->argv[1], false),
                                was ? text_clean(&c.arena, was, false) : NULL,
                                text_clean(&c.arena, is, false),
                                text_clean(&c.arena, because, false), err);
    if (ok)
        cli_inspection_tell(&c, arena_format(&c.arena, "Amended %s; its report shows both.",
                                             record_text(c.w.inspection, INSPECTION_NUMBER)));
    cli_inspection_close(&c);
    return ok;
}
