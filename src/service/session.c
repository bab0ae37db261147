#include "sourcebench/service/session.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sourcebench/core/date.h"
#include "sourcebench/db/score.h"
#include "sourcebench/io/file.h"
#include "sourcebench/service/catalogue.h"
#include "sourcebench/service/material_catalogue.h"
#include "sourcebench/service/quality_catalogue.h"
#include "sourcebench/service/trade_catalogue.h"

static const int64_t DAY_MS = INT64_C(86400000);

static const char *environment(const char *name) {
    return getenv(name);
}

/* --author, the configuration, or the login name. */
static const char *find_author(struct session *s) {
    if (s->options.author)
        return s->options.author;
    const char *configured = config_text(&s->config, CONFIG_AUTHOR);
    if (*configured)
        return configured;
    const struct passwd *user = getpwuid(geteuid());
    return arena_string(&s->arena, user && user->pw_name ? user->pw_name : "agent");
}

/* What the seeding of catalogues wrote it may change again: it would take an agent's rows of that
 * name for its own. */
static bool check_author(const char *author, struct error *err) {
    return strcmp(author, catalogue_author) != 0 ||
           error_set(err, ERROR_INPUT,
                     "Nobody can work as \"%s\": what the program's catalogues bring is written "
                     "under that name. Choose another with --author or the setting \"author\".",
                     author);
}

static const char *find_host(struct session *s) {
    char name[256] = "";
    if (gethostname(name, sizeof name - 1) != 0 || !*name)
        return "localhost";
    name[strcspn(name, ".")] = '\0';
    return arena_string(&s->arena, name);
}

bool session_open(const struct session_options *options, struct session *s, struct error *err) {
    s->options = *options;
    s->read_only = options->read_only;
    s->restricted = options->restricted;
    if (!xdg_find(environment, &s->arena, &s->xdg, err))
        return false;
    config_init(&s->config, &s->xdg, options->restricted);
    if (!config_load(&s->config, &s->xdg, options->config, err))
        return false;
    s->author = find_author(s);
    if (!check_author(s->author, err))
        return false;
    s->host = options->fixed ? "hub" : find_host(s);
    s->database = options->database ? xdg_expand(s->xdg.home, options->database, &s->arena)
                                    : config_text(&s->config, CONFIG_DATABASE);
    return true;
}

/* The civil day of a time where the user is. */
static int32_t local_day(void *session, int64_t ms_utc) {
    struct tm local;
    time_t seconds = (time_t)(ms_utc / 1000 - (ms_utc % 1000 < 0)); /* rounded down */
    (void)session;
    localtime_r(&seconds, &local);
    return date_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

static int32_t today_of(void *session) {
    return session_today(session);
}

/* The time of a session with a fixed day: its noon, UTC. */
static int64_t fixed_ms(void *session) {
    const struct session *s = session;
    return (int64_t)s->options.today * DAY_MS + DAY_MS / 2;
}

/* The folder of the usual database is made at the first start; any other must be there. */
static bool make_home(struct session *s, struct error *err) {
    return strcmp(s->database, s->xdg.database) != 0 ||
           folder_make(s->xdg.data_folder, FOLDER_PRIVATE, err);
}

bool session_load_catalogue(struct session *s, struct error *err) {
    return s->catalogue.n_regions > 0 ||
           catalogue_load(config_text(&s->config, CONFIG_CATALOGUE_FOLDER), &s->arena,
                          &s->catalogue, err);
}

bool session_open_store(struct session *s, bool create, struct error *err) {
    bool fixed = s->options.fixed && s->options.today != DATE_NONE;
    struct store_options options = {.path = s->database,
                                    .author = s->author,
                                    .catalogue = &s->catalogue,
                                    .create = create && !s->read_only,
                                    .read_only = s->read_only,
                                    .busy_ms =
                                        (int)config_int(&s->config, CONFIG_BUSY_SECONDS) * 1000,
                                    .mode = (mode_t)config_int(&s->config, CONFIG_FILE_MODE),
                                    .now_ms = fixed ? fixed_ms : NULL,
                                    .day_of = fixed ? NULL : local_day,
                                    .today = today_of,
                                    .clock = s,
                                    .fixed_random = fixed};
    if (!session_load_catalogue(s, err) || (options.create && !make_home(s, err)) ||
        !store_open(&options, &s->store, err))
        return false;
    s->read_only = store_read_only(s->store);
    const char *folder = config_text(&s->config, CONFIG_CATALOGUE_FOLDER);
    if (!s->read_only &&
        (!material_catalogue_seed(s->store, folder, err) || !trade_catalogue_seed(s->store, err) ||
         !quality_catalogue_seed(s->store, folder, err)))
        return false;
    struct score_settings settings = session_score_settings(s);
    score_configure(s->store, &settings);
    return true;
}

void session_close(struct session *s) {
    store_close(s->store);
    config_free(&s->config);
    arena_free(&s->arena);
    *s = (struct session){0};
}

int32_t session_today(const struct session *s) {
    return s->options.today != DATE_NONE ? s->options.today
                                         : local_day(NULL, (int64_t)time(NULL) * 1000);
}

const char *session_exchange_folder(const struct session *s) {
    return s->restricted ? config_text(&s->config, CONFIG_EXCHANGE_FOLDER) : NULL;
}

struct score_settings session_score_settings(const struct session *s) {
    struct score_settings settings = {
        .period_months = (int)config_int(&s->config, CONFIG_SCORE_PERIOD),
        .min_sample = (int)config_int(&s->config, CONFIG_SCORE_SAMPLE)};
    for (int i = 0; i < SCORE_MEASURES; i++)
        settings.weight[i] = (int)config_int(&s->config, CONFIG_SCORE_WEIGHT + (enum config_id)i);
    return settings;
}
