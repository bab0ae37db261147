#include "sourcebench/service/mip_solve.h"

#include <errno.h>
#include <fcntl.h>
#include <glpk.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ASK_EVERY_MS = 50 };

/* What the child says of a program; the columns follow where there is a solution. */
struct head {
    int32_t status;
    double objective, bound;
};

static int64_t now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- the child ---------------------------------------------------------------------------------
 */

static int bound_type(double low, double high) {
    if (isinf(low))
        return isinf(high) ? GLP_FR : GLP_UP;
    if (isinf(high))
        return GLP_LO;
    return low == high ? GLP_FX : GLP_DB;
}

static void set_columns(glp_prob *p, const struct mip *m) {
    if (m->n_columns > 0) /* GLPK takes no offence at an empty program but at adding nothing */
        glp_add_cols(p, m->n_columns);
    for (int i = 0; i < m->n_columns; i++) {
        const struct mip_column *c = &m->columns[i];
        glp_set_col_bnds(p, i + 1, bound_type(c->low, c->high), c->low, c->high);
        glp_set_obj_coef(p, i + 1, c->cost);
        glp_set_col_kind(p, i + 1, c->whole ? GLP_IV : GLP_CV);
    }
}

static void set_rows(glp_prob *p, const struct mip *m) {
    int *column = mem_alloc((size_t)m->n_columns + 1, sizeof *column);
    double *factor = mem_alloc((size_t)m->n_columns + 1, sizeof *factor);
    if (m->n_rows > 0)
        glp_add_rows(p, m->n_rows);
    for (int i = 0; i < m->n_rows; i++) {
        const struct mip_row *r = &m->rows[i];
        glp_set_row_bnds(p, i + 1, bound_type(r->low, r->high), r->low, r->high);
        for (int k = 0; k < r->n; k++) {
            column[k + 1] = m->entries[r->first + k].column + 1;
            factor[k + 1] = m->entries[r->first + k].factor;
        }
        glp_set_mat_row(p, i + 1, r->n, column, factor);
    }
    mem_free(column);
    mem_free(factor);
}

/* GLPK tells the bound of an unfinished search to this only. */
static void keep_gap(glp_tree *tree, void *gap) {
    *(double *)gap = glp_ios_mip_gap(tree);
}

static struct head solve(glp_prob *p, int milliseconds) {
    struct head head = {.status = MIP_STOPPED};
    double gap = 0;
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.presolve = GLP_ON;
    how.tol_obj = 1e-10; /* of two solutions the cheaper one, to the last digit of money */
    how.tm_lim = milliseconds > 1 ? milliseconds : 1;
    how.cb_func = keep_gap;
    how.cb_info = &gap;
    int failure = glp_intopt(p, &how);
    int status = failure == GLP_ENOPFS ? GLP_NOFEAS : glp_mip_status(p);
    if (status == GLP_OPT || status == GLP_FEAS) {
        head.status = status == GLP_OPT ? MIP_PROVED : MIP_FOUND;
        head.objective = glp_mip_obj_val(p);
        head.bound = status == GLP_OPT ? head.objective
                                       : head.objective - gap * (fabs(head.objective) + 1e-9);
    } else if (status == GLP_NOFEAS) {
        head.status = MIP_IMPOSSIBLE;
    }
    return head;
}

static bool write_all(int fd, const void *data, size_t length) {
    const char *at = data;
    while (length > 0) {
        ssize_t n = write(fd, at, length);
        if (n < 0 && errno != EINTR)
            return false;
        at += n > 0 ? n : 0;
        length -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

static bool answer(int fd, const struct mip *m, int milliseconds) {
    glp_prob *p = glp_create_prob();
    set_columns(p, m);
    set_rows(p, m);
    struct head head = solve(p, milliseconds);
    bool ok = write_all(fd, &head, sizeof head);
    for (int i = 0; ok && head.status >= MIP_FOUND && i < m->n_columns; i++) {
        double value = glp_mip_col_val(p, i + 1);
        ok = write_all(fd, &value, sizeof value);
    }
    glp_delete_prob(p);
    return ok;
}

/* Whatever the library prints goes nowhere; where it aborts no core is left. */
_Noreturn static void be_child(int fd, const struct mip *programs, int n, int64_t until) {
    static const int deadly[] = {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGTERM, SIGINT, SIGHUP};
    int nowhere = open("/dev/null", O_RDWR);
    struct rlimit none = {0, 0};
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        signal(deadly[i], SIG_DFL);
    setrlimit(RLIMIT_CORE, &none);
    for (int i = 0; i <= 2; i++)
        dup2(nowhere, i);
    glp_term_out(GLP_OFF);
    bool ok = nowhere >= 0;
    for (int i = 0; ok && i < n; i++)
        ok = answer(fd, &programs[i], (int)(until - now_ms()));
    _exit(ok ? 0 : 1);
}

/* ---- the bench ---------------------------------------------------------------------------------
 */

enum wait { WAIT_READ, WAIT_ENDED, WAIT_LATE, WAIT_STOPPED };

/* Until `length` bytes are there. */
static enum wait read_all(int fd, void *data, size_t length, int64_t until,
                          const struct mip_options *options) {
    char *at = data;
    while (length > 0) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        if (options->stop && options->stop(options->data))
            return WAIT_STOPPED;
        if (now_ms() > until)
            return WAIT_LATE;
        if (poll(&p, 1, ASK_EVERY_MS) <= 0)
            continue;
        ssize_t n = read(fd, at, length);
        if (n == 0 || (n < 0 && errno != EINTR))
            return WAIT_ENDED;
        at += n > 0 ? n : 0;
        length -= n > 0 ? (size_t)n : 0;
    }
    return WAIT_READ;
}

static enum wait read_answer(int fd, const struct mip *m, int64_t until,
                             const struct mip_options *options, struct arena *arena,
                             struct mip_answer *a) {
    struct head head;
    enum wait wait = read_all(fd, &head, sizeof head, until, options);
    if (wait != WAIT_READ)
        return wait;
    *a = (struct mip_answer){(enum mip_status)head.status, head.objective, head.bound, NULL};
    if (a->status < MIP_FOUND)
        return WAIT_READ;
    a->columns = arena_alloc(arena, (size_t)m->n_columns, sizeof *a->columns);
    return read_all(fd, a->columns, (size_t)m->n_columns * sizeof *a->columns, until, options);
}

static bool child_failed(int status, struct error *err) {
    error_set(err, ERROR_INTERNAL,
              "The solver broke off, so there is no award; nothing else is touched. Report it.");
    return error_detail(err, WIFSIGNALED(status) ? "signal %d" : "status %d",
                        WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

/* The child has its own clock; it is killed where it does not keep to it. */
static bool receive(int fd, pid_t child, const struct mip *programs, int n, int64_t until,
                    const struct mip_options *options, struct arena *arena,
                    struct mip_answer *answers, struct error *err) {
    enum wait wait = WAIT_READ;
    int status = 0;
    for (int i = 0; i < n; i++)
        answers[i] = (struct mip_answer){.status = MIP_STOPPED};
    for (int i = 0; wait == WAIT_READ && i < n; i++) {
        struct mip_answer got;
        wait = read_answer(fd, &programs[i], until + 1000, options, arena, &got);
        if (wait == WAIT_READ)
            answers[i] = got;
    }
    if (wait == WAIT_LATE || wait == WAIT_STOPPED)
        kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (wait == WAIT_STOPPED)
        return error_set(err, ERROR_CANCELLED, "Stopped; nothing was changed.");
    return wait != WAIT_ENDED || child_failed(status, err);
}

bool mip_solve(const struct mip *programs, int n, const struct mip_options *options,
               struct arena *arena, struct mip_answer *answers, struct error *err) {
    int ends[2];
    int64_t until = now_ms() + options->milliseconds;
    if (n == 0)
        return true;
    if (pipe(ends) != 0) {
        error_set(err, ERROR_IO, "The solver could not be started; close other programs.");
        return error_detail(err, "pipe: %s", strerror(errno));
    }
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        be_child(ends[1], programs, n, until);
    }
    close(ends[1]);
    bool ok = child > 0;
    if (ok) {
        ok = receive(ends[0], child, programs, n, until, options, arena, answers, err);
    } else {
        error_set(err, ERROR_IO, "The solver could not be started; close other programs.");
        error_detail(err, "fork: %s", strerror(errno));
    }
    close(ends[0]);
    return ok;
}
