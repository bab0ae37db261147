/* plan offer: what the client is offered, without a word about suppliers. */
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/text.h"
#include "sourcebench/service/offer_sheet.h"

#include "cli_plan.h"

enum { WIDTH = 78, PERCENT_DIGITS = 4 };

struct wish {
    const char *supplier, *basis, *commission, *margin, *on, *valid_until;
    bool within;
    struct cli_sheet sheet;
};

static bool read_wish(struct cli *cli, struct wish *w, struct error *err) {
    bool ok = true;
    w->supplier = cli_option(cli, "--supplier", &ok, err);
    w->basis = ok ? cli_option(cli, "--basis", &ok, err) : NULL;
    w->commission = ok ? cli_option(cli, "--commission", &ok, err) : NULL;
    w->margin = ok ? cli_option(cli, "--margin", &ok, err) : NULL;
    w->on = ok ? cli_option(cli, "--on", &ok, err) : NULL;
    w->valid_until = ok ? cli_option(cli, "--valid-until", &ok, err) : NULL;
    w->within = cli_flag(cli, "--within");
    if (!ok || !cli_sheet_take(cli, &w->sheet, err))
        return false;
    if (w->commission && w->margin)
        return cli_usage(cli, err, "Take --commission or --margin, not both.");
    if (w->on && !w->margin)
        return cli_usage(cli, err, "--on says what a --margin is a share of.");
    return !w->within || !w->margin ||
           cli_usage(cli, err, "--within is for a commission; a margin is always in the price.");
}

static bool read_share(struct cli *cli, const char *name, const char *text, int64_t *share,
                       struct error *err) {
    return (decimal_parse(text, PERCENT_DIGITS, share) && *share >= 0) ||
           cli_usage(cli, err, "%s takes percent such as 5 or 7.5, not \"%s\".", name, text);
}

static bool read_basis(struct cli *cli, const char *text, enum landed_basis *basis,
                       struct error *err) {
    static const struct {
        const char *name;
        enum landed_basis basis;
    } names[] = {{"landed", LANDED_COST}, {"cif", LANDED_CIF}, {"fob", LANDED_FOB}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(text, names[i].name) == 0) {
            *basis = names[i].basis;
            return true;
        }
    }
    return cli_usage(cli, err, "--basis takes landed, cif or fob, not \"%s\".", text);
}

static bool read_charge(struct cli *cli, const struct wish *w, struct client_offer_terms *t,
                        struct error *err) {
    bool cost = w->on && strcmp(w->on, "cost") == 0;
    if (w->on && !cost && strcmp(w->on, "price") != 0)
        return cli_usage(cli, err, "--on takes price or cost, not \"%s\".", w->on);
    if (w->commission || w->margin)
        t->piece = 0;
    t->charge = w->margin   ? cost ? OFFER_MARGIN_ON_COST : OFFER_MARGIN_ON_PRICE
                : w->within ? OFFER_COMMISSION_WITHIN
                            : OFFER_COMMISSION;
    return (!w->commission || read_share(cli, "--commission", w->commission, &t->share, err)) &&
           (!w->margin || read_share(cli, "--margin", w->margin, &t->share, err));
}

static bool read_terms(struct cli *cli, const struct planning *p, const struct wish *w,
                       struct arena *arena, struct client_offer_terms *t, struct error *err) {
    const char *day = NULL;
    *t = client_offer_usual(&p->plan);
    if (w->valid_until && !cli_day(cli, "--valid-until", w->valid_until, arena, &day, err))
        return false;
    t->valid_until = date_from_iso(day);
    return (!w->basis || read_basis(cli, w->basis, &t->basis, err)) && read_charge(cli, w, t, err);
}

/* The quote whose supplier has the name, or alone begins with it; -1 where none is named. */
static bool find_quote(const struct planning *p, const char *name, int *quote, struct error *err) {
    struct arena arena = {0};
    int found = 0;
    *quote = -1;
    const char *key = name ? text_name_key(&arena, name) : NULL;
    for (int i = 0; key && i < p->plan.n_quotes; i++) {
        const char *theirs = text_name_key(&arena, planning_supplier(&p->plan.quotes[i]));
        if (strncmp(theirs, key, strlen(key)) == 0) {
            *quote = i;
            found++;
        }
    }
    arena_free(&arena);
    if (!name || found == 1)
        return true;
    return found ? error_set(err, ERROR_INPUT,
                             "\"%s\" has %d quotes here: name it further, or "
                             "withdraw those that do not count.",
                             name, found)
                 : error_set(err, ERROR_NOT_FOUND, "\"%s\" has no quote here that counts.", name);
}

/* What is earned is for the agent alone: on a terminal, beside what is printed. */
static void note_gain(const struct cli *cli, const struct client_offer *o,
                      const struct client_offer_gain *gain, struct arena *arena) {
    if (cli->width)
        fprintf(stderr, "For you alone: it costs %s, and %s are left.\n",
                planning_total(gain->cost, o->currency, arena),
                planning_total(gain->gain, o->currency, arena));
}

static bool put(struct cli *cli, const struct wish *w, const struct client_offer *o,
                struct arena *arena, struct error *err) {
    struct json_writer json;
    struct sheet sheet = {offer_sheet_write, o};
    if (w->sheet.wanted)
        return cli_sheet_put(cli, &w->sheet, &sheet, "the offer", err);
    if (cli->json) {
        cli_json_begin(&json);
        offer_write_json(o, &json);
        cli_json_end(&json);
    } else {
        fputs(offer_text(o, cli->width ? cli->width : WIDTH, arena), stdout);
    }
    return true;
}

bool cli_plan_offer(struct cli *cli, struct error *err) {
    struct planning p = {0};
    struct arena arena = {0};
    struct wish w = {0};
    struct client_offer_terms terms;
    struct client_offer offer;
    struct client_offer_gain gain;
    int quote;
    bool ok = read_wish(cli, &w, err) && cli_plan_open(cli, &p, err) &&
              read_terms(cli, &p, &w, &arena, &terms, err) &&
              find_quote(&p, w.supplier, &quote, err) &&
              planning_offer(&p, quote, &terms, &arena, &offer, &gain, err) &&
              put(cli, &w, &offer, &arena, err);
    if (ok)
        note_gain(cli, &offer, &gain, &arena);
    planning_close(&p);
    arena_free(&arena);
    return ok;
}
