/* The visit sheet on paper: text of 80 columns, or HTML. */
#include "sourcebench/service/visit_sheet.h"

#include "sourcebench/io/html.h"
#include "sourcebench/io/wrap.h"

enum { WIDTH = 78, BLANK_LINES = 6 };

/* Text */

static void put_rule(FILE *out, const char *indent, char c, int width) {
    fputs(indent, out);
    for (int i = 0; i < width; i++)
        putc(c, out);
    putc('\n', out);
}

static void put_optional(FILE *out, const char *first, const char *text) {
    if (text && *text)
        wrap_write(out, first, text, WIDTH);
}

static void put_plain(FILE *out, const char *title, const struct visit_list *list) {
    if (list->n)
        fprintf(out, "\n%s\n", title);
    for (int i = 0; i < list->n; i++) {
        put_optional(out, "  ", list->items[i].text);
        put_optional(out, "      ", list->items[i].more);
    }
}

static void put_checks(FILE *out, const char *title, const struct visit_list *list) {
    if (list->n)
        fprintf(out, "\n%s (%d)\n", title, list->n);
    for (int i = 0; i < list->n; i++) {
        put_optional(out, "  [ ] ", list->items[i].text);
        put_optional(out, "      ", list->items[i].more);
        put_rule(out, "      ", '_', WIDTH - 6);
    }
}

static void write_text(const struct visit_sheet *s, FILE *out) {
    struct arena arena = {0};
    wrap_write(out, "VISIT SHEET  made ", s->made, WIDTH);
    put_rule(out, "", '=', WIDTH);
    put_optional(out, "", s->name);
    put_optional(out, "", s->local_name);
    put_optional(out, "", s->about);
    put_optional(out, "", s->place);
    put_plain(out, "Purpose", &s->purpose);
    put_plain(out, "Contacts", &s->contacts);
    for (int i = 0; i < VISIT_SECTIONS; i++)
        put_checks(out, visit_section_words[i].title, &s->sections[i]);
    const char *nothing = visit_sheet_nothing(s, &arena);
    if (*nothing)
        putc('\n', out);
    put_optional(out, "", nothing);
    fputs("\nNotes\n", out);
    for (int i = 0; i < BLANK_LINES; i++)
        put_rule(out, "\n  ", '_', WIDTH - 2);
    fputs("\n  Visited on ________________  by ______________________________\n", out);
    arena_free(&arena);
}

/* HTML */

static const char style[] =
    "@page { size: A4; margin: 16mm; }\n"
    "body { font: 11pt/1.35 sans-serif; color: #000; background: #fff; max-width: 178mm;\n"
    "       margin: 0 auto; overflow-wrap: anywhere; }\n"
    "h1 { font-size: 16pt; margin: 0; }\n"
    "h2 { font-size: 12pt; margin: 6mm 0 1mm; border-bottom: 1px solid #000; }\n"
    "p { margin: 0; }\n"
    "ul { list-style: none; padding: 0; margin: 0; }\n"
    "li { padding: 1mm 0 0 8mm; position: relative; break-inside: avoid; }\n"
    "li.check::before { content: ''; position: absolute; left: 0; top: 2mm; width: 3.5mm;\n"
    "                   height: 3.5mm; border: 1px solid #000; }\n"
    ".more { color: #444; font-size: 10pt; }\n"
    ".nothing { margin-top: 6mm; }\n"
    ".room { border-bottom: 1px solid #999; height: 7mm; }\n";

static void room(FILE *out) {
    html_open(out, "div", "room");
    html_close(out, "div");
}

static void html_list(FILE *out, const char *title, const struct visit_list *list, bool checks) {
    if (!list->n)
        return;
    html_element(out, "h2", NULL, title);
    html_open(out, "ul", NULL);
    for (int i = 0; i < list->n; i++) {
        html_open(out, "li", checks ? "check" : NULL);
        html_element(out, "div", NULL, list->items[i].text);
        html_element(out, "div", "more", list->items[i].more);
        if (checks)
            room(out);
        html_close(out, "li");
    }
    html_close(out, "ul");
}

static void write_html(const struct visit_sheet *s, FILE *out) {
    struct arena arena = {0};
    html_begin(out, s->name, style);
    html_open(out, "p", "more");
    html_text(out, "Visit sheet, made ");
    html_text(out, s->made);
    html_close(out, "p");
    html_element(out, "h1", NULL, s->name);
    html_element(out, "p", NULL, s->local_name);
    html_element(out, "p", NULL, s->about);
    html_element(out, "p", NULL, s->place);
    html_list(out, "Purpose", &s->purpose, false);
    html_list(out, "Contacts", &s->contacts, false);
    for (int i = 0; i < VISIT_SECTIONS; i++)
        html_list(out, visit_section_words[i].title, &s->sections[i], true);
    html_element(out, "p", "more nothing", visit_sheet_nothing(s, &arena));
    html_element(out, "h2", NULL, "Notes");
    for (int i = 0; i < BLANK_LINES; i++)
        room(out);
    html_element(out, "p", "more", "Visited on, by");
    room(out);
    html_end(out);
    arena_free(&arena);
}

void visit_sheet_write(const struct visit_sheet *sheet, bool html, FILE *out) {
    (html ? write_html : write_text)(sheet, out);
}
