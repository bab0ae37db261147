/*
 * The demo world as it is told in db/catalogue/demo.yaml: records, and the events by which they
 * came to be, in order of time. Private to service.
 *
 * agents: names. values: values of materials, as maps of their fields with by and on. suppliers:
 * maps of supplier fields by name, and
 *   by, added   the agent and the day on which it was entered
 *   TABLE       (site, contact, …) a list of maps of that table's fields; by as above; at: the day
 * on which it was entered, else the day that its own dates tell, else added tags        a list of
 * names change      a list of maps of supplier fields with on and by A reference is the title of
 * what it refers to, of materials and properties the code. Days are relative to today: "-33d".
 */
#ifndef SERVICE_DEMO_WORLD_H
#define SERVICE_DEMO_WORLD_H

#include "sourcebench/core/field.h"
#include "sourcebench/io/yaml.h"

enum { WORLD_AGENTS = 8 };

struct world_record {
    struct record *record;
    struct world_record *supplier;     /* that it belongs to; of a supplier itself; or NULL */
    struct world_record *first, *next; /* children; siblings */
    int32_t day;
    bool with_supplier; /* entered in one step with it */
};

enum world_event_kind { EVENT_SUPPLIER, EVENT_CHILD, EVENT_KEPT, EVENT_CHANGE, EVENT_VALUE };

struct world_event {
    int32_t day;
    int order; /* of reading */
    int agent;
    enum world_event_kind kind;
    struct world_record *record;
};

struct world {
    struct arena arena;
    int32_t today;
    const char *agents[WORLD_AGENTS];
    int n_agents;
    struct world_event *events;
    int n_events;
};

bool world_read(struct world *world, int32_t today, struct error *err);
void world_free(struct world *world);

/* The child of that table with that title; NULL where there is none. */
const struct world_record *world_find(const struct world_record *supplier, const char *table,
                                      const char *title);
const char *world_title(const struct world_record *r);

#endif
