#include "sourcebench/io/xdg.h"

#include <string.h>

/* The folder of a variable, or the usual one under the home. */
static const char *base(const char *(*get)(const char *name), const char *variable,
                        const char *home, const char *usual, struct arena *arena) {
    const char *set = get(variable);
    if (set && set[0] == '/')
        return arena_format(arena, "%s/sourcebench", set);
    return arena_format(arena, "%s/%s/sourcebench", home, usual);
}

bool xdg_find(const char *(*get)(const char *name), struct arena *arena, struct xdg *xdg,
              struct error *err) {
    const char *home = get("HOME");
    if (!home || home[0] != '/')
        return error_set(err, ERROR_INPUT,
                         "The variable HOME does not name your home folder; set it first.");
    xdg->home = arena_string(arena, home);
    xdg->system_config = "/etc/sourcebench/config.yaml";
    xdg->config =
        arena_format(arena, "%s/config.yaml", base(get, "XDG_CONFIG_HOME", home, ".config", arena));
    xdg->data_folder = base(get, "XDG_DATA_HOME", home, ".local/share", arena);
    xdg->database = arena_format(arena, "%s/bench.db", xdg->data_folder);
    xdg->state_folder = base(get, "XDG_STATE_HOME", home, ".local/state", arena);
    return true;
}

const char *xdg_expand(const char *home, const char *path, struct arena *arena) {
    if (strncmp(path, "~/", 2) != 0)
        return arena_string(arena, path);
    return arena_format(arena, "%s/%s", home, path + 2);
}
