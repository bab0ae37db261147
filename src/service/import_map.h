/*
 * Which column of a list is which field, and in which form its numbers and days are written.
 * Private to service.
 */
#ifndef SERVICE_IMPORT_MAP_H
#define SERVICE_IMPORT_MAP_H

#include "sourcebench/core/field.h"
#include "sourcebench/io/rows.h"
#include "sourcebench/service/import.h"

#include "import_form.h"

/* Before it is made, entity, key and wanted are set, takes_units where cells and headers may name
 * units, and array where the rows may come as JSON. */
struct import_map {
    const struct entity *entity; /* of the rows */
    int key;                     /* the field without which a list makes no sense */
    const char *wanted;          /* what it is: "the supplier's name" */
    bool takes_units;
    const char *array; /* that holds the rows where the list comes as JSON; NULL: it does not */
    struct import_column *columns; /* in the report's arena */
    struct import_form *forms;     /* of each column */
    int n;
    int name;           /* the column that holds the key */
    int unit_column;    /* that names the unit of its row; -1: none */
    const char **units; /* that the header of each column names, "Width (cm)"; or NULL */
};

/* Maps the header. Fails where no column holds the key. */
bool import_map_make(struct import_map *map, const struct row *header, const char *beneath,
                     const char *map_path, struct arena *arena, struct error *err);
/* Learns the forms of numbers and days from a row of the sample. */
void import_map_learn(struct import_map *map, const struct row *row, struct arena *arena);
/* Whether a column has days that may be read in two ways, and a further row may show in which. */
bool import_map_wonders(const struct import_map *map);

/* Days of columns that do not show their form are read as "dmy" or "mdy"; false where it is
 * neither. */
bool import_map_set_dates(struct import_map *map, const char *form);

/* The field of an entity that a header means; -1: none. *how says how it is known. */
int import_map_find(const struct entity *entity, const char *header, struct arena *arena,
                    const char **how);
/* import_units.c: gives columns that no field claims to one whose header names a unit as well. */
void import_units_learn(struct import_map *map, struct arena *arena);

/* The text of a cell with number or day in the one form that fields read. */
bool import_map_text(const struct import_map *map, int column, const char **text,
                     struct arena *arena, struct error *err);
/* Reads a cell as its field's value. */
bool import_map_value(const struct import_map *map, int column, const char *text, int32_t today,
                      struct arena *arena, struct value *value, struct error *err);

#endif
