/*
 * One bench database: opening, creating, migrating, closing.
 *
 * A store is one connection of one process. It knows who works with it (author), on which device,
 * and what time it is (clock and random start are injected, so that demo and script mode repeat).
 * Opening never writes to a file that is not a bench database of a version it knows.
 */
#ifndef SOURCEBENCH_DB_STORE_H
#define SOURCEBENCH_DB_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "sourcebench/core/error.h"

struct catalogue;
struct store;

struct store_options {
    const char *path;
    const char *author; /* who is named in created_by, updated_by and the journal */
    bool create;        /* make the database where there is none; otherwise that is NOT_FOUND */
    bool read_only;
    int busy_ms;                    /* how long a locked database is waited for; 0 means 5,000 */
    mode_t mode;                    /* of a new file; 0 means 0600 */
    int64_t (*now_ms)(void *clock); /* UTC milliseconds; NULL: the system's clock */
    int32_t (*day_of)(void *clock, int64_t ms_utc); /* the civil day here; NULL: that of UTC */
    int32_t (*today)(void *clock); /* the day that counts as today; NULL: that of now */
    void *clock;
    const char *device; /* letter of the device; NULL: that of this machine */
    bool fixed_random;  /* ids and device letter start from a constant, for demo and script mode */
    const struct catalogue *catalogue; /* what is known of certificates and checklists; NULL:
                                          nothing. It outlives the store */
    bool throw_away; /* commits do not wait for the disk: a database that can be made again */
};

/* Opens, where needed creates or migrates (after a backup beside the file). The caller closes.
 * A database with a newer minor version opens for reading only and has a notice. */
bool store_open(const struct store_options *options, struct store **store, struct error *err);
void store_close(struct store *store);

const char *store_path(const struct store *store);
const char *store_author(const struct store *store);
bool store_read_only(const struct store *store);
/* Why it is open for reading only though writing was asked for (a database of a newer sourcebench,
 * whose changes this one can read but not keep), as a sentence for the user; or NULL. */
const char *store_notice(const struct store *store);
int64_t store_now(const struct store *store);
/* The civil day here of a time, the day that counts as today, and the first millisecond of a day.
 */
int32_t store_day_of(const struct store *store, int64_t ms_utc);
int32_t store_today(const struct store *store);
int64_t store_day_begin(const struct store *store, int32_t day);
/* The catalogue it was opened with, or NULL. */
const struct catalogue *store_catalogue(const struct store *store);
/* The device's letter, "L"; "" where a database open for reading only does not know this device. */
const char *store_device(const struct store *store);

/* A new id: 42 bits of milliseconds, 21 bits of sequence from a random start. Always increasing. */
int64_t store_new_id(struct store *store);

/* True once after another connection has committed since the last call. Cheap: no table is read. */
bool store_changed_elsewhere(struct store *store);

/* Settings: device, counters of the interface, last filter … Not journaled. get gives NULL in
 * *value where unset; the text is the caller's (mem_free). */
bool store_get_setting(struct store *store, const char *name, char **value, struct error *err);
bool store_set_setting(struct store *store, const char *name, const char *value, struct error *err);

/* Copies the database with the online backup API to a temporary file beside path, verifies it
 * (integrity, version, row counts), and renames it. Refuses an existing path unless overwrite. */
bool store_backup(struct store *store, const char *path, bool overwrite, struct error *err);
/* Replaces the database at path by the verified backup, keeping the old one and its logs as
 * PATH.before-restore (then -2, -3 …). BUSY while any process has it open; CONFLICT where it exists
 * and overwrite was not said. */
bool store_restore(const char *backup, const char *path, bool overwrite, struct error *err);

struct store_finding {
    const char *what; /* "search index", "foreign keys", … */
    const char *message;
    bool repaired, repairable;
};

/* Checks integrity, foreign keys, journal, derived columns, counters and search index; with repair
 * rebuilds what is derived. Calls found() for each finding. False only where it could not check. */
bool store_doctor(struct store *store, bool repair,
                  void (*found)(void *user, const struct store_finding *finding), void *user,
                  struct error *err);

#endif
