/*
 * What the subcommands about materials share.
 */
#ifndef CLI_CLI_MATERIAL_H
#define CLI_CLI_MATERIAL_H

#include "cli_private.h"

/* The record that a word means, by its code, its id or its name (a material also by another of its
 * names); NOT_FOUND with the nearest. Of entities that have codes. */
bool cli_coded(struct cli *cli, const struct entity *entity, const char *word, struct arena *arena,
               struct record **record, struct error *err);
/* Sets the fields that words like "note=sampled" name, of any record. */
bool cli_set_words(struct cli *cli, char **words, int n, struct record *record, struct arena *arena,
                   struct error *err);
/* A value of a property without zeros that say nothing: "1240", "0.95". */
const char *cli_figure(int64_t value, struct arena *arena);

#endif
