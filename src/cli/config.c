/* config check, show, example and man. */
#include "cli_private.h"

static bool check_file(struct cli *cli, const char *path, struct error *err) {
    struct config config = {0};
    if (cli->session->restricted)
        return error_set(err, ERROR_REFUSED,
                         "config check takes no file in restricted mode; leave it out.");
    config_init(&config, &cli->session->xdg, false);
    bool ok = config_load(&config, &cli->session->xdg, path, err) && cli->check_keys(&config, err);
    config_free(&config);
    return ok;
}

bool cli_config_check(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    bool ok = cli_arguments(cli, 0, 1, err);
    if (ok && cli->argc)
        ok = check_file(cli, cli->argv[0], err);
    else
        ok = ok && cli->check_keys(&cli->session->config, err);
    if (ok && cli->argc)
        printf("%s is in order.\n", cli_safe(cli, cli->argv[0], &arena));
    else if (ok)
        puts("The configuration is in order.");
    arena_free(&arena);
    return ok;
}

bool cli_config_show(struct cli *cli, struct error *err) {
    if (!cli_arguments(cli, 0, 0, err))
        return false;
    config_write_effective(&cli->session->config, stdout);
    return true;
}

bool cli_config_example(struct cli *cli, struct error *err) {
    if (!cli_arguments(cli, 0, 0, err))
        return false;
    config_write_example(stdout);
    return true;
}

bool cli_config_man(struct cli *cli, struct error *err) {
    if (!cli_arguments(cli, 0, 0, err))
        return false;
    config_write_man(stdout);
    return true;
}
