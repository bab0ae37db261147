/*
 * All statement tables of the db layer, so that a unit test can prepare every statement.
 */
#include <stddef.h>

#include "sourcebench/db/sql.h"

extern const struct sql_module store_sql;
extern const struct sql_module journal_sql;
extern const struct sql_module search_sql;
extern const struct sql_module undo_sql;
extern const struct sql_module history_sql;
extern const struct sql_module command_sql;
extern const struct sql_module known_sql;
extern const struct sql_module supplier_list_sql;
extern const struct sql_module import_sql;
extern const struct sql_module view_sql;

const struct sql_module *const sql_modules[] = {
    &store_sql, &journal_sql, &search_sql, &undo_sql, &history_sql, &command_sql,
    &known_sql, &supplier_list_sql, &import_sql, &view_sql,
    NULL,
};
