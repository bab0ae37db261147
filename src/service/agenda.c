#include "sourcebench/service/agenda.h"

#include "sourcebench/core/supplier.h"
#include "sourcebench/service/order_days.h"

struct agenda_settings agenda_settings_of(const struct config *c) {
    struct agenda_settings settings = {
        .soon = (int)config_int(c, CONFIG_AGENDA_SOON),
        .claim = (int)config_int(c, CONFIG_AGENDA_CLAIM),
        .silent = (int)config_int(c, CONFIG_AGENDA_SILENT),
        .transit = (int)config_int(c, CONFIG_AGENDA_TRANSIT),
        .verdict = (int)config_int(c, CONFIG_AGENDA_VERDICT),
        .vetting = (int)config_int(c, CONFIG_AGENDA_VETTING),
        .quote = (int)config_int(c, CONFIG_AGENDA_QUOTE),
        .order = (int)config_int(c, CONFIG_AGENDA_ORDER),
        .closure = (int)config_int(c, CONFIG_AGENDA_CLOSURE),
        .currency = config_text(c, CONFIG_AGENDA_MONEY),
    };
    for (int i = 0; i < AGENDA_HORIZONS; i++)
        settings.certificate[i] = (int)config_horizon(c, CONFIG_AGENDA_CERTIFICATE, i);
    for (int i = 0; i < AGENDA_STATUSES; i++)
        settings.review[i] =
            (int)config_review_days(c, supplier_fields[SUPPLIER_STATUS].choices[i].key);
    return settings;
}

struct agenda_query agenda_query_of(struct session *session) {
    return (struct agenda_query){.settings = agenda_settings_of(&session->config),
                                 .today = session_today(session)};
}

bool agenda_prepare(struct session *session, struct error *err) {
    struct error why;
    if (store_read_only(session->store) ||
        order_days_reckon(session->store, &session->catalogue, session_today(session), &why))
        return true;
    error_set(err, why.code, "The last days to order could not be reckoned: %s", why.message);
    error_detail(err, "%s", why.detail);
    return false;
}
