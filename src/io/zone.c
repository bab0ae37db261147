#include "sourcebench/io/zone.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/file.h"
#include "zone_rule.h"

enum { HEADER = 44, FILE_LIMIT = 256 * 1024, TYPE_SIZE = 6, LONGEST_RULE = 80 };

/* A data block of a TZif file (RFC 8536, 3.2): where its arrays begin. */
struct block {
    const unsigned char *times, *indices, *types, *end;
    uint32_t n_times, n_types;
    size_t time_size; /* 4 in the first block, 8 in the second */
};

static uint32_t read_u32(const unsigned char *p) {
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static int64_t read_time(const struct block *b, uint32_t i) {
    const unsigned char *p = b->times + i * b->time_size;
    if (b->time_size == 4)
        return (int32_t)read_u32(p);
    return (int64_t)((uint64_t)read_u32(p) << 32 | read_u32(p + 4));
}

/* Reads a header and measures the block behind it. */
static bool read_block(const unsigned char *bytes, size_t length, size_t time_size,
                       struct block *b) {
    if (length < HEADER || memcmp(bytes, "TZif", 4) != 0)
        return false;
    uint64_t counts[6]; /* utc flags, standard flags, leap seconds, times, types, characters */
    for (size_t i = 0; i < 6; i++)
        counts[i] = read_u32(bytes + 20 + 4 * i);
    uint64_t size = counts[3] * (time_size + 1) + counts[4] * TYPE_SIZE + counts[5] +
                    counts[2] * (time_size + 4) + counts[1] + counts[0];
    if (size > length - HEADER || counts[4] == 0)
        return false;
    b->time_size = time_size;
    b->n_times = (uint32_t)counts[3];
    b->n_types = (uint32_t)counts[4];
    b->times = bytes + HEADER;
    b->indices = b->times + b->n_times * time_size;
    b->types = b->indices + b->n_times;
    b->end = bytes + HEADER + size;
    return true;
}

/* The rule between the two line ends that close the file; "" where there is none. */
static void read_rule(const unsigned char *at, const unsigned char *end, char rule[LONGEST_RULE]) {
    rule[0] = '\0';
    if (at == end || *at != '\n')
        return;
    at++;
    const unsigned char *close = memchr(at, '\n', (size_t)(end - at));
    size_t length = close ? (size_t)(close - at) : LONGEST_RULE;
    if (length >= LONGEST_RULE)
        return;
    memcpy(rule, at, length);
    rule[length] = '\0';
}

/* How many transitions lie at or before the time. */
static uint32_t transitions_until(const struct block *b, int64_t seconds) {
    uint32_t low = 0, high = b->n_times;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (read_time(b, middle) <= seconds)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool zone_parse(const unsigned char *bytes, size_t length, int64_t seconds_utc, int *seconds_east) {
    struct block b;
    char rule[LONGEST_RULE] = "";
    if (!read_block(bytes, length, 4, &b))
        return false;
    if (bytes[4] >= '2') {
        size_t second = (size_t)(b.end - bytes);
        if (!read_block(bytes + second, length - second, 8, &b))
            return false;
        read_rule(b.end, bytes + length, rule);
    }
    uint32_t passed = transitions_until(&b, seconds_utc);
    if (passed == b.n_times && *rule && zone_rule_offset(rule, seconds_utc, seconds_east))
        return true;
    uint32_t type = passed ? b.indices[passed - 1] : 0;
    if (type >= b.n_types)
        return false;
    int64_t east = (int32_t)read_u32(b.types + (size_t)type * TYPE_SIZE);
    *seconds_east = (int)east;
    return east > -100000 && east < 100000;
}

/* Only names as IANA forms them: nothing that could lead out of the folder. */
static bool is_zone_name(const char *zone) {
    size_t length = strspn(zone, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                 "0123456789_+-/");
    return length > 0 && length < 64 && zone[length] == '\0' && zone[0] != '/';
}

bool zone_offset(const char *folder, const char *zone, int64_t ms_utc, int *minutes) {
    if (!is_zone_name(zone))
        return false;
    struct strbuf path = {0}, text = {0};
    struct error err;
    int64_t seconds = ms_utc / 1000 - (ms_utc % 1000 < 0);
    int east = 0;
    strbuf_addf(&path, "%s/%s", folder ? folder : "/usr/share/zoneinfo", zone);
    bool good = file_read(NULL, path.data, FILE_LIMIT, &text, &err) &&
                zone_parse((const unsigned char *)strbuf_text(&text), text.length, seconds, &east);
    *minutes = east / 60;
    strbuf_free(&path);
    strbuf_free(&text);
    return good;
}

const char *zone_clock(const char *folder, const char *zone, int64_t ms_utc, char out[ZONE_TEXT]) {
    enum { DAY_MINUTES = 1440 };
    int minutes;
    if (!zone_offset(folder, zone, ms_utc, &minutes))
        return NULL;
    int64_t minute = ms_utc / 60000 - (ms_utc % 60000 < 0);
    int of_day = (int)(((minute + minutes) % DAY_MINUTES + DAY_MINUTES) % DAY_MINUTES);
    snprintf(out, ZONE_TEXT, "%02u:%02u", (unsigned)of_day / 60 % 24, (unsigned)of_day % 60);
    return out;
}
