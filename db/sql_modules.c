/*
 * All statement tables of the db layer, so that a unit test can prepare every statement.
 */
#include <stddef.h>

#include "sourcebench/db/sql.h"

extern const struct sql_module agenda_sql;
extern const struct sql_module command_sql;
extern const struct sql_module count_sql;
extern const struct sql_module derived_sql;
extern const struct sql_module doctor_sql;
extern const struct sql_module history_sql;
extern const struct sql_module import_sql;
extern const struct sql_module journal_sql;
extern const struct sql_module journal_walk_sql;
extern const struct sql_module known_sql;
extern const struct sql_module material_import_sql;
extern const struct sql_module material_offer_sql;
extern const struct sql_module material_sql;
extern const struct sql_module order_day_sql;
extern const struct sql_module purge_find_sql;
extern const struct sql_module purge_journal_sql;
extern const struct sql_module purge_sql;
extern const struct sql_module score_sql;
extern const struct sql_module store_sql;
extern const struct sql_module supplier_list_sql;
extern const struct sql_module undo_check_sql;
extern const struct sql_module undo_sql;
extern const struct sql_module view_sql;

const struct sql_module *const sql_modules[] = {
    &agenda_sql,         &command_sql,
    &count_sql,          &derived_sql,
    &doctor_sql,         &history_sql,
    &import_sql,         &journal_sql,
    &journal_walk_sql,   &known_sql,
    &purge_sql,          &purge_find_sql,
    &purge_journal_sql,  &score_sql,
    &store_sql,          &supplier_list_sql,
    &undo_check_sql,     &undo_sql,
    &view_sql,           &material_sql,
    &material_offer_sql, &material_import_sql,
    &order_day_sql,      NULL,
};
