#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"

#include "../e2e/child.h"

static struct arena arena; /* names of files, until the end */

double clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

double median(double *values, size_t n) {
    qsort(values, n, sizeof *values, compare);
    return n > 0 ? values[n / 2] : 0;
}

double worst(const double *values, size_t n) {
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = values[i] > most ? values[i] : most;
    return most;
}

static void open_as(const char *path, int flags, int fd) {
    int file = open(path ? path : "/dev/null", flags, 0600);
    if (file < 0 || dup2(file, fd) < 0)
        _exit(126);
}

static double milliseconds(struct timeval t) {
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

struct run run_command(const char *const *arguments, const char *input, const char *output) {
    struct arena words = {0};
    char **list = child_arguments(&words, arguments[0], arguments + 1);
    double start = clock_ms();
    pid_t pid = fork();
    ck_assert_msg(pid >= 0, "no process: %s", strerror(errno));
    if (pid == 0) {
        open_as(input, O_RDONLY, STDIN_FILENO);
        open_as(output, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
        execvp(list[0], list);
        perror(list[0]);
        _exit(127);
    }
    int status = 0;
    struct rusage used;
    while (wait4(pid, &status, 0, &used) < 0 && errno == EINTR)
        ;
    struct run run = {.ms = clock_ms() - start,
                      .cpu_ms = milliseconds(used.ru_utime) + milliseconds(used.ru_stime),
                      .peak_kib = used.ru_maxrss};
    arena_free(&words);
    ck_assert_msg(child_status(status) == 0, "%s ended with %d", arguments[0],
                  child_status(status));
    return run;
}

/* ---- files ------------------------------------------------------------------------------------*/

const char *bench_file(const char *format, ...) {
    char name[256];
    va_list list;
    va_start(list, format);
    vsnprintf(name, sizeof name, format, list);
    va_end(list);
    mkdir("bench", 0700);
    char here[4096];
    ck_assert_ptr_nonnull(getcwd(here, sizeof here));
    return arena_format(&arena, "%s/bench/%s", here, name);
}

const char *csv_path(int rows) {
    char number[16];
    const char *path = bench_file("suppliers-%d.csv", rows);
    struct stat generator, list;
    const char *const command[] = {"tests/bench/generate", "--rows", number, NULL};
    snprintf(number, sizeof number, "%d", rows);
    ck_assert_int_eq(stat(command[0], &generator), 0);
    if (stat(path, &list) != 0 || list.st_size == 0 || list.st_mtime < generator.st_mtime)
        run_command(command, NULL, path);
    return path;
}

const char *database_path(int rows) {
    return bench_file("suppliers-%d.db", rows);
}

const char *write_file(const char *name, const char *text) {
    const char *path = bench_file("%s", name);
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file && fputs(text, file) >= 0 && fclose(file) == 0, "%s: %s", path,
                  strerror(errno));
    return path;
}

void remove_database(const char *path) {
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        unlink(arena_format(&arena, "%s%s", path, endings[i]));
}
