/*
 * kill -9 at random moments of saving: what was acknowledged is there, nothing is half there.
 *
 * Rounds go by turns: a loop of `supplier edit` calls, or notes typed ahead into the bench; see
 * crash.h for $CRASH_ROUNDS.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/suite.h"

#include "crash.h"

enum { EDITS = 4, NOTES = 6, MOMENT_MS = 400 };

static int acknowledged, cut_off; /* saves, for the summary */

/* Starts `supplier edit` with that MOQ and kills it after some milliseconds (-1: lets it end).
 * True where it said that it saved. */
static bool edit(struct bench *b, int moq, int kill_after) {
    struct arena arena = {0};
    const char *const words[] = {"--db", b->database,    "supplier",
                                 "edit", "Saigon Trail", arena_format(&arena, "moq=%d", moq),
                                 NULL};
    char **arguments = child_arguments(&arena, child_program(), words);
    char **environment = child_environment(&arena, b->home.path, NULL);
    int line[2], status;
    ck_assert_int_eq(pipe(line), 0);
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0) {
        dup2(line[1], STDOUT_FILENO);
        child_execute(child_program(), arguments, environment, NULL);
    }
    close(line[1]);
    if (kill_after >= 0) {
        usleep((useconds_t)kill_after * 1000);
        kill(pid, SIGKILL);
    }
    char said[200];
    ssize_t length = read(line[0], said, sizeof said);
    close(line[0]);
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    arena_free(&arena);
    return length > 0 || child_status(status) == 0;
}

/* Several saves, the last of which is killed. */
static void edit_round(struct bench *b, int *moq, int duration) {
    int saved = *moq;
    int edits = 1 + crash_random(EDITS);
    for (int i = 0; i < edits; i++) {
        ++*moq;
        int kill_after = i + 1 < edits ? -1 : crash_random(duration + duration / 4);
        if (edit(b, *moq, kill_after))
            saved = *moq;
    }
    acknowledged += edits - (*moq - saved);
    cut_off += *moq - saved;
    int stored = crash_ask(b, "SELECT moq FROM supplier WHERE name = 'Saigon Trail'");
    ck_assert_msg(stored == saved || (stored == *moq && stored == saved + 1),
                  "saved %d, tried %d, stored %d", saved, *moq, stored);
    const char *history = bench_cli(b, "history", "Saigon Trail", NULL);
    const char *last = strstr(history, "supplier changed\tmoq\t"); /* the newest is first */
    char change[64];
    snprintf(change, sizeof change, "supplier changed\tmoq\t%d pcs\t%d pcs\n", stored - 1, stored);
    ck_assert_msg(last && strncmp(last, change, strlen(change)) == 0,
                  "stored %d, but the journal says\n%s", stored, history);
    *moq = stored;
}

/* Notes typed ahead; those that the timeline beside the list shows are acknowledged. */
static void note_round(struct bench *b, int round) {
    char keys[NOTES * 32] = "", text[40];
    bench_open(b, 40, 120, NULL);
    pty_wait_text(b->pty, "│ Saigon Trail");
    for (int i = 1; i <= NOTES; i++) {
        snprintf(text, sizeof text, "nr%dx%dz\r", round, i);
        strcat(keys, text);
    }
    pty_send(b->pty, keys, strlen(keys));
    pty_watch(b->pty, crash_random(MOMENT_MS));
    pty_kill(b->pty, SIGKILL);
    ck_assert_int_eq(pty_wait_exit(b->pty), 128 + SIGKILL);
    int shown = 0;
    for (int i = 1; i <= NOTES; i++) {
        snprintf(text, sizeof text, "note: r%dx%dz", round, i);
        if (pty_shows(b->pty, text))
            shown = i;
    }
    acknowledged += shown;
    cut_off += NOTES - shown;
    pty_end(b->pty);
    b->pty = NULL;
    char sql[200];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM interaction WHERE text GLOB 'r%dx?z'", round);
    int stored = crash_ask(b, sql);
    ck_assert_msg(stored >= shown, "%d notes were shown, %d are there", shown, stored);
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM interaction WHERE text GLOB 'r%dx?z' AND "
             "substr(text, -2, 1) + 0 <= %d",
             round, stored);
    ck_assert_int_eq(crash_ask(b, sql), stored); /* none is missing between them */
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM journal WHERE label LIKE 'Add timeline entry \"r%dx_z\" %%'",
             round);
    ck_assert_int_eq(crash_ask(b, sql), stored);
}

START_TEST(kill_loses_no_acknowledged_save) {
    struct bench b;
    int moq = 1, rounds = crash_rounds();
    crash_begin();
    bench_make(&b);
    bench_cli(&b, "supplier", "add", "Saigon Trail", "moq=1", NULL);
    long long began = child_clock();
    ck_assert(edit(&b, ++moq, -1));
    int duration = (int)(child_clock() - began) + 1;
    for (int round = 0; round < rounds; round++) {
        if (round % 2)
            note_round(&b, round);
        else
            edit_round(&b, &moq, duration);
        crash_check(&b);
    }
    printf("%d rounds: %d saves acknowledged, %d cut off\n", rounds, acknowledged, cut_off);
    ck_assert(rounds < 10 || (acknowledged > 0 && cut_off > 0)); /* the moments are not vain */
    bench_close(&b);
}
END_TEST

int main(void) {
    return crash_main("crash", kill_loses_no_acknowledged_save);
}
