/*
 * generate [--rows N] [--seed S]: made-up suppliers as CSV on standard output, the same for the
 * same seed whatever the machine.
 *
 * Three names hold "Zyxomma" and three "鎏霆", which no other has: at a quarter, at half and at the
 * end of the rows. Names repeat within a country in fewer than one row of 200.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "styles.h"

enum { DEFAULT_ROWS = 1000000, CELL = 400 };

/* ---- chance -----------------------------------------------------------------------------------*/

static uint64_t state; /* splitmix64, https://prng.di.unimi.it/splitmix64.c */

static uint64_t mix(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

static uint64_t random_bits(void) {
    return mix(state += 0x9E3779B97F4A7C15U);
}

static size_t below(size_t n) {
    return (size_t)(random_bits() % n);
}

static bool percent(size_t chance) {
    return below(100) < chance;
}

/* Between low and high; at each step the upper half of the range falls away with that chance. */
static size_t skewed(size_t low, size_t high, size_t chance) {
    while (high - low > 16 && percent(chance))
        high = low + (high - low) / 2;
    return low + below(high - low + 1);
}

static const char *choose(struct words words, uint64_t bits) {
    size_t n = 0;
    while (words.items[n])
        n++;
    return words.items[bits % n];
}

static const char *pick(struct words words) {
    return choose(words, random_bits());
}

/* ---- texts ------------------------------------------------------------------------------------*/

struct cell {
    char text[CELL];
    size_t length;
};

static void put_bytes(struct cell *cell, const char *text, size_t length) {
    if (cell->length + length >= CELL)
        return;
    memcpy(cell->text + cell->length, text, length);
    cell->length += length;
    cell->text[cell->length] = '\0';
}

static void put(struct cell *cell, const char *text) {
    put_bytes(cell, text, strlen(text));
}

static void put_number(struct cell *cell, size_t number) {
    char text[24];
    snprintf(text, sizeof text, "%zu", number);
    put(cell, text);
}

/* The choices for one supplier: the nth word of a list is the same wherever its pattern has it. */
struct choices {
    uint64_t base;
    unsigned used[128]; /* by the letter of the list */
};

static uint64_t next_choice(struct choices *c, char letter) {
    unsigned list = (unsigned char)letter % sizeof c->used;
    return mix(c->base + list * 0x10001U + ++c->used[list] * 0x9E3779B97F4A7C15U);
}

static void put_slot(struct cell *cell, char slot, const struct script *s, struct choices *c) {
    size_t at = cell->length;
    char letter = slot == 'p' ? 'P' : slot;
    uint64_t bits = letter == 'C' ? c->base : next_choice(c, letter);
    if (letter == 'N')
        put_number(cell, 1 + (size_t)(bits % 998));
    else if (letter == 'C')
        put(cell, choose(s->city, bits));
    else
        put(cell, choose(letter == 'T' ? s->trade : letter == 'F' ? s->form : s->proper, bits));
    if (slot == 'p' && cell->text[at] >= 'A' && cell->text[at] <= 'Z')
        cell->text[at] = (char)(cell->text[at] + 'a' - 'A');
}

static struct cell fill(struct words patterns, const struct script *s, struct choices *c) {
    struct cell cell = {0};
    for (const char *at = choose(patterns, next_choice(c, '%')); *at;) {
        size_t literal = strcspn(at, "%");
        put_bytes(&cell, at, literal);
        at += literal;
        if (*at == '%') {
            put_slot(&cell, at[1], s, c);
            at += 2;
        }
    }
    return cell;
}

struct supplier {
    const struct style *style;
    const char *city;
    struct cell name, local_name, address;
};

static struct cell make_texts(struct supplier *s, const struct script *script, uint64_t base) {
    struct choices choices = {.base = base};
    s->city = choose(script->city, base);
    struct cell name = fill(script->names, script, &choices);
    s->address = fill(script->addresses, script, &choices);
    return name;
}

/* Where there are two scripts the list has the name in one of them, or in both. */
static void make_names(struct supplier *s) {
    uint64_t base = random_bits();
    size_t way = s->style->latin ? below(3) : 0;
    s->name = make_texts(s, s->style->own, base);
    if (way == 1)
        s->local_name = s->name;
    if (way > 0)
        s->name = make_texts(s, s->style->latin, base);
}

/* ---- rows -------------------------------------------------------------------------------------*/

/* What stands in a list several times is as much more frequent. */
static const struct words kinds = {
    (const char *const[]){"factory", "factory", "factory", "factory", "factory", "factory",
                          "factory", "factory", "trader", "trader", "mill", "agent", NULL}};
static const struct words statuses = {(const char *const[]){
    "prospect", "prospect", "prospect", "prospect", "prospect", "prospect", "vetting", "vetting",
    "approved", "approved", "preferred", "on-hold", "blocked", NULL}};
static const struct words incoterms = {(const char *const[]){
    "FOB", "FOB", "FOB", "FOB", "EXW", "EXW", "FCA", "CIF", "DAP", "DDP", "", NULL}};
static const struct words sectors = {(const char *const[]){
    "bags", "bags; outdoor", "luggage", "footwear", "apparel", "apparel; sports", "home",
    "leather goods", "packaging", "trimmings", "textiles", "toys", "hardware", "", NULL}};
static const struct words notes = {(const char *const[]){
    "", "", "", "", "Samples in 7 days", "Audited, two minor findings", "30 % in advance",
    "Asks for \"exclusive\" terms", "Met at Canton Fair", "Recommended by Jürgen",
    "No English on the phone", "质量稳定 交期准时", "样品已寄出", "Trả lời nhanh",
    "Çok hızlı cevap veriyor", "Wysyłka w 48 h", "Prüft Wareneingang selbst", NULL}};

static const struct style *pick_style(void) {
    int at = (int)below(100);
    const struct style *s = styles;
    while (s < styles + n_styles - 1 && (at -= s->share) >= 0)
        s++;
    return s;
}

static void plant_needle(struct supplier *s, size_t row, size_t rows) {
    const size_t places[] = {rows / 4, rows / 2, rows - 2};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (row != places[i] && row != places[i] + 1)
            continue;
        char name[CELL];
        snprintf(name, sizeof name, row == places[i] ? "Zyxomma %s" : "鎏霆%s", s->name.text);
        s->name = (struct cell){0};
        put(&s->name, name);
    }
}

static void write_text(const char *text) {
    if (!strpbrk(text, ",\"")) {
        fputs(text, stdout);
        return;
    }
    putchar('"');
    for (; *text; text++) {
        if (*text == '"')
            putchar('"');
        putchar(*text);
    }
    putchar('"');
}

static void write_cell(const char *text) {
    write_text(text);
    putchar(',');
}

/* A number, or nothing: lists have gaps. */
static void write_number(size_t number, size_t gaps) {
    if (!percent(gaps))
        printf("%zu", number);
    putchar(',');
}

static void write_website(const struct supplier *s, size_t row) {
    char word[64];
    size_t length = 0;
    const struct script *script = s->style->latin ? s->style->latin : s->style->own;
    for (const char *c = pick(script->proper); *c && length < sizeof word - 1; c++) {
        if ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z'))
            word[length++] = (char)(*c | 0x20);
    }
    word[length] = '\0';
    if (percent(45))
        printf("www.%s%zu.example", word, row % 9973);
    putchar(',');
}

static void write_profile(const struct supplier *s) {
    write_cell(s->name.text);
    write_cell(s->local_name.text);
    write_cell(pick(kinds));
    write_cell(pick(statuses));
    write_cell(s->style->country);
    write_cell(s->city);
    write_cell(s->address.text);
}

static void write_dealings(const struct supplier *s, size_t row) {
    write_number(skewed(1, 400, 70) * 50, 12);
    write_number(skewed(10, 120, 40), 10);
    write_number(skewed(5, 2400, 90), 20);
    write_number(2024 - skewed(0, 70, 40), 25);
    write_cell(percent(70) ? "USD" : s->style->currency);
    write_cell(pick(incoterms));
    write_website(s, row);
    write_cell(pick(sectors));
    printf("%s-%08zu,", s->style->country, row + 1);
    write_text(pick(notes));
    putchar('\n');
}

static void write_rows(size_t rows) {
    puts("name,local_name,kind,status,country,city,address,moq,lead_days,workers,founded,currency,"
         "incoterm,website,sectors,external_id,note");
    for (size_t row = 0; row < rows; row++) {
        struct supplier s = {.style = pick_style()};
        make_names(&s);
        plant_needle(&s, row, rows);
        write_profile(&s);
        write_dealings(&s, row);
    }
}

int main(int argc, char **argv) {
    size_t rows = DEFAULT_ROWS;
    state = 20261123;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--rows") == 0)
            rows = (size_t)strtoull(argv[i + 1], NULL, 10);
        else if (strcmp(argv[i], "--seed") == 0)
            state = strtoull(argv[i + 1], NULL, 10);
        else
            rows = 0;
    }
    if (rows < 8 || argc % 2 == 0) {
        fputs("usage: generate [--rows N] [--seed S] >FILE, with N from 8\n", stderr);
        return 2;
    }
    write_rows(rows);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
