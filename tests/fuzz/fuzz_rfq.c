/*
 * Filled forms from anywhere: what is wrong is told with its cell; what is good is within the
 * limits of its fields, and written and read again it is the same.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/quote.h"
#include "sourcebench/core/text.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/service/rfq_sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TODAY = 20780 /* 2026-11-23 */, LARGEST = 1 << 16 };

static void must(bool holds) {
    if (!holds)
        abort();
}

static bool read_form(const char *text, size_t size, struct arena *arena,
                      struct rfq_reading *reading) {
    struct error err = {0};
    struct row_reader *rows =
        csv_open(decoder_new(source_from_memory(text, size), CHARSET_AUTO), 0, &err);
    *reading = (struct rfq_reading){.today = TODAY, .keep_unknown = true, .arena = arena};
    if (!rows)
        return false;
    bool ok = rfq_sheet_read(reading, rows, "form.csv", &err);
    must(ok || (err.code == ERROR_INPUT && *err.message));
    rows_close(rows);
    return ok;
}

static void check_faults(const struct rfq_reading *r) {
    for (int i = 0; i < r->n_faults; i++) {
        const struct rfq_fault *f = &r->faults[i];
        must(*f->reason && text_valid(f->reason, strlen(f->reason)) &&
             text_valid(f->heading, strlen(f->heading)));
        must((f->place > 0) == (f->cell[0] != '\0') && (f->place > 0) == (f->line > 0));
        must(i == 0 || !f->place || r->faults[i - 1].place <= f->place);
    }
}

static void check_record(const struct record *r) {
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        const struct value *v = &r->values[i];
        must(v->kind != VALUE_INT || f->max <= f->min || (v->i >= f->min && v->i <= f->max));
        must(v->kind != VALUE_TEXT || text_valid(v->s, strlen(v->s)));
    }
}

static void must_be_same(const struct record *a, const struct record *b) {
    for (size_t i = 0; i < a->entity->n_fields; i++)
        must(value_equal(a->values[i], b->values[i]));
}

/* Written again it gives the same answer, also parted by semicolons. */
static void write_again(const struct rfq_answer *answer, char delimiter) {
    struct rfq_sheet sheet = {.filled = *answer};
    struct rfq_reading again;
    struct arena arena = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    rfq_sheet_write(&sheet, delimiter, out);
    fclose(out);
    must(read_form(text, size, &arena, &again) && again.n_faults == 0);
    const struct rfq_answer *b = &again.answer;
    must(b->about.requirement == answer->about.requirement && b->about.rfq == answer->about.rfq &&
         b->about.supplier == answer->about.supplier && strcmp(b->supplier, answer->supplier) == 0);
    must_be_same(answer->quote, b->quote);
    for (int t = 0; t < RFQ_TABLES; t++) {
        must(answer->n_rows[t] == b->n_rows[t]);
        for (int i = 0; i < b->n_rows[t]; i++)
            must_be_same(answer->rows[t][i], b->rows[t][i]);
    }
    free(text);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct rfq_reading reading;
    if (size > LARGEST)
        return 0;
    if (read_form((const char *)data, size, &arena, &reading)) {
        check_faults(&reading);
        check_record(reading.answer.quote);
        for (int t = 0; t < RFQ_TABLES; t++)
            for (int i = 0; i < reading.answer.n_rows[t]; i++)
                check_record(reading.answer.rows[t][i]);
        if (reading.n_faults == 0) {
            write_again(&reading.answer, ',');
            write_again(&reading.answer, ';');
        }
    }
    mem_free(reading.faults);
    arena_free(&arena);
    return 0;
}
