/* plan show and compare: what to negotiate, what is paid when, what prices are made of. */
#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/plan_cash.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/planning_breakdown.h"
#include "sourcebench/service/planning_levers.h"

#include "cli_plan.h"

enum { OTHERS = 3 /* against which break-even is looked for */ };

/* ---- negotiation ----------------------------------------------------------------------------- */

static const char *name_of(struct cli *cli, const struct planning *p, int quote,
                           struct arena *arena) {
    return cli_safe(cli, planning_supplier(&p->plan.quotes[quote]), arena);
}

static void print_targets(struct cli *cli, const struct planning *p, int quote,
                          const struct planning_levers *l, struct arena *arena) {
    const char *rival = name_of(cli, p, l->rival, arena);
    if (l->has_price)
        printf("  %s %s: a price of %s\n",
               l->ahead ? "Stays cheaper in total than" : "To cost no more in total than", rival,
               planning_price_text(p, quote, l, arena));
    else
        printf("  No price alone makes it cost no more in total than %s\n", rival);
    if (l->has_moq)
        printf("  or an MOQ of %s\n", integer_text(l->moq).text);
}

void cli_plan_targets(struct cli *cli, const struct planning *p) {
    for (int i = 0; i < p->plan.n_quotes; i++) {
        struct arena arena = {0};
        struct planning_levers l;
        planning_levers(p, i, 0, &arena, &l);
        if (l.rival >= 0) {
            printf("\n%s\n", name_of(cli, p, i, &arena));
            print_targets(cli, p, i, &l, &arena);
        }
        arena_free(&arena);
    }
}

static void print_levers(struct cli *cli, const struct planning *p, int quote,
                         struct arena *arena) {
    struct planning_levers l;
    planning_levers(p, quote, OTHERS, arena, &l);
    if (l.rival >= 0)
        print_targets(cli, p, quote, &l, arena);
    for (int i = 0; i < l.n_options; i++)
        printf("  Buying more: %s\n", planning_option_text(p, quote, &l.options[i], arena));
    for (int i = 0; i < l.n_evens; i++)
        printf("  Cheaper in total, against %s: %s\n", name_of(cli, p, l.evens[i].other, arena),
               planning_even_text(&l.evens[i], arena));
}

static void json_options(struct json_writer *w, const struct planning_levers *l) {
    json_write_array(w, "buying_more");
    for (int i = 0; i < l->n_options; i++) {
        const struct landed_option *o = &l->options[i];
        json_write_object(w, NULL);
        json_write_int(w, "quantity", o->quantity);
        if (o->known) {
            json_write_decimal(w, "total", o->total, 4);
            json_write_decimal(w, "unit", o->unit, 4);
            json_write_decimal(w, "saving", o->saving, 4);
        } else {
            json_write_null(w, "total");
        }
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_evens(struct json_writer *w, const struct planning *p,
                       const struct planning_levers *l) {
    static const char *const cheaper[] = {NULL, "this", "other", "both", "only this", "only other"};
    json_write_array(w, "break_even");
    for (int i = 0; i < l->n_evens; i++) {
        const struct planning_even *e = &l->evens[i];
        json_write_object(w, NULL);
        json_write_id(w, "against", p->plan.quotes[e->other].quote->id);
        json_write_text(w, "supplier", planning_supplier(&p->plan.quotes[e->other]));
        json_write_int(w, "up_to", e->to);
        json_write_array(w, "from");
        for (int k = 0; k < e->n; k++) {
            json_write_object(w, NULL);
            json_write_int(w, "quantity", e->places[k].quantity);
            json_write_text(w, "cheaper", cheaper[e->places[k].cheaper + 1]);
            json_write_object_end(w);
        }
        json_write_array_end(w);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_levers(struct json_writer *w, const struct planning *p, int quote,
                        struct arena *arena) {
    struct planning_levers l;
    planning_levers(p, quote, OTHERS, arena, &l);
    json_write_object(w, "negotiation");
    if (l.rival >= 0) {
        json_write_text(w, "rival", planning_supplier(&p->plan.quotes[l.rival]));
        json_write_decimal(w, "more_than_rival", l.gap, 4);
    }
    if (l.has_price)
        json_write_decimal(w, "price_to_match", l.price, 4);
    if (l.has_moq)
        json_write_int(w, "moq_to_match", l.moq);
    json_options(w, &l);
    json_evens(w, p, &l);
    json_write_object_end(w);
}

/* ---- cash-flow ------------------------------------------------------------------------------- */

static void print_cash(const struct cli *cli, const struct planning *p, int quote,
                       struct arena *arena) {
    static const struct table_column columns[] = {
        {"  DAY", false}, {"PAID FOR", false}, {"AMOUNT", true}, {"SO FAR", true}};
    struct cash_event *events;
    const char *currency = p->plan.buyer.currency;
    int n = plan_cash(&p->plan, quote, &p->results[quote], arena, &events);
    if (n == 0)
        return;
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < n; i++)
        table_row(t, (const char *[]){arena_format(arena, "  %s", date_text(arena, events[i].day)),
                                      events[i].what,
                                      planning_total(events[i].amount, currency, arena),
                                      planning_total(events[i].sum, currency, arena)});
    table_end(t);
}

static void json_cash(struct json_writer *w, const struct planning *p, int quote,
                      struct arena *arena) {
    struct cash_event *events;
    int n = plan_cash(&p->plan, quote, &p->results[quote], arena, &events);
    json_write_array(w, "cash_flow");
    for (int i = 0; i < n; i++) {
        json_write_object(w, NULL);
        json_write_text(w, "day", date_text(arena, events[i].day));
        json_write_text(w, "what", events[i].what);
        json_write_decimal(w, "amount", events[i].amount, 4);
        json_write_decimal(w, "sum", events[i].sum, 4);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

/* ---- breakdown ------------------------------------------------------------------------------- */

static const char *judged(const struct breakdown_row *row, const struct breakdown_cell *c,
                          struct arena *arena) {
    const char *usual = breakdown_band_text(row->band, arena);
    const char *text = c->beyond > 0   ? arena_format(arena, "above the usual %s", usual)
                       : c->beyond < 0 ? arena_format(arena, "below the usual %s", usual)
                                       : "";
    return c->odd ? arena_format(arena, "%s%sstands out", text, *text ? ", " : "") : text;
}

static void print_breakdown(const struct cli *cli, const struct planning *p, int quote,
                            const struct planning_breakdown *b, struct arena *arena) {
    static const struct table_column columns[] = {
        {"  PART OF THE PRICE", false}, {"PER PIECE", true}, {"JUDGED", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < b->n; i++) {
        const char *text = breakdown_cell_text(p, quote, &b->rows[i], arena);
        if (text)
            table_row(t, (const char *[]){arena_format(arena, "  %s", b->rows[i].label), text,
                                          judged(&b->rows[i], &b->rows[i].cells[quote], arena)});
    }
    table_end(t);
}

static void json_breakdown(struct json_writer *w, int quote, const struct planning_breakdown *b,
                           struct arena *arena) {
    json_write_array(w, "breakdown");
    for (int i = 0; i < b->n; i++) {
        const struct breakdown_row *row = &b->rows[i];
        const struct breakdown_cell *c = &row->cells[quote];
        if (!c->told)
            continue;
        json_write_object(w, NULL);
        json_write_text(w, "part", row->label);
        if (row->kind == BREAKDOWN_TERM && row->band->term != TERM_DEPOSIT)
            json_write_int(w, "amount", c->amount);
        else
            json_write_decimal(w, "amount", c->amount, 4);
        if (c->share >= 0)
            json_write_decimal(w, "share_percent", c->share, 1);
        if (row->band) {
            json_write_text(w, "usual", breakdown_band_text(row->band, arena));
            json_write_text(w, "source", row->band->source);
        }
        json_write_text(w, "beyond_usual",
                        c->beyond > 0   ? "above"
                        : c->beyond < 0 ? "below"
                                        : NULL);
        json_write_bool(w, "stands_out", c->odd);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

/* ---- all of it ------------------------------------------------------------------------------- */

void cli_plan_print_more(struct cli *cli, const struct planning *p, int quote,
                         const struct planning_breakdown *b, struct arena *arena) {
    print_levers(cli, p, quote, arena);
    print_cash(cli, p, quote, arena);
    print_breakdown(cli, p, quote, b, arena);
}

void cli_plan_json_more(struct json_writer *w, const struct planning *p, int quote,
                        const struct planning_breakdown *b, struct arena *arena) {
    json_levers(w, p, quote, arena);
    json_cash(w, p, quote, arena);
    json_breakdown(w, quote, b, arena);
}
