/*
 * kill -9 while an inspection is counted: what the screen showed is there, nothing is half there,
 * and counting goes on where it stood. See crash.h for $CRASH_ROUNDS.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "../unit/suite.h"

#include "crash.h"
#include "inspection_world.h"

enum { UNITS = 16, MOMENT_MS = 150, SAMPLE = 125 };

static int acknowledged, cut_off; /* keys that count, for the summary */

/* Each unit is two keys that count: one begins it with its defect, one finishes it. */
static int stored_keys(struct bench *b) {
    int begun = crash_ask(b, "SELECT count(*) FROM inspection_unit WHERE deleted_at IS NULL");
    int finished = crash_ask(
        b, "SELECT count(*) FROM inspection_unit WHERE deleted_at IS NULL AND finished = 1");
    ck_assert_int_eq(crash_ask(b, "SELECT count(*) FROM defect d JOIN inspection_unit u ON "
                                  "d.unit_id = u.id WHERE d.code = 'H07'"),
                     begun);
    ck_assert_int_eq(
        crash_ask(b, "SELECT count(DISTINCT number) = count(*) AND ifnull(max(number), 0) = "
                     "count(*) FROM inspection_unit"),
        1);
    ck_assert_int_le(begun - finished, 1);
    return begun + finished;
}

/* The keys that the screen shows as counted. */
static int shown_keys(struct bench *b) {
    int row, column, unit = 0;
    ck_assert_msg(pty_find(b->pty, "unit ", &row, &column), "no unit in\n%s", pty_screen(b->pty));
    ck_assert_int_eq(sscanf(pty_row(b->pty, row) + column, "unit %d of", &unit), 1);
    return 2 * (unit - 1) + (strstr(pty_row(b->pty, row), "under way") != NULL);
}

/* "unit 7 of 125 under way" */
static void wait_for(struct bench *b, int keys) {
    char text[64];
    snprintf(text, sizeof text, "unit %d of 125%s", keys / 2 + 1, keys % 2 ? " under way" : "");
    pty_wait_text(b->pty, text);
}

/* Goes on where the round before was cut off; returns the keys that are stored behind it. */
static int count_and_kill(struct bench *b, int before) {
    inspection_open(b, 24, 80, "lina");
    wait_for(b, before);
    ck_assert_int_eq(shown_keys(b), before);
    char keys[UNITS * 4] = "";
    if (before % 2)
        strcat(keys, " ");
    for (int i = 1; i < UNITS; i++)
        strcat(keys, "h7 ");
    pty_send(b->pty, keys, strlen(keys));
    pty_watch(b->pty, crash_random(MOMENT_MS));
    pty_kill(b->pty, SIGKILL);
    ck_assert_int_eq(pty_wait_exit(b->pty), 128 + SIGKILL);
    int shown = shown_keys(b), typed = before + before % 2 + 2 * (UNITS - 1);
    pty_end(b->pty);
    b->pty = NULL;
    int stored = stored_keys(b);
    ck_assert_msg(shown <= stored && stored <= typed, "%d were shown, %d typed, %d are there",
                  shown, typed, stored);
    acknowledged += shown - before;
    cut_off += typed - shown;
    return stored;
}

static void begin(struct bench *b) {
    inspection_world(b, 3000);
    inspection_open(b, 24, 80, "lina");
    pty_wait_text(b->pty, "Begin " INSPECTION);
    bench_keys(b, "y", "unit 1 of 125");
    bench_keys(b, "Esc", "goes on where it stood");
    bench_leave(b);
}

START_TEST(kill_loses_no_counted_key) {
    struct bench b;
    int keys = 0, rounds = crash_rounds();
    crash_begin();
    begin(&b);
    for (int round = 0; round < rounds; round++) {
        if (keys / 2 + UNITS >= SAMPLE) { /* the sample would be full */
            bench_close(&b);
            begin(&b);
            keys = 0;
        }
        keys = count_and_kill(&b, keys);
        crash_check(&b);
    }
    printf("%d rounds: %d keys acknowledged, %d cut off\n", rounds, acknowledged, cut_off);
    fflush(stdout);
    ck_assert(rounds < 10 || (acknowledged > 0 && cut_off > 0)); /* the moments are not vain */
    bench_close(&b);
}
END_TEST

int main(void) {
    return crash_main("inspection_crash", kill_loses_no_counted_key);
}
