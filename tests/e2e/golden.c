#include "golden.h"

#include <check.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"

#include "child.h"
#include "pty.h"

static bool read_text(const char *path, struct strbuf *text) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char bytes[4096];
    for (size_t count; (count = fread(bytes, 1, sizeof bytes, file)) > 0;)
        strbuf_add_bytes(text, bytes, count);
    fclose(file);
    return true;
}

static void write_text(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file && fputs(text, file) >= 0 && fclose(file) == 0, "%s: %s", path,
                  strerror(errno));
}

static const char *next_line(const char *line) {
    line += strcspn(line, "\n");
    return *line ? line + 1 : line;
}

/* Lists the lines that differ, - as they should be, + as they are. */
static void describe_difference(struct strbuf *out, const char *wanted, const char *seen) {
    for (int line = 1; *wanted || *seen; line++) {
        size_t wanted_length = strcspn(wanted, "\n"), seen_length = strcspn(seen, "\n");
        if (wanted_length != seen_length || memcmp(wanted, seen, wanted_length) != 0)
            strbuf_addf(out, "%3d -%.*s\n    +%.*s\n", line, (int)wanted_length, wanted,
                        (int)seen_length, seen);
        wanted = next_line(wanted);
        seen = next_line(seen);
    }
}

void golden_check(const char *name, const char *text) {
    struct arena arena = {0};
    struct strbuf wanted = {0}, difference = {0};
    const char *file = arena_format(&arena, "tests/e2e/golden/%s.txt", name);
    const char *path = child_source_file(&arena, file);
    const char *update = getenv("UPDATE_GOLDEN");
    if (update && strcmp(update, "1") == 0)
        write_text(path, text);
    bool there = read_text(path, &wanted);
    ck_assert_msg(there, "%s is missing; UPDATE_GOLDEN=1 writes it. It would be:\n%s", file, text);
    describe_difference(&difference, strbuf_text(&wanted), text);
    ck_assert_msg(difference.length == 0, "%s differs (UPDATE_GOLDEN=1 rewrites it):\n%s", file,
                  strbuf_text(&difference));
    strbuf_free(&difference);
    strbuf_free(&wanted);
    arena_free(&arena);
}

void golden_check_file(const char *name, const char *path) {
    struct strbuf text = {0};
    ck_assert_msg(read_text(path, &text), "%s: %s", path, strerror(errno));
    golden_check(name, strbuf_text(&text));
    strbuf_free(&text);
}

void golden_check_screen(const char *name, struct pty *p) {
    golden_check(name, pty_screen(p));
}
