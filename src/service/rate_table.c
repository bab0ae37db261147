#include "sourcebench/service/rate_table.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/core/wide.h"
#include "sourcebench/io/csv.h"

/* ---- the heading -------------------------------------------------------------------------------
 */

/* Names of columns, as text_name_key() folds them. */
static const struct {
    const char *name;
    enum rate_role role;
} names[] = {
    {"date", RATE_DAY},
    {"day", RATE_DAY},
    {"on date", RATE_DAY},
    {"value date", RATE_DAY},
    {"rate date", RATE_DAY},
    {"time period", RATE_DAY},
    {"datum", RATE_DAY},
    {"fecha", RATE_DAY},
    {"base", RATE_BASE},
    {"base currency", RATE_BASE},
    {"from", RATE_BASE},
    {"from currency", RATE_BASE},
    {"source currency", RATE_BASE},
    {"currency denom", RATE_BASE},
    {"quote", RATE_CURRENCY},
    {"quote currency", RATE_CURRENCY},
    {"currency", RATE_CURRENCY},
    {"currency code", RATE_CURRENCY},
    {"to", RATE_CURRENCY},
    {"to currency", RATE_CURRENCY},
    {"target currency", RATE_CURRENCY},
    {"pair", RATE_PAIR},
    {"currency pair", RATE_PAIR},
    {"symbol", RATE_PAIR},
    {"rate", RATE_VALUE},
    {"exchange rate", RATE_VALUE},
    {"fx rate", RATE_VALUE},
    {"value", RATE_VALUE},
    {"obs value", RATE_VALUE},
    {"close", RATE_VALUE},
    {"kurs", RATE_VALUE},
    {"source", RATE_SOURCE},
};

/* "on_date" is like "On date". */
static const char *name_key(const char *header, struct arena *arena) {
    char *plain = arena_string(arena, header);
    for (char *s = plain; *s; s++)
        *s = *s == '_' || *s == '-' ? ' ' : *s;
    return text_name_key(arena, plain);
}

static bool is_code(const char *text, size_t length) {
    bool letters = length == RATE_CODE - 1;
    for (size_t i = 0; letters && i < length; i++)
        letters = (text[i] >= 'A' && text[i] <= 'Z') || (text[i] >= 'a' && text[i] <= 'z');
    return letters;
}

static void set_code(char code[RATE_CODE], const char *text) {
    for (int i = 0; i < RATE_CODE - 1; i++)
        code[i] = (char)(text[i] >= 'a' ? text[i] - 'a' + 'A' : text[i]);
    code[RATE_CODE - 1] = '\0';
}

static enum rate_role role_of(const char *header, struct arena *arena) {
    const char *key = name_key(header, arena);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i].name, key) == 0)
            return names[i].role;
    }
    return RATE_NOTHING;
}

static int count(const struct rate_table *t, enum rate_role role) {
    int n = 0;
    for (int i = 0; i < t->n; i++)
        n += t->columns[i].role == role;
    return n;
}

static void take_currencies(struct rate_table *t) {
    for (int i = 0; i < t->n; i++) {
        struct rate_column *c = &t->columns[i];
        if (c->role != RATE_NOTHING || !is_code(c->header, strlen(c->header)))
            continue;
        c->role = RATE_OF;
        set_code(c->currency, c->header);
    }
}

static bool check_head(struct rate_table *t, struct error *err) {
    t->wide = count(t, RATE_VALUE) == 0;
    if (t->wide)
        take_currencies(t);
    for (enum rate_role role = RATE_DAY; role <= RATE_SOURCE; role++) {
        if (count(t, role) > 1)
            return error_set(err, ERROR_INPUT,
                             "Two columns have the same meaning (\"%s\"); leave one of them out.",
                             role == RATE_DAY ? "date" : "rate, base or currency");
    }
    if (count(t, RATE_DAY) == 0)
        return error_set(err, ERROR_INPUT,
                         "No column is the day; the heading is like \"Date,USD,CNY\" or "
                         "\"date,base,currency,rate\".");
    if (t->wide ? count(t, RATE_OF) == 0 : count(t, RATE_CURRENCY) == 0 && count(t, RATE_PAIR) == 0)
        return error_set(err, ERROR_INPUT,
                         "No column says of which currency the rates are; the heading is like "
                         "\"Date,USD,CNY\" or \"date,base,currency,rate\".");
    return true;
}

bool rate_table_head(struct rate_table *t, const struct row *heading, const char *base,
                     const char *dates, struct arena *arena, struct error *err) {
    *t = (struct rate_table){.n = (int)heading->n_cells, .base = "EUR"};
    t->told = dates != NULL;
    t->month_first = dates && strcmp(dates, "mdy") == 0;
    if (dates && !t->month_first && strcmp(dates, "dmy") != 0)
        return error_set(err, ERROR_INPUT, "Days are written dmy or mdy, not \"%s\".", dates);
    if (base && !is_code(base, strlen(base)))
        return error_set(err, ERROR_INPUT, "\"%s\" is no currency; a code is like EUR.", base);
    if (base)
        set_code(t->base, base);
    t->columns = arena_alloc(arena, heading->n_cells + 1, sizeof *t->columns);
    for (int i = 0; i < t->n; i++) {
        t->columns[i].header = text_clean(arena, heading->cells[i].text, true);
        t->columns[i].role = role_of(t->columns[i].header, arena);
    }
    return check_head(t, err);
}

bool rate_table_gives(const struct rate_table *t, int column) {
    enum rate_role role = t->columns[column].role;
    return role == RATE_OF || role == RATE_VALUE;
}

static int column_of(const struct rate_table *t, enum rate_role role) {
    for (int i = 0; i < t->n; i++) {
        if (t->columns[i].role == role)
            return i;
    }
    return -1;
}

/* ---- days --------------------------------------------------------------------------------------
 */

static const char months[][4] = {"jan", "feb", "mar", "apr", "may", "jun",
                                 "jul", "aug", "sep", "oct", "nov", "dec"};

/* The month that a word begins with; 0: none. */
static int month_of(const char *word) {
    for (int m = 0; m < 12; m++) {
        int i = 0;
        while (i < 3 && (word[i] == months[m][i] || word[i] == months[m][i] - 'a' + 'A'))
            i++;
        if (i == 3)
            return m + 1;
    }
    return 0;
}

/* The numbers of a text and, in its place, a month by its name; at most three. */
struct day_parts {
    int n, part[3], digits[3];
    int month_at; /* -1: no name */
    char between; /* the first sign between them */
};

static bool split_day(const char *text, struct day_parts *p) {
    *p = (struct day_parts){.month_at = -1};
    while (*text) {
        bool digit = *text >= '0' && *text <= '9';
        bool letter = (*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z');
        if (!digit && !letter) {
            p->between = p->between ? p->between : *text;
            text++;
            continue;
        }
        if (p->n == 3 || (letter && (p->month_at >= 0 || !month_of(text))))
            return false;
        if (letter) {
            p->month_at = p->n;
            p->part[p->n] = month_of(text);
            while ((*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z'))
                text++;
        }
        while (digit && *text >= '0' && *text <= '9' && p->digits[p->n] < 8) {
            p->part[p->n] = p->part[p->n] * 10 + (*text++ - '0');
            p->digits[p->n]++;
        }
        p->n++;
    }
    return true;
}

/* "20261124" */
static int32_t packed_day(int number) {
    return date_from_civil(number / 10000, number / 100 % 100, number % 100);
}

/* Day, month and year of "24.11.2026", "11/24/2026". */
static bool read_turned(const struct rate_table *t, const struct day_parts *p, int32_t *day,
                        struct error *err) {
    int a = p->part[0], b = p->part[1];
    bool clear = p->between == '.' || t->told || a > 12 || b > 12 || a == b;
    bool month_first = p->between != '.' && (t->told ? t->month_first : b > 12);
    if (!clear)
        return error_set(err, ERROR_INPUT,
                         "It may be the %d.%d. or the %d.%d.; say with --dates dmy or mdy which "
                         "comes first.",
                         a, b, b, a);
    *day = date_from_civil(p->part[2], month_first ? a : b, month_first ? b : a);
    return true;
}

static bool read_day(const struct rate_table *t, const char *text, int32_t *day,
                     struct error *err) {
    struct day_parts p;
    char iso[DATE_TEXT] = "";
    /* A time of the day behind it is none of ours. */
    if (strlen(text) > 10 && (text[10] == 'T' || text[10] == ' '))
        memcpy(iso, text, 10);
    *day = date_from_iso(iso);
    if (*day != DATE_NONE)
        return true;
    bool ok = split_day(text, &p);
    *day = DATE_NONE;
    if (ok && p.n == 1 && p.digits[0] == 8)
        *day = packed_day(p.part[0]);
    else if (ok && p.n == 3 && p.digits[0] == 4 && p.month_at < 0)
        *day = date_from_civil(p.part[0], p.part[1], p.part[2]);
    else if (ok && p.n == 3 && p.digits[2] == 4 && p.month_at == 1)
        *day = date_from_civil(p.part[2], p.part[1], p.part[0]);
    else if (ok && p.n == 3 && p.digits[2] == 4 && p.month_at == 0)
        *day = date_from_civil(p.part[2], p.part[0], p.part[1]);
    else if (ok && p.n == 3 && p.digits[2] == 4 && p.month_at < 0 && !read_turned(t, &p, day, err))
        return false;
    return *day != DATE_NONE ||
           error_set(err, ERROR_INPUT, "\"%.40s\" is no day; write it like 2026-11-24.", text);
}

static const char *cell_of(const struct row *row, int column) {
    const char *text =
        column >= 0 && column < (int)row->n_cells ? csv_unneutralise(row->cells[column].text) : "";
    return text + strspn(text, " \t");
}

bool rate_table_day(const struct rate_table *t, const struct row *row, int32_t *day, int *column,
                    struct error *err) {
    *column = column_of(t, RATE_DAY);
    return read_day(t, cell_of(row, *column), day, err);
}

/* ---- numbers -----------------------------------------------------------------------------------
 */

enum { DECIMALS = 6, MOST_DIGITS = 24 };

/* The sign before the decimals; '\0': there are none. False where it may be either. */
static bool find_point(const char *text, char *point) {
    const char *comma = strrchr(text, ','), *dot = strrchr(text, '.');
    *point = '\0';
    if (comma && dot) {
        *point = comma > dot ? ',' : '.';
        return true;
    }
    if (!comma && !dot)
        return true;
    char sign = comma ? ',' : '.';
    const char *last = comma ? comma : dot;
    bool several = strchr(text, sign) != last, three = strlen(last + 1) == 3;
    /* "1,084,200": between thousands; "27,450": either, but "27.450" is a number as computers
     * write it, and so is "0,450". */
    if (several)
        return true;
    *point = sign;
    return sign == '.' || !three || *text == '0';
}

/* Signs before the point stand between thousands: three digits behind each. */
static bool are_thousands(const char *number, char point) {
    int group = 0, groups = 0;
    for (const char *s = number; *s && *s != point; s++) {
        bool digit = *s >= '0' && *s <= '9';
        if (!digit && (group == 0 || group > 3 || (groups > 0 && group != 3)))
            return false;
        groups += !digit;
        group = digit ? group + 1 : 0;
    }
    return groups == 0 || group == 3;
}

/* digits × 10^-places to millionths. */
static bool scale(wide digits, int places, int64_t *rate) {
    for (; places < DECIMALS; places++)
        digits *= 10;
    wide divisor = 1;
    for (; places > DECIMALS; places--)
        divisor *= 10;
    *rate = (int64_t)wide_divide(digits, divisor);
    /* What is lost must not be seen in a price: one part in ten thousand. */
    wide kept = (wide)*rate * divisor, lost = kept > digits ? kept - digits : digits - kept;
    return lost * 10000 <= digits;
}

static bool read_rate(const char *text, int64_t *rate, struct error *err) {
    char point;
    wide digits = 0;
    int n = 0, places = 0;
    bool behind = false;
    size_t length = strcspn(text, " \t\r\n");
    char number[64];
    if (length >= sizeof number || text[length + strspn(text + length, " \t\r\n")] != '\0')
        return error_set(err, ERROR_INPUT, "\"%.40s\" is no rate; write it like 1.0842.", text);
    memcpy(number, text, length);
    number[length] = '\0';
    if (!find_point(number, &point))
        return error_set(err, ERROR_INPUT,
                         "\"%s\" may be thousands or have three decimals; write it like 27450 or "
                         "27.45.",
                         number);
    bool well = are_thousands(number, point);
    for (const char *s = number; well && *s; s++) {
        if (*s == point && !behind) {
            behind = true;
        } else if (*s >= '0' && *s <= '9' && n < MOST_DIGITS) {
            digits = digits * 10 + (*s - '0');
            n += n > 0 || *s != '0';
            places += behind;
        } else {
            well = !behind && (*s == ',' || *s == '.' || *s == '\'');
        }
    }
    if (!well)
        return error_set(err, ERROR_INPUT, "\"%s\" is no rate; write it like 1.0842.", number);
    if (digits <= 0 || places > MOST_DIGITS)
        return error_set(err, ERROR_INPUT, "A rate is above 0.");
    if (n - places > 9)
        return error_set(err, ERROR_INPUT, "The rate is too large.");
    return scale(digits, places, rate) ||
           error_set(err, ERROR_INPUT,
                     "%s is too small to be kept exactly; give it the other way round, units of "
                     "the weaker currency for one of the stronger.",
                     number);
}

/* ---- cells -------------------------------------------------------------------------------------
 */

static bool read_code(const char *text, char code[RATE_CODE], struct error *err) {
    size_t length = strcspn(text, " \t\r\n");
    if (!is_code(text, length))
        return error_set(err, ERROR_INPUT, "\"%.40s\" is no currency; a code is like USD.", text);
    set_code(code, text);
    return true;
}

/* "EUR/USD", "EURUSD", "EUR-USD" */
static bool read_pair(const char *text, struct rate_found *found, struct error *err) {
    if (strlen(text) < 6 || !is_code(text, 3))
        return error_set(err, ERROR_INPUT, "\"%.40s\" is no pair; write it like EUR/USD.", text);
    const char *second = text + 3;
    second += *second == '/' || *second == '-' || *second == ' ';
    set_code(found->base, text);
    return read_code(second, found->currency, err);
}

/* Banks write so what they have no rate for. */
static bool says_nothing(const char *text) {
    static const char *const words[] = {"", "-", "N/A", "n/a", "NA", "NaN", "null", "."};
    size_t length = strlen(text);
    while (length && strchr(" \t\r\n", text[length - 1]))
        length--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i]) == length && strncmp(words[i], text, length) == 0)
            return true;
    }
    return false;
}

static bool read_currencies(const struct rate_table *t, const struct row *row, int column,
                            struct rate_found *found, int *at, struct error *err) {
    int base = column_of(t, RATE_BASE), pair = column_of(t, RATE_PAIR);
    memcpy(found->base, t->base, RATE_CODE);
    memcpy(found->currency, t->columns[column].currency, RATE_CODE);
    *at = column;
    if (t->wide)
        return true;
    *at = pair;
    if (pair >= 0)
        return read_pair(cell_of(row, pair), found, err);
    *at = base;
    if (base >= 0 && !read_code(cell_of(row, base), found->base, err))
        return false;
    *at = column_of(t, RATE_CURRENCY);
    return read_code(cell_of(row, *at), found->currency, err);
}

enum rate_cell rate_table_read(const struct rate_table *t, const struct row *row, int column,
                               int32_t day, struct rate_found *found, int *at, struct error *err) {
    int source = column_of(t, RATE_SOURCE);
    const char *text = cell_of(row, column);
    *found = (struct rate_found){.day = day, .source = source < 0 ? NULL : cell_of(row, source)};
    if (says_nothing(text))
        return RATE_EMPTY;
    if (!read_currencies(t, row, column, found, at, err))
        return RATE_WRONG;
    *at = column;
    if (!read_rate(text, &found->rate, err))
        return RATE_WRONG;
    if (strcmp(found->base, found->currency) != 0)
        return RATE_FOUND;
    if (found->rate == 1000000)
        return RATE_EMPTY;
    error_set(err, ERROR_INPUT, "%s for one %s is 1, not another rate.", found->currency,
              found->base);
    return RATE_WRONG;
}
