#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/zone.h"

#include "suite.h"
#include "temporary.h"

/* A TZif file of version 2 with one transition, made here so that the test needs no time zone data.
 */
static void put(struct strbuf *b, uint64_t value, int bytes) {
    while (bytes-- > 0)
        strbuf_add_char(b, (char)(bytes < 8 ? value >> (8 * bytes) : 0));
}

static void add_block(struct strbuf *b, int time_size, int64_t transition, int before, int after) {
    strbuf_add(b, "TZif2");
    put(b, 0, 15);
    static const unsigned counts[] = {0, 0, 0, 1, 2, 4};
    for (size_t i = 0; i < 6; i++)
        put(b, counts[i], 4);
    put(b, (uint64_t)transition, time_size);
    put(b, 1, 1);
    put(b, (uint64_t)(int64_t)before, 4);
    put(b, 0, 2);
    put(b, (uint64_t)(int64_t)after, 4);
    put(b, 0, 2);
    put(b, 0, 4);
}

static struct strbuf zone_file(int64_t transition, int before, int after, const char *rule) {
    struct strbuf b = {0};
    add_block(&b, 4, transition, before, after);
    add_block(&b, 8, transition, before, after);
    strbuf_addf(&b, "\n%s\n", rule);
    return b;
}

static int east_at(const struct strbuf *b, int64_t seconds) {
    int east = -1;
    ck_assert(zone_parse((const unsigned char *)b->data, b->length, seconds, &east));
    return east;
}

static int64_t utc(int year, int month, int day, int hour, int minute) {
    return (int64_t)date_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60;
}

START_TEST(transitions_are_followed) {
    struct strbuf b = zone_file(utc(1975, 6, 13, 0, 0), 8 * 3600, 7 * 3600, "<+07>-7");
    ck_assert_int_eq(east_at(&b, utc(1970, 1, 1, 0, 0)), 8 * 3600);
    ck_assert_int_eq(east_at(&b, utc(1975, 6, 12, 23, 59)), 8 * 3600);
    ck_assert_int_eq(east_at(&b, utc(1975, 6, 13, 0, 0)), 7 * 3600);
    ck_assert_int_eq(east_at(&b, utc(2026, 11, 23, 0, 0)), 7 * 3600);
    strbuf_free(&b);
}
END_TEST

/* Dates of the changes as published: European Union, United States, New South Wales, Iran before
 * 2022. */
START_TEST(rules_reach_beyond_the_table) {
    static const struct {
        const char *rule;
        int year, month, day, hour, minute, east;
    } cases[] = {
        {"CET-1CEST,M3.5.0,M10.5.0/3", 2026, 3, 29, 0, 59, 3600},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 2026, 3, 29, 1, 0, 7200},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 2026, 10, 25, 0, 59, 7200},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 2026, 10, 25, 1, 0, 3600},
        {"EST5EDT,M3.2.0,M11.1.0", 2026, 3, 8, 6, 59, -5 * 3600},
        {"EST5EDT,M3.2.0,M11.1.0", 2026, 3, 8, 7, 0, -4 * 3600},
        {"EST5EDT,M3.2.0,M11.1.0", 2026, 11, 1, 6, 0, -5 * 3600},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", 2026, 1, 15, 0, 0, 11 * 3600},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", 2026, 4, 4, 16, 0, 10 * 3600},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", 2026, 12, 31, 23, 0, 11 * 3600},
        {"<+0330>-3:30<+0430>,J79/24,J263/24", 2021, 7, 1, 0, 0, 4 * 3600 + 1800},
        {"<+0330>-3:30<+0430>,J79/24,J263/24", 2021, 12, 1, 0, 0, 3 * 3600 + 1800},
        {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026, 3, 29, 0, 59, -7200},
        {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026, 3, 29, 1, 0, -3600},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf b = zone_file(utc(1980, 1, 1, 0, 0), 0, 60, cases[i].rule);
        int64_t at =
            utc(cases[i].year, cases[i].month, cases[i].day, cases[i].hour, cases[i].minute);
        ck_assert_msg(east_at(&b, at) == cases[i].east, "case %zu: %d", i, east_at(&b, at));
        strbuf_free(&b);
    }
}
END_TEST

START_TEST(clock_shows_the_time_there) {
    const char *folder = temporary_folder();
    struct error err;
    char out[ZONE_TEXT];
    struct strbuf b = zone_file(utc(1975, 6, 13, 0, 0), 8 * 3600, 7 * 3600, "<+07>-7");
    ck_assert(folder_make(temporary_path(folder, "Asia"), 0700, &err));
    ck_assert(
        file_write(NULL, temporary_path(folder, "Asia/Ho_Chi_Minh"), b.data, b.length, 0600, &err));
    int64_t at = utc(2026, 11, 23, 7, 20) * 1000;
    ck_assert_str_eq(zone_clock(folder, "Asia/Ho_Chi_Minh", at, out), "14:20");
    ck_assert_str_eq(zone_clock(folder, "Asia/Ho_Chi_Minh", at + 10 * 3600000, out), "00:20");
    ck_assert_str_eq(zone_clock(folder, "Asia/Ho_Chi_Minh", -1, out), "07:59");
    ck_assert_ptr_null(zone_clock(folder, "Asia/Atlantis", at, out));
    ck_assert_ptr_null(zone_clock(folder, "../Asia/Ho_Chi_Minh", at, out));
    ck_assert_ptr_null(zone_clock(folder, "/etc/localtime", at, out));
    ck_assert_ptr_null(zone_clock(folder, "Asia", at, out));
    ck_assert_ptr_null(zone_clock(folder, "", at, out));
    strbuf_free(&b);
    temporary_remove(folder);
}
END_TEST

/* Whatever is cut off or turned over, nothing is read outside of the bytes. */
START_TEST(damaged_files_are_refused) {
    struct strbuf b =
        zone_file(utc(1975, 6, 13, 0, 0), 8 * 3600, 7 * 3600, "CET-1CEST,M3.5.0,M10.5.0/3");
    int east;
    for (size_t length = 0; length < b.length; length++) {
        unsigned char *part = mem_alloc(length, 1);
        memcpy(part, b.data, length);
        zone_parse(part, length, 0, &east);
        for (size_t i = 0; i < length; i++) {
            part[i] ^= 0xFF;
            zone_parse(part, length, 4000000000, &east);
            part[i] ^= 0xFF;
        }
        mem_free(part);
    }
    ck_assert(!zone_parse((const unsigned char *)"TZif", 4, 0, &east));
    strbuf_free(&b);
}
END_TEST

TEST_MAIN(zone, transitions_are_followed, rules_reach_beyond_the_table, clock_shows_the_time_there,
          damaged_files_are_refused)
