/* plan list, show and compare: requirements, and their quotes side by side. */
#include "cli_plan.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/db/plan.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"

bool cli_plan_open(struct cli *cli, struct planning *p, struct error *err) {
    bool ok = true;
    int64_t id;
    const char *path = cli_option(cli, "--file", &ok, err);
    if (!ok || !cli_arguments(cli, path ? 0 : 1, 1, err))
        return false;
    if (path)
        return planning_open_case(cli->session, path, cli->argc ? cli->argv[0] : NULL, p, err);
    return (cli->session->store || session_open_store(cli->session, false, err)) &&
           requirement_find(cli->session->store, cli->argv[0], &id, err) &&
           planning_open(cli->session, id, p, err);
}

void cli_plan_note(const struct planning *p) {
    struct arena arena = {0};
    const char *note = planning_note(p, &arena);
    if (*note)
        fprintf(stderr, "Note: %s\n", note);
    arena_free(&arena);
    if (!planning_knows_evidence(p))
        fputs("Note: evidence is not checked of suppliers of which the file lists no "
              "certificates; export case writes them.\n",
              stderr);
}

/* ---- compare -----------------------------------------------------------------------------------
 */

static const char *day_text(int32_t day, struct arena *arena) {
    return day == DATE_NONE ? "" : date_text(arena, day);
}

static void print_table(struct cli *cli, const struct planning *p, struct arena *arena) {
    static const struct table_column columns[] = {
        {"SUPPLIER", false}, {"TERMS", false},  {"PRICE", true}, {"FOR", true},
        {"LANDED", true},    {"TOTAL", true},   {"BY", false},   {"ON TIME", true},
        {"ORDER BY", false}, {"REMARK", false},
    };
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    const char *currency = p->plan.buyer.currency;
    for (int i = 0; i < p->plan.n_quotes; i++) {
        const struct plan_quote *q = &p->plan.quotes[i];
        const struct plan_result *r = &p->results[i];
        const struct landed_figure *landed = &r->landed.basis[LANDED_COST];
        const char *incoterm = incoterm_codes[q->offer.terms.rule];
        table_row(
            t,
            (const char *[]){
                planning_supplier(q),
                *q->offer.place ? arena_format(arena, "%s %s", incoterm, q->offer.place) : incoterm,
                r->landed.has_price ? planning_money(r->landed.price, q->offer.currency, arena)
                                    : "",
                arena_format(arena, "%lld", (long long)r->landed.quantity),
                landed->known ? planning_money(landed->unit, currency, arena) : "",
                landed->known ? planning_total(landed->total, currency, arena) : "",
                planning_mode(q, r->way),
                r->has_lead && r->has_need ? planning_percent(r->on_time, arena) : "",
                r->has_lead && r->has_need ? day_text(r->latest[1], arena) : "",
                planning_remark(p, i, arena),
            });
    }
    table_end(t);
}

static void json_money(struct json_writer *w, const char *name, int64_t amount) {
    json_write_decimal(w, name, amount, 4);
}

static void json_lines(struct json_writer *w, const struct landed_result *r) {
    json_write_array(w, "lines");
    for (int i = 0; i < r->n_lines; i++) {
        const struct landed_line *l = &r->lines[i];
        json_write_object(w, NULL);
        json_write_text(w, "label", l->label);
        json_write_bool(w, "by_seller", l->by_seller);
        if (l->known) {
            json_money(w, "total", l->total);
            json_money(w, "unit", l->unit);
        } else {
            json_write_null(w, "total");
        }
        json_write_text(w, "formula", l->formula);
        json_write_text(w, "inputs", l->inputs);
        json_write_text(w, "source", l->source);
        json_write_bool(w, "estimate", l->estimate);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

/* What would make it comparable and give it an arrival. */
static void json_missing(struct json_writer *w, const struct planning *p, int quote) {
    const struct planning_missing *list[PLANNING_MISSING];
    int n = planning_missing(p, quote, list);
    json_write_array(w, "to_be_added");
    for (int i = 0; i < n; i++) {
        json_write_object(w, NULL);
        json_write_text(w, "what", list[i]->what);
        json_write_text(w, "command", list[i]->command);
        json_write_text(w, "in_a_case", list[i]->part);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_sentences(struct json_writer *w, const struct landed_result *r) {
    json_write_array(w, "not_comparable_because");
    for (int i = 0; !r->comparable && i < r->n_gaps; i++)
        if (r->gaps[i].spoils & (1U << LANDED_COST))
            json_write_text(w, NULL, r->gaps[i].sentence);
    json_write_array_end(w);
    json_write_array(w, "warnings");
    for (int i = 0; i < r->n_warnings; i++)
        json_write_text(w, NULL, r->warnings[i].sentence);
    json_write_array_end(w);
}

static void json_basis(struct json_writer *w, const struct landed_result *r) {
    static const char *const names[LANDED_BASES] = {"ex_works", "fob", "cif", "landed"};
    for (int i = 0; i < LANDED_BASES; i++) {
        json_write_object(w, names[i]);
        json_write_bool(w, "known", r->basis[i].known);
        if (r->basis[i].known) {
            json_money(w, "unit", r->basis[i].unit);
            json_money(w, "total", r->basis[i].total);
            json_write_bool(w, "estimate", r->basis[i].estimate);
        }
        json_write_object_end(w);
    }
}

static void json_quote(struct json_writer *w, const struct planning *p, int i,
                       const struct planning_breakdown *b, struct arena *arena) {
    const struct plan_quote *q = &p->plan.quotes[i];
    const struct plan_result *r = &p->results[i];
    json_write_object(w, NULL);
    json_write_id(w, "id", q->quote->id);
    json_write_text(w, "supplier", planning_supplier(q));
    json_write_text(w, "number", q->quote->values[QUOTE_NUMBER].s);
    json_write_text(w, "incoterm", incoterm_codes[q->offer.terms.rule]);
    json_write_text(w, "place", q->offer.place);
    json_write_text(w, "currency", q->offer.currency);
    json_write_int(w, "quantity", r->landed.quantity);
    json_write_text(w, "quantity_because", r->landed.why);
    if (r->landed.has_price)
        json_money(w, "price", r->landed.price);
    if (r->landed.next_from) {
        json_write_int(w, "next_break", r->landed.next_from);
        json_money(w, "next_price", r->landed.next_price);
    }
    json_write_text(w, "mode",
                    q->ways[r->way].lane ? freight_words[q->ways[r->way].terms.mode] : NULL);
    json_write_text(w, "lane", q->ways[r->way].lane ? q->ways[r->way].terms.name : NULL);
    json_write_bool(w, "comparable", r->landed.comparable);
    json_write_bool(w, "expired", r->landed.expired);
    json_basis(w, &r->landed);
    json_lines(w, &r->landed);
    json_sentences(w, &r->landed);
    json_missing(w, p, i);
    cli_plan_json_lead(w, p, i);
    if (p->evidence[i].known)
        json_write_text(w, "evidence_missing", p->evidence[i].missing);
    cli_plan_json_more(w, p, i, b, arena);
    json_write_object_end(w);
}

void cli_plan_json_notes(struct json_writer *w, const struct planning *p, struct arena *arena) {
    const char *note = planning_note(p, arena);
    json_write_array(w, "notes");
    if (*note)
        json_write_text(w, NULL, note);
    json_write_array_end(w);
}

static void json_head(struct json_writer *w, const struct planning *p, struct arena *arena) {
    const struct record *r = p->plan.requirement;
    json_write_id(w, "id", r->id);
    json_write_text(w, "requirement", record_text(r, REQUIREMENT_NAME));
    json_write_text(w, "product",
                    p->plan.product ? record_text(p->plan.product, PRODUCT_NAME) : NULL);
    json_write_int(w, "quantity", plan_total(&p->plan));
    json_write_text(w, "country", p->plan.buyer.destination);
    json_write_text(w, "currency", p->plan.buyer.currency);
    json_write_text(w, "needed_by", r->values[REQUIREMENT_NEEDED_BY].s);
    json_write_text(w, "order_on", date_text(arena, p->plan.order_on));
    json_write_text(w, "rates_on", date_text(arena, p->plan.buyer.rate_day));
    json_write_text(w, "rates_of",
                    p->plan.rates_of == DATE_NONE ? NULL : date_text(arena, p->plan.rates_of));
    json_write_int(w, "rates_age_days", p->plan.rates_age);
    json_write_bool(w, "evidence_checked", planning_knows_evidence(p));
    cli_plan_json_notes(w, p, arena);
}

static void print_head(struct cli *cli, const struct planning *p, struct arena *arena) {
    const struct record *r = p->plan.requirement;
    printf("%s: %s pcs to %s", cli_safe(cli, record_text(r, REQUIREMENT_NAME), arena),
           integer_text(plan_total(&p->plan)).text, p->plan.buyer.destination);
    if (p->plan.needed_by != DATE_NONE)
        printf(", needed by %s", date_text(arena, p->plan.needed_by));
    printf(", ordered on %s", date_text(arena, p->plan.order_on));
    if (p->plan.rates_of != DATE_NONE)
        printf(", rates of %s (%d d old)", date_text(arena, p->plan.rates_of), p->plan.rates_age);
    printf(".\n");
}

static bool print_json(const struct planning *p, struct arena *arena, struct error *err) {
    struct json_writer w;
    struct planning_breakdown b;
    if (!planning_breakdown(p, arena, &b, err))
        return false;
    cli_json_begin(&w);
    json_head(&w, p, arena);
    json_write_array(&w, "quotes");
    for (int i = 0; i < p->plan.n_quotes; i++)
        json_quote(&w, p, i, &b, arena);
    json_write_array_end(&w);
    cli_json_end(&w);
    return true;
}

static bool compare(struct cli *cli, const struct cli_sheet *wanted, struct error *err) {
    struct planning p = {0};
    struct arena arena = {0};
    bool ok = cli_plan_open(cli, &p, err);
    if (ok && wanted->wanted) {
        ok = cli_plan_sheet(cli, wanted, &(struct plan_sheet){.planning = &p}, err);
    } else if (ok && cli->json) {
        ok = print_json(&p, &arena, err);
    } else if (ok) {
        if (cli->width)
            print_head(cli, &p, &arena);
        print_table(cli, &p, &arena);
        if (cli->width)
            cli_plan_targets(cli, &p);
        cli_plan_note(&p);
    }
    planning_close(&p);
    arena_free(&arena);
    return ok;
}

bool cli_plan_compare(struct cli *cli, struct error *err) {
    struct cli_sheet wanted = {0};
    return cli_sheet_take(cli, &wanted, err) && compare(cli, &wanted, err);
}

bool cli_plan_sheet(struct cli *cli, const struct cli_sheet *wanted, const struct plan_sheet *what,
                    struct error *err) {
    struct arena arena = {0};
    struct sheet sheet = {plan_sheet_write, what};
    bool ok = cli_sheet_put(cli, wanted, &sheet, plan_sheet_what(what, &arena), err);
    arena_free(&arena);
    return ok;
}

/* ---- show --------------------------------------------------------------------------------------
 */

static void print_waterfall(struct cli *cli, const struct landed_result *r, const char *currency,
                            struct arena *arena) {
    static const struct table_column columns[] = {
        {"  COST", false}, {"PER UNIT", true}, {"TOTAL", true}, {"HOW", false}, {"SOURCE", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < r->n_lines; i++) {
        const struct landed_line *l = &r->lines[i];
        bool shown = l->known && !planning_in_price(l);
        table_row(t, (const char *[]){arena_format(arena, "  %s", l->label),
                                      shown ? planning_money(l->unit, currency, arena) : "",
                                      shown ? planning_total(l->total, currency, arena) : "",
                                      planning_how(l, arena), l->source});
    }
    table_end(t);
}

static void print_quote(struct cli *cli, const struct planning *p, int i,
                        const struct planning_breakdown *b, struct arena *arena) {
    const struct plan_quote *q = &p->plan.quotes[i];
    printf("\n%s, %s %s\n", cli_safe(cli, planning_supplier(q), arena),
           incoterm_codes[q->offer.terms.rule], cli_safe(cli, q->offer.place, arena));
    const char *text = planning_remark(p, i, arena);
    if (*text)
        printf("  %s\n", cli_safe(cli, text, arena));
    text = planning_missing_text(p, i, arena);
    if (*text)
        printf("  to be added: %s\n", cli_safe(cli, text, arena));
    print_waterfall(cli, &p->results[i].landed, p->plan.buyer.currency, arena);
    cli_plan_print_lead(cli, p, i);
    cli_plan_print_more(cli, p, i, b, arena);
}

bool cli_plan_show(struct cli *cli, struct error *err) {
    struct planning p = {0};
    struct arena arena = {0};
    if (cli->json)
        return compare(cli, &(struct cli_sheet){0}, err);
    struct planning_breakdown b;
    bool ok = cli_plan_open(cli, &p, err) && planning_breakdown(&p, &arena, &b, err);
    if (ok) {
        print_head(cli, &p, &arena);
        cli_plan_note(&p);
    }
    for (int i = 0; ok && i < p.plan.n_quotes; i++)
        print_quote(cli, &p, i, &b, &arena);
    if (ok && p.plan.n_quotes)
        printf("\n%s\n", cli_safe(cli, breakdown_basis(&b, &arena), &arena));
    planning_close(&p);
    arena_free(&arena);
    return ok;
}

/* ---- list --------------------------------------------------------------------------------------
 */

static void print_list(struct cli *cli, struct record *const *all, int n, struct arena *arena) {
    static const struct table_column columns[] = {{"NAME", false},   {"QUANTITY", true},
                                                  {"TO", false},     {"NEEDED BY", false},
                                                  {"STATUS", false}, {"ID", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < n; i++)
        table_row(t,
                  (const char *[]){record_text(all[i], REQUIREMENT_NAME),
                                   arena_format(arena, "%lld",
                                                (long long)all[i]->values[REQUIREMENT_QUANTITY].i),
                                   record_text(all[i], REQUIREMENT_COUNTRY),
                                   record_text(all[i], REQUIREMENT_NEEDED_BY),
                                   record_text(all[i], REQUIREMENT_STATUS),
                                   arena_format(arena, "%lld", (long long)all[i]->id)});
    table_end(t);
}

bool cli_plan_list(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct json_writer w;
    struct record **all;
    int n;
    bool ok = cli_arguments(cli, 0, 0, err) &&
              record_all(cli->session->store, &requirement_entity, &arena, &all, &n, err);
    if (ok)
        requirement_sort(all, n);
    if (ok && cli->json) {
        cli_json_begin(&w);
        json_write_array(&w, "requirements");
        for (int i = 0; i < n; i++) {
            json_write_object(&w, NULL);
            export_json_record(&w, all[i]);
            json_write_object_end(&w);
        }
        json_write_array_end(&w);
        cli_json_end(&w);
    } else if (ok) {
        print_list(cli, all, n, &arena);
    }
    arena_free(&arena);
    return ok;
}

/* ---- plan --file CASE award: the option may stand first ----------------------------------------
 */

bool cli_plan(struct cli *cli, struct error *err) {
    static const struct {
        const char *name;
        bool (*run)(struct cli *cli, struct error *err);
    } verbs[] = {{"show", cli_plan_show},
                 {"compare", cli_plan_compare},
                 {"award", cli_plan_award},
                 {"offer", cli_plan_offer}};
    for (int i = 0; i < cli->argc; i++) {
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++) {
            if (strcmp(cli->argv[i], verbs[k].name) != 0)
                continue;
            memmove(&cli->argv[i], &cli->argv[i + 1],
                    (size_t)(cli->argc - i - 1) * sizeof *cli->argv);
            cli->argc--;
            return verbs[k].run(cli, err);
        }
    }
    return cli_usage(cli, err, "Say what to do: plan show, compare, award or offer.");
}
