/* init: an empty database. */
#include <sys/stat.h>

#include "cli_private.h"

bool cli_init(struct cli *cli, struct error *err) {
    struct session *session = cli->session;
    struct stat there;
    struct arena arena = {0};
    if (!cli_arguments(cli, 0, 0, err))
        return false;
    if (stat(session->database, &there) == 0)
        return error_set(err, ERROR_REFUSED, "%s exists already; nothing was changed.",
                         session->database);
    if (!session_open_store(session, true, err))
        return false;
    printf("Made %s.\n", cli_safe(cli, session->database, &arena));
    arena_free(&arena);
    return true;
}
