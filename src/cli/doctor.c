/* doctor: checks the database and repairs what is derived. */
#include "cli_private.h"

struct examination {
    struct cli *cli;
    struct json_writer *json; /* NULL: for people */
    int wrong, repairable;    /* what is left */
};

static void put_finding(void *user, const struct store_finding *f) {
    struct examination *x = user;
    struct arena arena = {0};
    x->wrong += !f->repaired;
    x->repairable += !f->repaired && f->repairable;
    if (x->json) {
        json_write_object(x->json, NULL);
        json_write_text(x->json, "what", f->what);
        json_write_text(x->json, "message", f->message);
        json_write_bool(x->json, "repaired", f->repaired);
        json_write_bool(x->json, "repairable", f->repairable);
        json_write_object_end(x->json);
    } else {
        printf("%s: %s%s\n", f->what, cli_safe(x->cli, f->message, &arena),
               f->repaired ? " Repaired." : "");
    }
    arena_free(&arena);
}

static bool conclude(const struct examination *x, struct error *err) {
    if (!x->wrong)
        return true;
    if (x->repairable)
        return error_set(err, ERROR_CORRUPT,
                         "%d thing%s wrong; doctor --repair repairs %d of them.", x->wrong,
                         x->wrong == 1 ? " is" : "s are", x->repairable);
    return error_set(err, ERROR_CORRUPT,
                     "%d thing%s wrong and cannot be repaired here; restore a backup.", x->wrong,
                     x->wrong == 1 ? " is" : "s are");
}

bool cli_doctor(struct cli *cli, struct error *err) {
    struct json_writer w;
    struct examination x = {.cli = cli, .json = cli->json ? &w : NULL};
    bool repair = cli_flag(cli, "--repair");
    if (!cli_arguments(cli, 0, 0, err))
        return false;
    if (repair && cli->session->read_only)
        return error_set(err, ERROR_READ_ONLY,
                         "The database is open for reading only; it cannot be repaired so.");
    if (cli->json) {
        cli_json_begin(&w);
        json_write_array(&w, "findings");
    }
    bool ok = store_doctor(cli->session->store, repair, put_finding, &x, err);
    if (cli->json) {
        json_write_array_end(&w);
        json_write_bool(&w, "healthy", ok && !x.wrong);
        cli_json_end(&w);
    } else if (ok && !x.wrong) {
        puts("The database is in order.");
    }
    return ok && conclude(&x, err);
}
