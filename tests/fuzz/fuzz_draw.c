/*
 * Outside text on its way to the screen: whatever the bytes, pieces are printable, 1 or 2 columns
 * wide, cover the text without a gap, and lines fit where a character does.
 */
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/draw.h"

#include "../../src/tui/visible.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check_piece(const struct visible *v) {
    wchar_t c = v->text[0];
    must(v->columns == 1 || v->columns == 2);
    must(c >= 0x20 && c != 0x7F && !(c >= 0x80 && c <= 0x9F));
    must(!(c >= 0x200E && c <= 0x200F) && !(c >= 0x202A && c <= 0x202E));
    must(!(c >= 0x2066 && c <= 0x2069));
    must(wcslen(v->text) <= 1 + VISIBLE_MARKS);
    must(visible_unicode() || c < 0x7F);
    if (!visible_unicode())
        return;
    must(wcwidth(c) == v->columns);
    for (int i = 1; v->text[i]; i++)
        must(wcwidth(v->text[i]) == 0);
}

static void check_pieces(const char *text) {
    struct visible v;
    size_t at = 0, length = strlen(text);
    int columns = 0;
    for (; visible_next(text + at, &v); at += v.bytes) {
        must(v.bytes > 0);
        check_piece(&v);
        columns += v.columns;
    }
    must(at <= length && text_columns(text) == columns);
}

static void check_line(void *user, const char *s, size_t length) {
    char *line = mem_alloc(length + 1, 1);
    memcpy(line, s, length);
    must(text_columns(line) <= *(int *)user);
    mem_free(line);
}

static void set_locale(void) {
    static bool done;
    if (!done)
        setlocale(LC_CTYPE, "C.UTF-8");
    done = true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = mem_alloc(size + 1, 1);
    int width = 2 + (size > 0 ? data[0] % 40 : 0), used;
    memcpy(text, data, size);
    set_locale();
    for (int mode = 0; mode < 3; mode++) {
        visible_set_unicode(mode < 2);
        width_set_ambiguous(mode == 1 ? 2 : 1);
        check_pieces(text);
        must(text_fit(text, width, &used) <= size && used <= width);
        text_wrap(text, width, check_line, &width);
    }
    mem_free(text);
    return 0;
}
