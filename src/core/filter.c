/*
 * Reads from left to right without going back; every position is a byte of the text, so that an
 * error can be shown at the word that is wrong.
 */
#include "sourcebench/core/filter.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/filter_value.h"
#include "sourcebench/core/text.h"

enum { LENGTH_MAX = 1000, TERMS_MAX = 40, VALUES_MAX = 40 };

struct reader {
    const char *text;
    size_t at, term; /* the next byte; where its term begins */
    const struct filter_key *keys;
    size_t n_keys;
    int32_t today;
    struct arena *arena;
    struct filter *filter;
    struct filter_error *err;
};

/* A stretch of the text; quotes are outside of it. */
struct part {
    size_t start, end;
    bool quoted;
};

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool ends_word(char c) {
    return c == '\0' || is_blank(c);
}

static bool is_key_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

static size_t word_end(const struct reader *r, size_t at) {
    while (!ends_word(r->text[at]))
        at++;
    return at;
}

/* Says where the error is; its text stands in r->err->error already. */
static bool fail_at(struct reader *r, size_t start, size_t end) {
    r->err->start = (int)start;
    r->err->end = (int)end;
    return false;
}

static const char *clean_part(const struct reader *r, struct part p) {
    return text_clean(r->arena, arena_bytes(r->arena, r->text + p.start, p.end - p.start), false);
}

/* From a quote at r->at to the next one. */
static bool read_quoted(struct reader *r, struct part *p) {
    const char *close = strchr(r->text + r->at + 1, '"');
    if (!close) {
        error_set(&r->err->error, ERROR_INPUT, "This quote has no end; put a \" behind the text");
        return fail_at(r, r->at, r->at + 1);
    }
    *p = (struct part){r->at + 1, (size_t)(close - r->text), true};
    r->at = p->end + 1;
    return true;
}

/* The next piece of a value, up to a blank, a quote or one of the marks. */
static bool read_part(struct reader *r, const char *marks, struct part *p) {
    if (r->text[r->at] == '"')
        return read_quoted(r, p);
    *p = (struct part){r->at, r->at, false};
    while (!ends_word(r->text[p->end]) && r->text[p->end] != '"' && !strchr(marks, r->text[p->end]))
        p->end++;
    r->at = p->end;
    return true;
}

static bool same_key(const char *name, const char *typed, size_t length) {
    if (strlen(name) != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = typed[i];
        if (name[i] != (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c))
            return false;
    }
    return true;
}

static bool refuse_key(struct reader *r, size_t length) {
    const char *typed = arena_bytes(r->arena, r->text + r->at, length);
    const char **names = arena_alloc(r->arena, r->n_keys + 1, sizeof *names);
    for (size_t i = 0; i < r->n_keys; i++)
        names[i] = r->keys[i].name;
    const char *nearest = text_nearest(typed, names, r->n_keys);
    if (nearest)
        error_set(&r->err->error, ERROR_INPUT, "\"%s\" is no filter; did you mean %s?", typed,
                  nearest);
    else
        error_set(&r->err->error, ERROR_INPUT,
                  "\"%s\" is no filter; to search for the text put it in quotes", typed);
    return fail_at(r, r->at, r->at + length);
}

/* `KEY:` at r->at, moving behind it; *key stays NULL before a free word. */
static bool read_key(struct reader *r, const struct filter_key **key) {
    const char *typed = r->text + r->at;
    size_t length = 0;
    while (is_key_letter(typed[length]))
        length++;
    if (length == 0 || typed[length] != ':')
        return true;
    for (size_t i = 0; i < r->n_keys && !*key; i++)
        if (same_key(r->keys[i].name, typed, length))
            *key = &r->keys[i];
    if (!*key)
        return refuse_key(r, length);
    r->at += length + 1;
    return true;
}

static void read_operator(struct reader *r, struct filter_term *t) {
    static const struct {
        const char *mark;
        enum filter_operator op;
    } marks[] = {{"<=", FILTER_LESS_EQUAL},
                 {"<", FILTER_LESS},
                 {">=", FILTER_GREATER_EQUAL},
                 {">", FILTER_GREATER},
                 {"=", FILTER_EQUAL}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i].mark);
        if (strncmp(r->text + r->at, marks[i].mark, length) == 0) {
            t->op = marks[i].op;
            r->at += length;
            return;
        }
    }
}

static bool add_value(struct reader *r, struct filter_term *t, struct part p) {
    const char *word = clean_part(r, p);
    if (*word == '\0') {
        error_set(&r->err->error, ERROR_INPUT, "%s: needs a value; e.g. %s", t->key->name,
                  filter_key_example(t->key, r->arena));
        return fail_at(r, r->term, r->at);
    }
    return filter_value_read(t->key, word, r->today, r->arena, &t->values[t->n_values++],
                             &r->err->error) ||
           fail_at(r, p.start, p.end);
}

/* `none` and `any` by themselves ask whether the field is filled; in quotes they are words. */
static bool read_filled(const struct reader *r, struct filter_term *t, struct part p) {
    size_t length = p.end - p.start;
    if (p.quoted)
        return false;
    if (same_key("none", r->text + p.start, length))
        t->op = FILTER_NONE;
    else if (same_key("any", r->text + p.start, length))
        t->op = FILTER_ANY;
    return t->op == FILTER_NONE || t->op == FILTER_ANY;
}

static bool runs_backwards(const struct value *v) {
    if (v[0].kind == VALUE_INT)
        return v[0].i > v[1].i;
    return strcmp(v[0].s, v[1].s) > 0; /* days as YYYY-MM-DD */
}

/* `300..500`, `300..` and `..500`; the dots are at p.start + dots. */
static bool read_range(struct reader *r, struct filter_term *t, struct part p, size_t dots) {
    struct part low = {p.start, p.start + dots, false}, high = {p.start + dots + 2, p.end, false};
    if (high.start == high.end) {
        t->op = FILTER_GREATER_EQUAL;
        return add_value(r, t, low);
    }
    if (low.start == low.end) {
        t->op = FILTER_LESS_EQUAL;
        return add_value(r, t, high);
    }
    t->op = FILTER_RANGE;
    if (!add_value(r, t, low) || !add_value(r, t, high))
        return false;
    if (!runs_backwards(t->values))
        return true;
    error_set(&r->err->error, ERROR_INPUT, "This range runs backwards; put the lower end first");
    return fail_at(r, p.start, p.end);
}

static bool too_many_values(struct reader *r, size_t start) {
    size_t end = word_end(r, start);
    error_set(&r->err->error, ERROR_INPUT, "A list takes at most %d values", VALUES_MAX);
    /* a comma at the end of the text begins a value of which nothing can be shown */
    return fail_at(r, end > start ? start : r->term, end);
}

/* `a,"b c",d`, beginning with the part already read. */
static bool read_list(struct reader *r, struct filter_term *t, struct part p, const char *marks) {
    while (add_value(r, t, p)) {
        if (r->text[r->at] != ',')
            return true;
        r->at++;
        if (t->n_values == VALUES_MAX)
            return too_many_values(r, r->at);
        if (!read_part(r, marks, &p))
            return false;
    }
    return false;
}

static bool read_values(struct reader *r, struct filter_term *t) {
    const char *marks = t->key->takes_day ? ",@" : ",";
    bool ordered = filter_key_ordered(t->key);
    size_t start = r->at;
    struct part p;
    if (ordered)
        read_operator(r, t);
    if (r->at > start) /* a comma in a number that is compared groups its digits */
        return read_part(r, "", &p) && add_value(r, t, p);
    if (!read_part(r, marks, &p))
        return false;
    if (r->text[r->at] != ',' && read_filled(r, t, p))
        return true;
    const char *dots = ordered && !p.quoted ? strstr(r->text + p.start, "..") : NULL;
    if (dots && dots + 2 <= r->text + p.end)
        return read_range(r, t, p, (size_t)(dots - r->text) - p.start);
    return read_list(r, t, p, marks);
}

/* `@2027-03-01` behind the value of a key that takes a day. */
static bool read_day(struct reader *r, struct filter_term *t) {
    struct part p;
    if (!t->key->takes_day || r->text[r->at] != '@')
        return true;
    r->at++;
    if (!read_part(r, "", &p))
        return false;
    const char *word = clean_part(r, p);
    int32_t day = date_parse(word, r->today);
    if (day == DATE_NONE) {
        error_set(&r->err->error, ERROR_INPUT, "\"%s\" is no date; e.g. @2027-03-01 or @+30d",
                  word);
        return p.end > p.start ? fail_at(r, p.start, p.end) : fail_at(r, r->term, r->at);
    }
    t->day = date_text(r->arena, day);
    return true;
}

static bool read_words(struct reader *r, struct filter_term *t) {
    struct part p;
    if (!read_part(r, "", &p))
        return false;
    t->words = clean_part(r, p);
    return true;
}

static bool read_term(struct reader *r) {
    struct filter_term t = {0};
    r->term = r->at;
    t.negated = r->text[r->at] == '-';
    r->at += t.negated;
    if (r->filter->n_terms == TERMS_MAX) {
        error_set(&r->err->error, ERROR_INPUT, "A filter takes at most %d words", TERMS_MAX);
        return fail_at(r, r->term, word_end(r, r->term));
    }
    if (!read_key(r, &t.key))
        return false;
    if (t.key)
        t.values = arena_alloc(r->arena, VALUES_MAX, sizeof *t.values);
    bool ok = t.key ? read_values(r, &t) && read_day(r, &t) : read_words(r, &t);
    /* A hyphen alone and empty quotes are words about to be typed. */
    if (ok && (t.key || *t.words))
        r->filter->terms[r->filter->n_terms++] = t;
    return ok;
}

static bool check_text(struct reader *r) {
    size_t length = strlen(r->text);
    if (length > LENGTH_MAX) {
        error_set(&r->err->error, ERROR_INPUT, "A filter has at most %d characters; shorten it",
                  LENGTH_MAX);
        return fail_at(r, LENGTH_MAX, length);
    }
    if (!text_valid(r->text, length)) {
        error_set(&r->err->error, ERROR_INPUT, "The filter is no UTF-8 text; type it again");
        return fail_at(r, 0, length);
    }
    return true;
}

bool filter_parse(const char *text, const struct filter_key *keys, size_t n_keys, int32_t today,
                  struct arena *arena, struct filter *filter, struct filter_error *err) {
    struct reader r = {text, 0, 0, keys, n_keys, today, arena, filter, err};
    *filter = (struct filter){.terms = arena_alloc(arena, TERMS_MAX, sizeof *filter->terms)};
    if (!check_text(&r))
        return false;
    for (;;) {
        while (is_blank(text[r.at]))
            r.at++;
        if (text[r.at] == '\0')
            return true;
        if (!read_term(&r))
            return false;
    }
}
