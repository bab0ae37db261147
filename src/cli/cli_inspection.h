/*
 * What the subcommands about inspections share.
 */
#ifndef CLI_CLI_INSPECTION_H
#define CLI_CLI_INSPECTION_H

#include "sourcebench/service/inspection_work.h"

#include "cli_material.h"

/* The inspection that the first word names, as it was read. */
struct inspection_call {
    struct cli *cli;
    struct inspection_work w;
    struct arena arena;
};

bool cli_inspection_open(struct inspection_call *c, int min, int max, struct error *err);
void cli_inspection_close(struct inspection_call *c);

/* What was done, and how the inspection stands then: a sentence and a line, or JSON. */
void cli_inspection_tell(struct inspection_call *c, const char *sentence);
/* Members of an object that is open: the inspection, its classes, how it stands. */
void cli_inspection_json(struct inspection_call *c, struct json_writer *w);
/* "CRITICAL 0 (Ac 0), MAJOR 5 (Ac 7)": what was found. */
const char *cli_inspection_standing(const struct inspection_state *state, struct arena *arena);

/* The product of that name. */
bool cli_inspection_product(struct cli *cli, const char *word, int64_t *id, struct error *err);

#endif
