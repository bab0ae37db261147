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
/* Of these entities the code or name that is nearest to a word; NULL: none is near. */
bool cli_nearest_code(struct cli *cli, const struct entity *entity, const char *word,
                      struct arena *arena, const char **near, struct error *err);
/* A word as the value of a field, what it refers to by its code; NULL leaves the field as it is. */
bool cli_take(struct cli *cli, struct record *record, int field, const char *text,
              struct arena *arena, struct error *err);
/* Sets the fields that words like "note=sampled" name, of any record. */
bool cli_set_words(struct cli *cli, char **words, int n, struct record *record, struct arena *arena,
                   struct error *err);
/* Enters a record and tells of it: "Added Hemp canvas, id 7.", or as JSON. */
bool cli_enter(struct cli *cli, struct record *record, const char *what, struct arena *arena,
               struct error *err);
/* Changes the fields that the words name, and tells how many. */
bool cli_change(struct cli *cli, const struct record *base, char **words, int n,
                struct arena *arena, struct error *err);
/* Deletes what the word means, and tells of it. */
bool cli_drop(struct cli *cli, const struct entity *entity, const char *word, struct error *err);
/* Into an open object: the record with what it refers to also by its code. */
bool cli_json_coded(struct cli *cli, struct json_writer *w, const struct record *record,
                    struct arena *arena, struct error *err);
/* A number with or without its unit, into the unit of the property; name stands before what is
 * wrong with it. NULL leaves the value as it is. */
bool cli_take_figure(const struct record *property, const char *name, const char *text,
                     struct value *value, struct error *err);
/* The record as it stands in the database, where JSON is asked for; else the sentence about it. */
bool cli_report(struct cli *cli, const struct record *record, const char *sentence,
                struct arena *arena, struct error *err);
/* A value of a property without zeros that say nothing: "1240", "0.95". */
const char *cli_figure(int64_t value, struct arena *arena);

#endif
