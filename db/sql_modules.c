/*
 * All statement tables of the db layer, so that a unit test can prepare every statement.
 */
#include <stddef.h>

#include "sourcebench/db/sql.h"

extern const struct sql_module store_sql;

const struct sql_module *const sql_modules[] = {
    &store_sql,
    NULL,
};
