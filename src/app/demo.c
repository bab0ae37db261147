/* demo: the bench on a throw-away database with a small believable world. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sourcebench/service/demo.h"

#include "app_private.h"

/* Where nobody sits at a terminal: what the demo world holds, and how to see it. */
static bool print_list(struct session *session, const char *kept, struct error *err) {
    char *words[] = {"supplier", "list", NULL};
    int used;
    struct cli cli = {.session = session, .width = app_terminal_width(), .argv = words + 2};
    if (!cli_find(2, words, &used)->run(&cli, err))
        return false;
    if (kept)
        printf("\nThe demo database is %s; open it in a terminal with: sourcebench --db %s\n", kept,
               kept);
    else
        printf("\nThis is the demo world; to open it, run this in a terminal: %s demo\n",
               program_invocation_name);
    return true;
}

static bool show(struct app *app, const char *kept, struct error *err) {
    struct session session = {0};
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    bool ok =
        session_open(&app->session, &session, err) && session_open_store(&session, false, err);
    if (ok && (terminal || app->script))
        signal(SIGPIPE, SIG_DFL);
    if (ok && (terminal || app->script))
        ok = bench_run(&session, app->script, err);
    else if (ok)
        ok = print_list(&session, kept, err);
    session_close(&session);
    return ok;
}

static bool choose_place(struct app *app, struct scratch *scratch, struct error *err) {
    struct stat there;
    if (!app->session.database) {
        if (!scratch_make(scratch, err))
            return false;
        app->session.database = scratch->database;
        return true;
    }
    return stat(app->session.database, &there) != 0 ||
           error_set(err, ERROR_REFUSED,
                     "%s exists already; open it with sourcebench --db, or choose another name.",
                     app->session.database);
}

int app_demo(struct app *app) {
    struct scratch scratch = {0};
    struct error err = {0};
    const char *kept = app->session.database;
    if (app->argc > 1) {
        error_set(&err, ERROR_INPUT, "demo takes no words.");
        return app_wrong_call(&err, &app_commands[APP_DEMO]);
    }
    if (!app->session.author)
        app->session.author = demo_author;
    const struct session calendar = {.options = app->session};
    app->session.today = session_today(&calendar);
    app->session.fixed = true;
    signal(SIGPIPE, SIG_IGN); /* the folder shall be removed whoever stops reading */
    bool ok = choose_place(app, &scratch, &err) &&
              demo_make(app->session.database, app->session.today, &err) && show(app, kept, &err);
    scratch_remove(&scratch);
    return ok ? EXIT_DONE : app_fail(&err);
}
