#include "sourcebench/service/offer_sheet.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/io/html.h"
#include "sourcebench/io/table.h"
#include "sourcebench/io/wrap.h"

static const char to_be_confirmed[] = "to be confirmed";

/* ---- words ----------------------------------------------------------------------------------- */

/* An amount without its currency, which the heads name. */
static const char *amount(int64_t value, const char *currency, struct arena *arena) {
    char text[64];
    money_format(value, currency, text, sizeof text);
    return arena_string(arena, text);
}

static const char *pieces(int64_t n, struct arena *arena) {
    return arena_string(arena, integer_text(n).text);
}

static const char *share(int64_t millionths, struct arena *arena) {
    char text[64];
    decimal_format(millionths, 4, text, sizeof text);
    size_t end = strlen(text);
    while (end > 1 && text[end - 1] == '0')
        end--;
    end -= text[end - 1] == '.';
    return arena_format(arena, "%.*s %%", (int)end, text);
}

/* "Commission 5 % and 0.25 a piece" */
static const char *commission(const struct client_offer *o, struct arena *arena) {
    const char *text = "Commission";
    if (o->commission_share)
        text = arena_format(arena, "%s %s", text, share(o->commission_share, arena));
    if (o->commission_piece)
        text = arena_format(arena, "%s%s %s a piece", text, o->commission_share ? " and" : "",
                            amount(o->commission_piece, o->currency, arena));
    return text;
}

static const char *valid(const struct client_offer *o, struct arena *arena) {
    return o->valid_until == DATE_NONE
               ? to_be_confirmed
               : arena_format(arena, "until %s", date_text(arena, o->valid_until));
}

static const char *lead(const struct client_offer *o, struct arena *arena) {
    if (o->there_on == DATE_NONE)
        return to_be_confirmed;
    return arena_format(arena, "%d days after the order: %s by %s if ordered on %s",
                        (int)(o->there_on - o->order_by), o->there, date_text(arena, o->there_on),
                        date_text(arena, o->order_by));
}

static const char *title(const struct client_offer *o, struct arena *arena) {
    return *o->client ? arena_format(arena, "Offer to %s", o->client) : "Offer";
}

/* What stands below the prices, by its label. */
enum { BELOW = 3 };
static void below(const struct client_offer *o, struct arena *arena,
                  struct client_offer_fact facts[BELOW]) {
    facts[0] =
        (struct client_offer_fact){"Terms", arena_format(arena, "%s. %s", o->terms, o->taxes)};
    facts[1] = (struct client_offer_fact){"Lead time", lead(o, arena)};
    facts[2] = (struct client_offer_fact){"Valid", valid(o, arena)};
}

/* ---- text ------------------------------------------------------------------------------------ */

enum { LABEL = 14, PIECES = 10, UNIT = 14, TOTAL = 16, NAME_LEAST = 18, NAME_MOST = 40 };

static void add_cell(struct strbuf *out, const char *text, int width, bool right) {
    int used = table_text_width(text), blanks = used < width ? width - used : 0;
    for (int i = 0; right && i < blanks; i++)
        strbuf_add(out, " ");
    table_safe_text(out, text, width);
    for (int i = 0; !right && i < blanks; i++)
        strbuf_add(out, " ");
}

static void add_row(struct strbuf *out, int name, const char *const cells[4]) {
    add_cell(out, cells[0], name, false);
    add_cell(out, cells[1], PIECES, true);
    add_cell(out, cells[2], UNIT, true);
    add_cell(out, cells[3], TOTAL, true);
    strbuf_add(out, "\n");
}

static void add_prices(struct strbuf *out, const struct client_offer *o, int width,
                       struct arena *arena) {
    int room = width - PIECES - UNIT - TOTAL;
    int name = room < NAME_LEAST ? NAME_LEAST : room > NAME_MOST ? NAME_MOST : room;
    const char *c = o->currency;
    add_row(out, name,
            (const char *const[]){"", "Pieces", arena_format(arena, "%s / piece", c),
                                  arena_format(arena, "%s total", c)});
    for (int i = 0; i < o->n_lines; i++)
        add_row(out, name,
                (const char *const[]){*o->lines[i].variant ? o->lines[i].variant : "all pieces",
                                      pieces(o->lines[i].quantity, arena),
                                      amount(o->unit, c, arena),
                                      amount(o->lines[i].total, c, arena)});
    if (o->n_lines > 1 || o->commission)
        add_row(out, name,
                (const char *const[]){"Value", pieces(o->quantity, arena), "",
                                      amount(o->value, c, arena)});
    if (o->commission)
        add_row(
            out, name,
            (const char *const[]){commission(o, arena), "", "", amount(o->commission, c, arena)});
    if (o->commission)
        add_row(out, name, (const char *const[]){"Total", "", "", amount(o->total, c, arena)});
}

static void add_fact(struct strbuf *out, const struct client_offer_fact *fact, int width) {
    struct strbuf label = {0};
    add_cell(&label, fact->label, LABEL, false);
    wrap_add(out, strbuf_text(&label), fact->text, width);
    strbuf_free(&label);
}

const char *offer_text(const struct client_offer *o, int width, struct arena *arena) {
    struct strbuf out = {0};
    struct client_offer_fact facts[BELOW];
    const char *head = title(o, arena);
    table_safe_text(&out, head, width);
    strbuf_addf(&out, "\nof %s\n\n", date_text(arena, o->made_on));
    table_safe_text(&out, o->product, width);
    if (*o->code) {
        strbuf_add(&out, ", ");
        table_safe_text(&out, o->code, width);
    }
    strbuf_add(&out, "\n");
    for (int i = 0; i < o->n_facts; i++)
        add_fact(&out, &o->facts[i], width);
    strbuf_add(&out, "\n");
    add_prices(&out, o, width, arena);
    strbuf_add(&out, "\n");
    below(o, arena, facts);
    for (int i = 0; i < BELOW; i++)
        add_fact(&out, &facts[i], width);
    const char *text = arena_string(arena, strbuf_text(&out));
    strbuf_free(&out);
    return text;
}

/* ---- CSV: a row for each variant, and for what comes on top ---------------------------------- */

enum { CSV_COLUMNS = 10 };

static const char *number(int64_t value, const char *currency, struct arena *arena) {
    return sheet_number(amount(value, currency, arena), arena);
}

static void csv_row(const struct client_offer *o, FILE *out, const char *item, const char *count,
                    const char *unit, int64_t total, struct arena *arena) {
    const char *const cells[CSV_COLUMNS] = {
        o->product,
        item,
        count,
        unit,
        number(total, o->currency, arena),
        o->currency,
        o->terms,
        o->valid_until == DATE_NONE ? "" : date_text(arena, o->valid_until),
        o->there_on == DATE_NONE ? "" : arena_format(arena, "%d", (int)(o->there_on - o->order_by)),
        o->there_on == DATE_NONE ? "" : date_text(arena, o->there_on),
    };
    csv_write_row(out, ',', cells, CSV_COLUMNS);
}

static void write_csv(const struct client_offer *o, FILE *out) {
    static const char *const heads[CSV_COLUMNS] = {"product", "item",     "pieces", "unit price",
                                                   "total",   "currency", "terms",  "valid until",
                                                   "days",    "there on"};
    struct arena arena = {0};
    csv_write_row(out, ',', heads, CSV_COLUMNS);
    for (int i = 0; i < o->n_lines; i++)
        csv_row(o, out, o->lines[i].variant,
                arena_format(&arena, "%lld", (long long)o->lines[i].quantity),
                number(o->unit, o->currency, &arena), o->lines[i].total, &arena);
    if (o->commission)
        csv_row(o, out, commission(o, &arena), "", "", o->commission, &arena);
    csv_row(o, out, "Total", arena_format(&arena, "%lld", (long long)o->quantity), "", o->total,
            &arena);
    arena_free(&arena);
}

/* ---- HTML ------------------------------------------------------------------------------------ */

static const char style[] =
    "@page { size: A4; margin: 18mm; }\n" SHEET_STYLE "th.number { text-align: right; }\n"
    "table.facts { width: auto; }\n"
    "table.facts td { border: 0; padding: 0.4mm 4mm 0.4mm 0; }\n";

static void html_row(FILE *out, const char *class, const char *const cells[4]) {
    html_open(out, "tr", class);
    for (int i = 0; i < 4; i++)
        html_element(out, "td", i ? "number" : NULL, *cells[i] ? cells[i] : "\u00a0");
    html_close(out, "tr");
}

static void html_prices(const struct client_offer *o, FILE *out, struct arena *arena) {
    const char *c = o->currency;
    html_open(out, "table", NULL);
    html_open(out, "tr", NULL);
    html_element(out, "th", NULL, "\u00a0");
    html_element(out, "th", "number", "Pieces");
    html_element(out, "th", "number", arena_format(arena, "%s / piece", c));
    html_element(out, "th", "number", arena_format(arena, "%s total", c));
    html_close(out, "tr");
    for (int i = 0; i < o->n_lines; i++)
        html_row(out, NULL,
                 (const char *const[]){*o->lines[i].variant ? o->lines[i].variant : "all pieces",
                                       pieces(o->lines[i].quantity, arena),
                                       amount(o->unit, c, arena),
                                       amount(o->lines[i].total, c, arena)});
    if (o->commission)
        html_row(
            out, NULL,
            (const char *const[]){commission(o, arena), "", "", amount(o->commission, c, arena)});
    html_row(
        out, "main",
        (const char *const[]){"Total", pieces(o->quantity, arena), "", amount(o->total, c, arena)});
    html_close(out, "table");
}

static void html_facts(const struct client_offer_fact *facts, int n, FILE *out) {
    if (n == 0)
        return;
    html_open(out, "table", "facts");
    for (int i = 0; i < n; i++) {
        html_open(out, "tr", NULL);
        html_element(out, "td", "label", facts[i].label);
        html_element(out, "td", NULL, facts[i].text);
        html_close(out, "tr");
    }
    html_close(out, "table");
}

static void write_html(const struct client_offer *o, FILE *out) {
    struct arena arena = {0};
    struct client_offer_fact facts[BELOW];
    below(o, &arena, facts);
    html_begin(out, title(o, &arena), style);
    html_element(out, "h1", NULL, title(o, &arena));
    html_element(out, "p", "more", date_text(&arena, o->made_on));
    html_element(out, "h2", NULL,
                 *o->code ? arena_format(&arena, "%s, %s", o->product, o->code) : o->product);
    html_facts(o->facts, o->n_facts, out);
    html_prices(o, out, &arena);
    html_facts(facts, BELOW, out);
    html_end(out);
    arena_free(&arena);
}

void offer_sheet_write(const void *offer, enum sheet_format format, FILE *out) {
    (format == SHEET_HTML ? write_html : write_csv)(offer, out);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

void offer_write_json(const struct client_offer *o, struct json_writer *w) {
    struct arena arena = {0};
    json_write_text(w, "client", *o->client ? o->client : NULL);
    json_write_text(w, "product", o->product);
    json_write_text(w, "code", *o->code ? o->code : NULL);
    json_write_object(w, "facts");
    for (int i = 0; i < o->n_facts; i++)
        json_write_text(w, o->facts[i].label, o->facts[i].text);
    json_write_object_end(w);
    json_write_text(w, "currency", o->currency);
    json_write_text(w, "terms", o->terms);
    json_write_text(w, "taxes", o->taxes);
    json_write_decimal(w, "unit", o->unit, 4);
    json_write_array(w, "lines");
    for (int i = 0; i < o->n_lines; i++) {
        json_write_object(w, NULL);
        json_write_text(w, "variant", *o->lines[i].variant ? o->lines[i].variant : NULL);
        json_write_int(w, "quantity", o->lines[i].quantity);
        json_write_decimal(w, "total", o->lines[i].total, 4);
        json_write_object_end(w);
    }
    json_write_array_end(w);
    json_write_int(w, "quantity", o->quantity);
    json_write_decimal(w, "value", o->value, 4);
    json_write_decimal(w, "commission", o->commission, 4);
    json_write_decimal(w, "total", o->total, 4);
    json_write_day(w, "made_on", o->made_on);
    json_write_day(w, "valid_until", o->valid_until);
    json_write_day(w, "order_by", o->order_by);
    json_write_day(w, "there_on", o->there_on);
    if (o->there_on != DATE_NONE)
        json_write_int(w, "lead_days", o->there_on - o->order_by);
    arena_free(&arena);
}
