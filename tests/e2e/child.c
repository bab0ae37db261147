#include "child.h"

#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

void home_make(struct home *home) {
    *home = (struct home){.path = "/tmp/sourcebench-e2e-XXXXXX"};
    ck_assert_msg(mkdtemp(home->path), "no folder for the test: %s", strerror(errno));
    static const char *const folders[] = {"config", "data", "state", "cache", "run", "tmp", "etc"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        mkdir(arena_format(&home->arena, "%s/%s", home->path, folders[i]), 0700);
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

void home_remove(struct home *home) {
    nftw(home->path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    arena_free(&home->arena);
}

const char *home_file(struct home *home, const char *name) {
    char *path = arena_format(&home->arena, "%s/%s", home->path, name);
    for (char *slash = path + strlen(home->path) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    return path;
}

const char *home_write(struct home *home, const char *name, const char *text) {
    const char *path = home_file(home, name);
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file && fputs(text, file) >= 0 && fclose(file) == 0, "%s: %s", path,
                  strerror(errno));
    return path;
}

const char *home_read(struct home *home, const char *name) {
    enum { MOST = 1 << 20 };
    char *text = arena_alloc(&home->arena, MOST + 1, 1);
    FILE *file = fopen(home_file(home, name), "rb");
    ck_assert_msg(file, "%s", name);
    text[fread(text, 1, MOST, file)] = '\0';
    fclose(file);
    return text;
}

const char *child_program(void) {
    static char path[4096];
    const char *program = getenv("SOURCEBENCH");
    ck_assert_msg(realpath(program ? program : "./sourcebench", path),
                  "no program to test; build it first, or name it in $SOURCEBENCH");
    return path;
}

const char *child_source_file(struct arena *arena, const char *name) {
    const char *source = getenv("srcdir");
    char *path = realpath(source ? source : ".", NULL);
    char *file = arena_format(arena, "%s/%s", path ? path : ".", name);
    free(path);
    return file;
}

/* The entry of the list with the name of this one, or the end of the list. */
static char **find_variable(char **list, const char *variable) {
    size_t length = strcspn(variable, "=");
    while (*list && (strncmp(*list, variable, length) != 0 || (*list)[length] != '='))
        list++;
    return list;
}

static void set_variable(char **list, char *variable) {
    char **at = find_variable(list, variable);
    if (strchr(variable, '=')) {
        *at = variable;
        return;
    }
    for (; *at; at++)
        at[0] = at[1];
}

/* What the sanitizers and the loader are told goes on to the program under test. */
static bool is_inherited(const char *variable) {
    static const char *const names[] = {
        "PATH=", "ASAN_OPTIONS=", "UBSAN_OPTIONS=", "LSAN_OPTIONS=", "LD_", "LLVM_"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strncmp(variable, names[i], strlen(names[i])) == 0)
            return true;
    }
    return false;
}

char **child_environment(struct arena *arena, const char *home, const char *const *extra) {
    static const char *const fixed[] = {"TERM=xterm-256color",
                                        "LANG=C.UTF-8",
                                        "TZ=UTC",
                                        "USER=lina",
                                        "LOGNAME=lina",
                                        "SHELL=/bin/sh",
                                        "ASAN_OPTIONS=exitcode=99"};
    static const char *const folders[][2] = {{"HOME", ""},
                                             {"XDG_CONFIG_HOME", "/config"},
                                             {"XDG_DATA_HOME", "/data"},
                                             {"XDG_STATE_HOME", "/state"},
                                             {"XDG_CACHE_HOME", "/cache"},
                                             {"XDG_RUNTIME_DIR", "/run"},
                                             {"XDG_CONFIG_DIRS", "/etc"},
                                             {"TMPDIR", "/tmp"}};
    size_t count = sizeof fixed / sizeof *fixed + sizeof folders / sizeof *folders + 1;
    for (char **v = environ; *v; v++)
        count++;
    for (const char *const *v = extra; v && *v; v++)
        count++;
    char **list = arena_alloc(arena, count, sizeof *list);
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        set_variable(list, arena_string(arena, fixed[i]));
    for (char **v = environ; *v; v++) {
        if (is_inherited(*v))
            set_variable(list, *v);
    }
    for (size_t i = 0; home && i < sizeof folders / sizeof *folders; i++)
        set_variable(list, arena_format(arena, "%s=%s%s", folders[i][0], home, folders[i][1]));
    for (const char *const *v = extra; v && *v; v++)
        set_variable(list, arena_string(arena, *v));
    return list;
}

char **child_arguments(struct arena *arena, const char *program, const char *const *arguments) {
    size_t count = 0;
    while (arguments && arguments[count])
        count++;
    char **list = arena_alloc(arena, count + 2, sizeof *list);
    list[0] = arena_string(arena, program);
    for (size_t i = 0; i < count; i++)
        list[i + 1] = arena_string(arena, arguments[i]);
    list[count + 1] = NULL;
    return list;
}

void child_execute(const char *program, char **arguments, char **environment, const char *folder) {
    static const int signals[] = {SIGPIPE, SIGCHLD, SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGWINCH};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    for (int fd = STDERR_FILENO + 1; fd < 256; fd++)
        close(fd);
    if (!folder || chdir(folder) == 0)
        execve(program, arguments, environment);
    perror(program);
    _exit(127);
}

int child_status(int wait_status) {
    return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 128 + WTERMSIG(wait_status);
}

long long child_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
