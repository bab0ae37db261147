/* The client sheet: what the client is offered. It may be shown to him, so neither the lines nor
 * the sentence below them name a supplier, a cost or a remark; = is for the agent alone. */
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/service/offer_sheet.h"
#include "sourcebench/tui/dialog.h"

#include "planner_state.h"
#include "sheet_file.h"

const char plan_offer_sentence[] =
    "b basis, % commission or margin, P to paper. = is for you alone: what it costs, what is left.";

static bool has_award(const struct plan_page *v) {
    struct arena arena = {0};
    int n;
    record_set_list(&v->p.file.set, &award_entity, AWARD_REQUIREMENT, v->requirement, &arena, &n);
    arena_free(&arena);
    return n > 0;
}

/* Of the award that is kept, else of the quote under the cursor. */
static bool make(const struct plan_page *v, struct arena *arena, struct client_offer *offer,
                 struct client_offer_gain *gain, struct error *err) {
    struct client_offer_terms terms = v->offer_terms;
    terms.basis = v->basis;
    return planning_offer(&v->p, has_award(v) ? -1 : v->quote, &terms, arena, offer, gain, err);
}

void plan_offer_fill(struct plan_page *v, int width) {
    struct lines *l = &v->lines;
    struct client_offer offer;
    struct client_offer_gain gain;
    struct error err;
    if (!plan_page_quote(v))
        return;
    if (make(v, &l->arena, &offer, &gain, &err))
        lines_add_text(l, STYLE_NORMAL, offer_text(&offer, width - 2, &l->arena));
    else
        lines_add_foot(l, width, "This cannot be offered as it is; = says why.");
}

const char *plan_offer_why(struct plan_page *v, struct arena *arena) {
    struct client_offer offer;
    struct client_offer_gain gain;
    struct error err;
    const char *currency = v->p.plan.buyer.currency;
    if (!make(v, arena, &offer, &gain, &err))
        return arena_format(arena, "For you alone.\n\n%s\n", err.message);
    const char *from =
        has_award(v) ? "the award that is kept" : planning_supplier(&v->p.plan.quotes[v->quote]);
    return arena_format(
        arena,
        "For you alone.\n\nIt is made from %s, with %s.\n\nThe client pays %s.\nThe order costs "
        "%s, "
        "%s, without a commission.\nLeft for you are %s.\n\nThe price of a piece is rounded up to "
        "the smallest coin. The day behind the likely one lies as much later as the service level "
        "asks for, else 80 %%.\n",
        from, offer_charge_words[v->offer_terms.charge],
        planning_total(offer.total, currency, arena), planning_total(gain.cost, currency, arena),
        landed_basis_words[v->basis], planning_total(gain.gain, currency, arena));
}

/* ---- commission or margin -------------------------------------------------------------------- */

static bool ask_share(struct plan_page *v, enum offer_charge charge, int64_t *share) {
    enum { DIGITS = 4 };
    struct arena arena = {0};
    char *text = prompt_line(
        v->shell, arena_format(&arena, "Percent (%s): ", offer_charge_words[charge]), NULL);
    bool ok = text && decimal_parse(text, DIGITS, share) && *share >= 0;
    if (text && *text && !ok)
        shell_say(v->shell, "\"%s\" is no percentage such as 5 or 7.5.", text);
    mem_free(text);
    arena_free(&arena);
    return ok;
}

void plan_ask_charge(struct screen *screen) {
    struct plan_page *v = screen->state;
    struct picker_item items[OFFER_CHARGES];
    int64_t share;
    for (int i = 0; i < OFFER_CHARGES; i++)
        items[i] = (struct picker_item){offer_charge_words[i], NULL};
    int at = pick(v->shell, "What you earn", items, OFFER_CHARGES, (int)v->offer_terms.charge);
    if (at < 0 || !ask_share(v, (enum offer_charge)at, &share))
        return;
    v->offer_terms.charge = (enum offer_charge)at;
    v->offer_terms.share = share;
    v->offer_terms.piece = 0;
    plan_page_show(v, PLAN_OFFER);
}

/* ---- to paper -------------------------------------------------------------------------------- */

static bool save(void *user, const char *path, bool overwrite, struct error *err) {
    const struct plan_page *v = user;
    struct arena arena = {0};
    struct client_offer offer;
    struct client_offer_gain gain;
    struct sheet sheet = {offer_sheet_write, &offer};
    bool ok = plan_page_quote(v)
                  ? make(v, &arena, &offer, &gain, err)
                  : error_set(err, ERROR_REFUSED, "There is no quote any more to offer from.");
    ok = ok && sheet_save(v->session, &sheet, sheet_format_of(path), path, overwrite, err);
    arena_free(&arena);
    return ok;
}

void plan_write_offer(struct plan_page *v) {
    struct arena arena = {0};
    sheet_file_ask(v->shell, "Write the offer to (.html .csv): ",
                   sheet_file_name("offer", record_text(v->p.plan.requirement, REQUIREMENT_NAME),
                                   ".html", &arena),
                   save, v, "the offer");
    arena_free(&arena);
}
