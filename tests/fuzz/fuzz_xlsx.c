/*
 * Workbooks from anywhere. Bytes that are no archive are taken for the XML of a sheet, its shared
 * strings and its styles, with NUL between them, and packed into one.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zip.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/text.h"
#include "sourcebench/io/xlsx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
    const char *name, *text;
} fixed_parts[] = {
    {"_rels/.rels",
     "<R><Relationship Id='1' Type='/officeDocument' Target='xl/workbook.xml'/></R>"},
    {"xl/workbook.xml", "<workbook><sheet name='s' id='1'/></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<R><Relationship Id='1' Type='/worksheet' Target='sheet.xml'/>"
     "<Relationship Id='2' Type='/sharedStrings' Target='strings.xml'/>"
     "<Relationship Id='3' Type='/styles' Target='styles.xml'/></R>"},
};

static void must(bool holds) {
    if (!holds)
        abort();
}

static void add_part(zip_t *zip, const char *name, const void *bytes, size_t length) {
    zip_int64_t index = zip_file_add(zip, name, zip_source_buffer(zip, bytes, length, 0), 0);
    must(index >= 0);
    zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
}

/* The archive in memory as a file. */
static int pack(const uint8_t *data, size_t size) {
    static const char *const names[] = {"xl/sheet.xml", "xl/strings.xml", "xl/styles.xml"};
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, NULL);
    must(zip != NULL);
    zip_source_keep(target);
    for (size_t i = 0; i < sizeof fixed_parts / sizeof *fixed_parts; i++)
        add_part(zip, fixed_parts[i].name, fixed_parts[i].text, strlen(fixed_parts[i].text));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const uint8_t *end = size ? memchr(data, 0, size) : NULL;
        size_t length = end ? (size_t)(end - data) : size;
        add_part(zip, names[i], data, length);
        data += end ? length + 1 : length;
        size -= end ? length + 1 : length;
    }
    must(zip_close(zip) == 0);
    int fd = memfd_create("book", 0);
    char block[4096];
    zip_int64_t n;
    must(zip_source_open(target) == 0);
    while ((n = zip_source_read(target, block, sizeof block)) > 0)
        must(write(fd, block, (size_t)n) == n);
    zip_source_close(target);
    zip_source_free(target);
    return fd;
}

static int store(const uint8_t *data, size_t size) {
    int fd = memfd_create("book", 0);
    must(write(fd, data, size) == (ssize_t)size);
    return fd;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    int fd = size > 4 && memcmp(data, "PK\x03\x04", 4) == 0 ? store(data, size) : pack(data, size);
    struct error err;
    struct row row;
    lseek(fd, 0, SEEK_SET);
    struct row_reader *r = xlsx_open(fd, "input", NULL, &err);
    while (r && rows_next(r, &row, &err)) {
        must(row.n_cells > 0 && row.n_cells <= ROWS_COLUMN_LIMIT);
        for (size_t i = 0; i < row.n_cells; i++) {
            must(strlen(row.cells[i].text) == row.cells[i].length);
            must(text_valid(row.cells[i].text, row.cells[i].length));
        }
    }
    must(err.code == ERROR_NONE || err.code == ERROR_INPUT);
    rows_close(r);
    return 0;
}
