#include "sourcebench/service/trade_catalogue.h"

#include "sourcebench/core/trade.h"

#include "catalogue_rows.h"
#include "catalogue_seed.h"

static const char calendars[] =
#include "db/catalogue/calendars.inc"
    ;
static const char lanes[] =
#include "db/catalogue/lanes.inc"
    ;
static const char duties[] =
#include "db/catalogue/duties.inc"
    ;

static const char *const names[] = {"calendars.yaml", "lanes.yaml", "duties.yaml"};
static const struct catalogue_text texts[] = {
    {calendars, sizeof calendars - 1}, {lanes, sizeof lanes - 1}, {duties, sizeof duties - 1}};
enum { TEXTS = sizeof texts / sizeof *texts };

static const struct entity *const entities[] = {
    &cal_entity, &calday_entity, &lane_entity, &tariff_entity, &duty_entity, &levy_entity, NULL};

bool trade_catalogue_read(struct case_file *file, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < TEXTS; i++) /* none of them has relative days */
        ok = case_read(file, texts[i].text, texts[i].length, names[i], 0, err);
    return ok;
}

static bool make_rows(void *data, struct arena *arena, struct record ***rows, int *count,
                      struct error *err) {
    struct case_file *file = data;
    if (!trade_catalogue_read(file, err))
        return false;
    catalogue_rows(&file->set, NULL, arena, rows, count);
    return true;
}

bool trade_catalogue_seed(struct store *store, struct error *err) {
    struct case_file file = {0};
    const struct catalogue_seed seed = {.name = "trade",
                                        .entities = entities,
                                        .built_in = texts,
                                        .n_built_in = TEXTS,
                                        .rows = make_rows,
                                        .data = &file};
    bool ok = catalogue_seed(store, &seed, err);
    case_free(&file);
    return ok;
}
