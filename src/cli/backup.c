/* backup and restore of the whole database. */
#include "cli_private.h"

bool cli_backup(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    bool overwrite = cli_flag(cli, "--overwrite");
    bool ok = cli_arguments(cli, 1, 1, err) &&
              store_backup(cli->session->store, cli->argv[0], overwrite, err);
    if (ok)
        printf("Copied %s to %s and verified the copy.\n",
               cli_safe(cli, cli->session->database, &arena), cli_safe(cli, cli->argv[0], &arena));
    arena_free(&arena);
    return ok;
}

bool cli_restore(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    bool overwrite = cli_flag(cli, "--overwrite");
    bool ok = cli_arguments(cli, 1, 1, err) &&
              store_restore(cli->argv[0], cli->session->database, overwrite, err);
    if (ok)
        printf("%s is now what %s holds.\n", cli_safe(cli, cli->session->database, &arena),
               cli_safe(cli, cli->argv[0], &arena));
    arena_free(&arena);
    return ok;
}
