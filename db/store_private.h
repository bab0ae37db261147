/*
 * What the modules of the db layer share: struct store itself, and what store.c, store_id.c and
 * migrate.c do for each other. Nothing outside db/ and its unit tests includes this.
 *
 * Invariants: db is open from store_open to store_close. depth counts the commands that are open
 * (0: none; records may only be written above 0); session records the outermost one. All kept
 * statements are finalized by store_close.
 */
#ifndef DB_STORE_PRIVATE_H
#define DB_STORE_PRIVATE_H

#include "sourcebench/core/score.h"
#include "sourcebench/db/sql.h"
#include "sourcebench/db/store.h"

enum {
    STORE_APPLICATION_ID = 0x53426368, /* "SBch" */
    STORE_MAJOR = 1000, /* user_version = incompatible changes * STORE_MAJOR + compatible ones */
    STORE_BUSY_MS = 5000,
    STORE_RETRY_MS = 5,
    SQL_TEXTS = 128,
    STORE_LABEL = 256
};

/* Of the page cache: with it the bench stays below 16 MiB on a million suppliers. */
#define STORE_CACHE_KIB "3000"

struct sql_kept_text {
    uint64_t hash, used; /* used: the tick of its last use */
    char *text;
    sqlite3_stmt *stmt;
};

struct record_sql;     /* db/record.c */
struct journal_schema; /* db/journal_tables.c */
struct search_sets;    /* db/search_sql.c */

struct store {
    sqlite3 *db;
    char *path, *author;
    int busy_ms;
    mode_t mode;
    int64_t (*now_ms)(void *clock);
    int32_t (*day_of)(void *clock, int64_t ms_utc);
    int32_t (*today)(void *clock);
    void *clock;
    bool fixed_random, throw_away;
    const struct catalogue *catalogue;
    bool read_only;
    char *notice;
    char device[8];
    struct score_settings score; /* for filters */

    sqlite3_stmt **kept[SQL_SLOTS]; /* per module, as long as its table; NULL before first use */
    int kept_count[SQL_SLOTS];
    struct sql_kept_text texts[SQL_TEXTS];
    int n_texts, last_text; /* last_text: the one asked for last */
    uint64_t tick;
    struct record_sql *record_sql;
    struct journal_schema *journal_schema;
    struct search_sets *search_sets;

    int64_t last_id;
    uint64_t random; /* state of the generator of random starts */
    int64_t data_version;

    /* The open command (db/journal.c). */
    int depth;
    bool aborted; /* a nested command was aborted: the outermost cannot commit */
    struct sqlite3_session *session;
    int64_t group_id;      /* 0: each command is its own group */
    int64_t gave_way_at;   /* ms of the monotonic clock: when the group let others write last */
    int64_t bulk_rows;     /* suppliers that the group added or took away */
    bool bulk_put_off;     /* see bulk.h */
    int64_t root, undo_of; /* of an undo or redo; 0: a first-hand change */
    const char *kind;      /* "do", "undo", "redo" */
    char label[STORE_LABEL];
};

/* sql.c: runs statements without results. */
bool sql_exec(struct store *store, const char *text, struct error *err);
/* Ends a transaction of the db layer's own: commits where ok, otherwise and where that fails rolls
 * back and gives false. */
bool sql_end(struct store *store, bool ok, struct error *err);
/* The one integer of a query. */
bool sql_integer(struct store *store, const char *text, int64_t *value, struct error *err);
void sql_finalize_all(struct store *store);
/* sql_fail for a connection that has no store (a copy being made); name is the file in words. */
bool sql_fail_handle(sqlite3 *db, const char *name, struct error *err, const char *doing);

/* Milliseconds of the machine's running clock, for spans: never set back, whatever now_ms says. */
int64_t store_clock_ms(void);

/* Opens a database of any version that this program can read, for copying: nothing is migrated. */
bool store_open_for_copy(const char *path, struct store **store, struct error *err);

/* backup.c: fills the empty file at to_path with the database behind from, as of one moment, and
 * verifies the copy. The names are what messages call both files. */
bool backup_copy(sqlite3 *from, const char *from_name, const char *to_path, const char *to_name,
                 struct error *err);

/* store_id.c */
/* False where it is open for reading only, with why. */
bool store_may_write(const struct store *store, struct error *err);
void store_seed_ids(struct store *store);
/* Raises the next id above all that the journal holds. command_begin calls it under the write lock,
 * so that entries are in the order of their ids whatever the clocks of the processes say. */
bool store_sync_ids(struct store *store, struct error *err);
bool store_choose_device(struct store *store, struct error *err);

/* journal.c: false where SQLite has given up the transaction of the open command by itself (a full
 * disk, an interrupted write): what were written now would stand outside of it. */
bool command_alive(struct store *store, struct error *err);

/* migrate.c: schema steps, ascending; the last one is what this program writes. */
struct schema_step {
    int version;
    const char *sql;
};
extern const struct schema_step schema_steps[];
extern const int schema_n_steps;
int schema_version(void);
/* Applies those steps that the database does not have yet, each in its own transaction. */
bool schema_apply(struct store *store, const struct schema_step *steps, int count,
                  struct error *err);
/* Brings an existing database up to date, with a backup before the first step. */
bool schema_migrate(struct store *store, const struct schema_step *steps, int count,
                    struct error *err);

#endif
