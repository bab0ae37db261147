#include "run_cli.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAXIMUM_ARGUMENTS = 64 };

struct pipes {
    int in[2], out[2], err[2]; /* read and write ends; closed ones are -1 */
};

static void open_pipes(struct pipes *pipes) {
    bool made = pipe2(pipes->in, O_CLOEXEC) == 0 && pipe2(pipes->out, O_CLOEXEC) == 0 &&
                pipe2(pipes->err, O_CLOEXEC) == 0;
    ck_assert_msg(made, "no pipes for the test: %s", strerror(errno));
    fcntl(pipes->in[1], F_SETFL, O_NONBLOCK);
}

static void close_end(int *fd) {
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void take(int *fd, struct strbuf *into) {
    char bytes[65536];
    ssize_t count = read(*fd, bytes, sizeof bytes);
    if (count > 0)
        strbuf_add_bytes(into, bytes, (size_t)count);
    else if (count == 0 || errno != EINTR)
        close_end(fd);
}

static void give(int *fd, const char **input) {
    ssize_t count = **input ? write(*fd, *input, strlen(*input)) : 0;
    if (count > 0)
        *input += count;
    if (!**input || (count < 0 && errno != EAGAIN))
        close_end(fd);
}

/* Feeds and reads until the program has closed both outputs; false where the time is over. */
static bool converse(struct pipes *pipes, const char *input, struct cli_result *result,
                     long long limit) {
    while (pipes->out[0] >= 0 || pipes->err[0] >= 0) {
        struct pollfd fds[] = {{.fd = pipes->in[1], .events = POLLOUT},
                               {.fd = pipes->out[0], .events = POLLIN},
                               {.fd = pipes->err[0], .events = POLLIN}};
        long long left = limit - child_clock();
        if (left <= 0)
            return false;
        if (poll(fds, 3, (int)left) < 0)
            continue;
        if (fds[0].revents)
            give(&pipes->in[1], &input);
        if (fds[1].revents)
            take(&pipes->out[0], &result->out);
        if (fds[2].revents)
            take(&pipes->err[0], &result->err);
    }
    return true;
}

static pid_t start(const struct cli_options *options, struct pipes *pipes) {
    struct arena arena = {0};
    const char *program = options->program ? options->program : child_program();
    char **arguments = child_arguments(&arena, program, options->arguments);
    char **environment = child_environment(&arena, options->home, options->environment);
    pid_t pid = fork();
    ck_assert_msg(pid >= 0, "no process for the test: %s", strerror(errno));
    if (pid == 0) {
        dup2(pipes->in[0], STDIN_FILENO);
        dup2(pipes->out[1], STDOUT_FILENO);
        dup2(pipes->err[1], STDERR_FILENO);
        setsid(); /* so that it finds no terminal of the person who runs the tests */
        child_execute(program, arguments, environment, options->folder);
    }
    arena_free(&arena);
    return pid;
}

void cli_run(const struct cli_options *options, struct cli_result *result) {
    int seconds = options->seconds ? options->seconds : 60;
    struct pipes pipes;
    *result = (struct cli_result){0};
    signal(SIGPIPE, SIG_IGN);
    open_pipes(&pipes);
    pid_t pid = start(options, &pipes);
    close_end(&pipes.in[0]);
    close_end(&pipes.out[1]);
    close_end(&pipes.err[1]);
    bool in_time = converse(&pipes, options->input ? options->input : "", result,
                            child_clock() + seconds * 1000LL);
    if (!in_time)
        kill(pid, SIGKILL);
    close_end(&pipes.in[1]);
    close_end(&pipes.out[0]);
    close_end(&pipes.err[0]);
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    ck_assert_msg(in_time, "the program runs for more than %d s; it said:\n%s%s", seconds,
                  strbuf_text(&result->out), strbuf_text(&result->err));
    result->status = child_status(status);
}

void cli_free(struct cli_result *result) {
    strbuf_free(&result->out);
    strbuf_free(&result->err);
}

static struct cli_result run_list(const struct home *home, va_list list) {
    const char *arguments[MAXIMUM_ARGUMENTS + 1];
    size_t count = 0;
    while (count < MAXIMUM_ARGUMENTS && (arguments[count] = va_arg(list, const char *)))
        count++;
    arguments[count] = NULL;
    struct cli_result result;
    cli_run(&(struct cli_options){.arguments = arguments, .home = home->path}, &result);
    return result;
}

struct cli_result cli(const struct home *home, ...) {
    va_list list;
    va_start(list, home);
    struct cli_result result = run_list(home, list);
    va_end(list);
    return result;
}

struct cli_result cli_expect(const struct home *home, int status, ...) {
    va_list list;
    va_start(list, status);
    struct cli_result result = run_list(home, list);
    va_end(list);
    ck_assert_msg(result.status == status, "exit status %d instead of %d; the program said:\n%s%s",
                  result.status, status, strbuf_text(&result.out), strbuf_text(&result.err));
    return result;
}
