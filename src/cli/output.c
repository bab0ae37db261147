/* JSON, safe text, times and progress of the command line. */
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/table.h"

#include "cli_private.h"

void cli_json_begin(struct json_writer *w) {
    json_write_begin(w, stdout, true);
    json_write_object(w, NULL);
}

void cli_json_end(struct json_writer *w) {
    json_write_object_end(w);
    json_write_end(w);
}

static volatile sig_atomic_t interrupted;

static void interrupt(int number) {
    (void)number;
    interrupted = 1;
}

struct progress {
    const char *doing;
    int64_t began, shown; /* ms */
};

static int64_t now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Nothing in the first second, then four times a second. */
static bool step(void *user, int64_t done, int64_t total) {
    struct progress *p = user;
    int64_t now = now_ms();
    if (isatty(STDERR_FILENO) && now - p->began >= 1000 && now - p->shown >= 250) {
        p->shown = now;
        if (total > 0)
            fprintf(stderr, "\r%s %lld %% ", p->doing, (long long)(done * 100 / total));
        else
            fprintf(stderr, "\r%s %lld ", p->doing, (long long)done);
        fflush(stderr);
    }
    return !interrupted;
}

struct journal_progress cli_progress(const char *doing) {
    static struct progress p; /* one command runs in a process */
    struct sigaction action = {.sa_handler = interrupt};
    p = (struct progress){.doing = doing, .began = now_ms()};
    interrupted = 0;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    return (struct journal_progress){step, &p};
}

void cli_progress_end(void) {
    signal(SIGINT, SIG_DFL);
    if (isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
}

const char *cli_safe(const struct cli *cli, const char *text, struct arena *arena) {
    struct strbuf safe = {0};
    if (!cli->width)
        return text;
    table_safe_text(&safe, text, 100000);
    const char *kept = arena_string(arena, strbuf_text(&safe));
    strbuf_free(&safe);
    return kept;
}

const char *cli_time(int64_t ms, struct arena *arena) {
    struct tm local;
    time_t seconds = (time_t)(ms / 1000);
    localtime_r(&seconds, &local);
    return arena_format(arena, "%04d-%02d-%02d %02d:%02d", local.tm_year + 1900, local.tm_mon + 1,
                        local.tm_mday, local.tm_hour, local.tm_min);
}
