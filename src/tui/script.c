/*
 * Scripts: keys from a file instead of a terminal, and screens saved or looked at.
 *
 *   size 120x40         how large the screen is (80x24 otherwise); resize is the same later on
 *   keys j j Enter ^R   keys by their names
 *   type some text      the characters of the rest of the line
 *   paste some text     as a bracketed paste; \n is a line end
 *   settle              waits until nothing is left to do (every line does that)
 *   save FILE           the screen as text, or as a picture where the name ends in .svg
 *   expect TEXT         the script fails unless a line of the screen has the text
 *   expect-not TEXT
 *   hangup              the line drops
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/core/utf8.h"

#include "capture.h"
#include "shell_private.h"
#include "term.h"
#include "tty.h"

enum { SCRIPT_MAX = 1 << 20, SIZE_LIMIT = 500 };

struct script {
    struct strbuf text;
    const char *at;    /* the next line */
    int line;          /* of the one at hand, from 1 */
    const char *keys;  /* what is left of a keys line, or NULL */
    const char *typed; /* what is left of a type line, or NULL */
    char rest[1024];   /* the line at hand behind its word */
};

static bool fail(struct shell *s, const char *what, const char *detail) {
    struct error err;
    error_set(&err, ERROR_INPUT, "%s:%d: %s%s%s", s->options.script, s->script->line, what,
              *detail ? ": " : "", detail);
    shell_fail(s, &err);
    return false;
}

static bool read_script(int fd, struct strbuf *text) {
    char part[8192];
    ssize_t length;
    while ((length = read(fd, part, sizeof part)) > 0 && text->length < SCRIPT_MAX)
        strbuf_add_bytes(text, part, (size_t)length);
    return length == 0;
}

bool script_open(struct shell *s, struct error *err) {
    const char *file = s->options.script;
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    s->script = mem_alloc(1, sizeof *s->script);
    bool read = fd >= 0 && read_script(fd, &s->script->text);
    int reason = errno;
    if (fd >= 0)
        close(fd);
    s->script->at = strbuf_text(&s->script->text);
    if (!read)
        return error_set(err, ERROR_IO, "The script %s cannot be read: %s.", file,
                         fd < 0 ? strerror(reason) : "it is longer than 1 MiB or damaged");
    return true;
}

void script_free(struct script *script) {
    if (!script)
        return;
    strbuf_free(&script->text);
    mem_free(script);
}

/* The next character of a type line, or name of a keys line. A name was checked when its line
 * began. */
bool script_key(struct script *script, struct key *key) {
    if (script->typed && *script->typed) {
        *key = (struct key){(int32_t)utf8_next(&script->typed), 0};
        return true;
    }
    if (!script->keys || !*script->keys)
        return false;
    size_t length = strcspn(script->keys, " ");
    bool known = key_parse(script->keys, length, key);
    script->keys += length;
    script->keys += strspn(script->keys, " ");
    return known;
}

static bool run_keys(struct shell *s, const char *rest) {
    char name[64];
    for (const char *at = rest; *at; at += strspn(at, " ")) {
        struct key key;
        size_t length = strcspn(at, " ");
        snprintf(name, sizeof name, "%.*s", length < 60 ? (int)length : 60, at);
        if (!key_parse(at, length, &key))
            return fail(s, "this is not the name of a key", name);
        at += length;
    }
    s->script->keys = rest;
    return true;
}

static bool run_type(struct shell *s, const char *rest) {
    s->script->typed = rest;
    return true;
}

static bool run_paste(struct shell *s, const char *rest) {
    struct strbuf text = {0};
    for (; *rest; rest++) {
        bool line_end = rest[0] == '\\' && rest[1] == 'n';
        strbuf_add_char(&text, line_end ? '\n' : *rest);
        rest += line_end;
    }
    dispatch_paste(s, strbuf_text(&text));
    strbuf_free(&text);
    return true;
}

static bool run_size(struct shell *s, const char *rest) {
    int columns, rows, length = 0;
    if (sscanf(rest, "%4dx%4d%n", &columns, &rows, &length) != 2 || rest[length] || columns < 1 ||
        rows < 1 || columns > SIZE_LIMIT || rows > SIZE_LIMIT)
        return fail(s, "a size is written as 120x40, at most 500x500", rest);
    term_resize_headless(rows, columns);
    s->dirty = true;
    return true;
}

static bool run_settle(struct shell *s, const char *rest) {
    if (*rest)
        return fail(s, "settle stands alone", rest);
    s->settle_due = s->work_due = true;
    loop_finish_work(s);
    return true;
}

static void capture(struct shell *s, struct strbuf *out, bool picture) {
    frame_compose(s);
    term_end_frame();
    if (picture)
        capture_svg(out, s->options.light);
    else
        capture_text(out);
}

static bool write_file(const char *file, const struct strbuf *text) {
    int fd = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    size_t at = 0;
    ssize_t written = 0;
    while (fd >= 0 && at < text->length && written >= 0) {
        written = write(fd, text->data + at, text->length - at);
        at += written > 0 ? (size_t)written : 0;
    }
    return fd >= 0 && close(fd) == 0 && written >= 0;
}

static bool run_save(struct shell *s, const char *rest) {
    struct strbuf text = {0};
    size_t length = strlen(rest);
    if (length == 0)
        return fail(s, "save needs the name of a file", "");
    capture(s, &text, length > 4 && strcmp(rest + length - 4, ".svg") == 0);
    bool written = write_file(rest, &text);
    int reason = errno;
    strbuf_free(&text);
    return written || fail(s, rest, strerror(reason));
}

static bool look_for(struct shell *s, const char *wanted, bool there, const char *complaint) {
    struct strbuf screen = {0};
    if (!*wanted)
        return fail(s, "there is no text to look for", "");
    capture(s, &screen, false);
    bool found = strstr(strbuf_text(&screen), wanted);
    if (found != there)
        fprintf(stderr, "%s", strbuf_text(&screen));
    strbuf_free(&screen);
    return found == there || fail(s, complaint, wanted);
}

static bool run_expect(struct shell *s, const char *rest) {
    return look_for(s, rest, true, "the screen does not show");
}

static bool run_expect_not(struct shell *s, const char *rest) {
    return look_for(s, rest, false, "the screen shows");
}

static bool run_hangup(struct shell *s, const char *rest) {
    if (*rest)
        return fail(s, "hangup stands alone", rest);
    tty_drop();
    return true;
}

static const struct {
    const char *word;
    bool (*run)(struct shell *s, const char *rest);
} words[] = {{"keys", run_keys},     {"type", run_type},   {"paste", run_paste},
             {"settle", run_settle}, {"save", run_save},   {"expect", run_expect},
             {"size", run_size},     {"resize", run_size}, {"expect-not", run_expect_not},
             {"hangup", run_hangup}};

/* Takes the next line into rest; its word goes to word. False at the end. */
static bool next_line(struct script *script, char *word, size_t size) {
    size_t length = strcspn(script->at, "\n");
    if (!*script->at)
        return false;
    script->line++;
    snprintf(script->rest, sizeof script->rest, "%.*s", (int)length, script->at);
    script->rest[strcspn(script->rest, "\r")] = '\0';
    script->at += length + (script->at[length] == '\n');
    size_t end = strcspn(script->rest, " ");
    snprintf(word, size, "%.*s", (int)end, script->rest);
    end += script->rest[end] == ' ';
    memmove(script->rest, script->rest + end, strlen(script->rest + end) + 1);
    return true;
}

bool script_step(struct shell *s) {
    struct script *script = s->script;
    char word[32];
    script->keys = script->typed = NULL;
    if (!next_line(script, word, sizeof word))
        return false;
    if (!*word || *word == '#')
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, word) == 0)
            return words[i].run(s, script->rest);
    return fail(s, "there is no such line in a script", word);
}
