#include <stdio.h>

#include "bench.h"

static int kept, missed;

static void finish_line(bool good) {
    puts(good ? "ok" : "MISSED");
    *(good ? &kept : &missed) += 1;
    fflush(stdout);
}

void table_begin(void) {
    printf("%-58s%14s%14s%9s%9s\n", "", "sourcebench", "yardstick", "ratio", "limit");
}

void table_part(const char *title) {
    printf("\n%s\n", title);
    fflush(stdout);
}

void table_ratio(const char *what, double ours, double theirs, const char *unit, double limit) {
    char left[32], right[32];
    double ratio = theirs > 0 ? ours / theirs : 0;
    snprintf(left, sizeof left, "%.*f %s", ours < 100 ? 2 : 0, ours, unit);
    snprintf(right, sizeof right, "%.*f %s", theirs < 100 ? 2 : 0, theirs, unit);
    printf("  %-56s%14s%14s%9.2f%9.2f  ", what, left, right, ratio, limit);
    finish_line(ours > 0 && ratio > 0 && ratio <= limit);
}

void table_value(const char *what, double value, const char *unit, double limit) {
    char text[32];
    snprintf(text, sizeof text, "%.*f %s", value < 100 ? 2 : 0, value, unit);
    printf("  %-56s%14s%14s%9s%9g  ", what, text, "", "", limit);
    finish_line(value <= limit);
}

void table_note(const char *what, double value, const char *unit) {
    char text[32];
    snprintf(text, sizeof text, "%.*f %s", value < 100 ? 2 : 0, value, unit);
    printf("  %-56s%14s\n", what, text);
    fflush(stdout);
}

bool table_end(void) {
    printf("\n%d limits kept, %d missed\n", kept, missed);
    return missed == 0;
}
