#include "sourcebench/service/plan_sheet.h"

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/io/html.h"
#include "sourcebench/service/planning_text.h"

#include "plan_sheet_private.h"

static const char style[] = "@page { size: A4 landscape; margin: 12mm; }\n" SHEET_STYLE
                            "table.side { table-layout: fixed; }\n"
                            "table.side th.label { width: 36mm; }\n"
                            ".warn { font-weight: bold; }\n";

static const char *wanted_text(const struct planning *p, struct arena *arena) {
    const struct record *r = p->plan.requirement;
    const char *text =
        arena_format(arena, "%s%s%s pcs to %s",
                     p->plan.product ? record_text(p->plan.product, PRODUCT_NAME) : "",
                     p->plan.product ? " · " : "", integer_text(plan_total(&p->plan)).text,
                     p->plan.buyer.destination);
    const char *const places[] = {record_text(r, REQUIREMENT_PORT),
                                  record_text(r, REQUIREMENT_PLACE)};
    for (int i = 0; i < 2; i++)
        if (*places[i])
            text = arena_format(arena, "%s, %s", text, places[i]);
    if (p->plan.needed_by != DATE_NONE)
        text = arena_format(arena, "%s · needed by %s", text, date_text(arena, p->plan.needed_by));
    return arena_format(arena, "%s · ordered on %s", text, date_text(arena, p->plan.order_on));
}

void plan_sheet_head(const struct plan_sheet *s, const char *title, FILE *out) {
    struct arena arena = {0};
    const struct planning *p = s->planning;
    const char *name = record_text(p->plan.requirement, REQUIREMENT_NAME);
    const char *rates = p->plan.rates_of == DATE_NONE
                            ? ""
                            : arena_format(&arena, " by the rates of %s (%d d old)",
                                           date_text(&arena, p->plan.rates_of), p->plan.rates_age);
    html_begin(out, arena_format(&arena, "%s: %s", title, name), style);
    html_element(out, "h1", NULL, arena_format(&arena, "%s: %s", title, name));
    html_element(out, "p", NULL, wanted_text(p, &arena));
    html_element(out, "p", "more",
                 arena_format(&arena, "Costs in %s%s. Made on %s.", p->plan.buyer.currency, rates,
                              date_text(&arena, session_today(p->session))));
    html_element(out, "p", "more", "It names suppliers and what they ask: not for the client.");
    const char *note = planning_note(p, &arena);
    if (*note)
        html_element(out, "p", "warn", note);
    if (s->what_if)
        html_element(out, "p", "warn", "What would be: something was changed to see it.");
    arena_free(&arena);
}

const char *plan_sheet_amount(int64_t amount, const char *currency, struct arena *arena) {
    char text[64];
    money_format(amount, currency, text, sizeof text);
    return sheet_number(text, arena);
}

const char *plan_sheet_percent(double probability, struct arena *arena) {
    double percent = probability * 100;
    if (probability > 0 && percent < 0.1)
        percent = 0.1;
    if (probability < 1 && percent > 99.9)
        percent = 99.9;
    return arena_format(arena, "%.1f", percent);
}

const char *plan_sheet_day(int32_t day, struct arena *arena) {
    return day == DATE_NONE ? "" : date_text(arena, day);
}

void plan_sheet_write(const void *sheet, enum sheet_format format, FILE *out) {
    const struct plan_sheet *s = sheet;
    if (s->awards)
        (format == SHEET_HTML ? plan_sheet_award_html : plan_sheet_award_csv)(s, out);
    else
        (format == SHEET_HTML ? plan_sheet_quotes_html : plan_sheet_quotes_csv)(s, out);
}

const char *plan_sheet_what(const struct plan_sheet *s, struct arena *arena) {
    int n = s->awards ? s->awards->n : s->planning->plan.n_quotes;
    return arena_format(arena, "%d %s%s", n, s->awards ? "scenario" : "quote", n == 1 ? "" : "s");
}
