/*
 * Ids that two machines do not make twice, and the letter of this device.
 *
 * An id is 42 bits of milliseconds since 1970 (good until 2109) and 21 bits of sequence. Each
 * millisecond starts at a random number below half the range, so that ids made in the same
 * millisecond on two laptops differ and there is room to count on; a burst that outruns the clock
 * runs into the next millisecond. Ids of one store always increase, and those of its journal also
 * where processes with different or fixed clocks write in turns.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/core/strbuf.h"

#include "store_private.h"

enum { SEQUENCE_BITS = 21 };

static const uint64_t fixed_start = 0x5342636831313131u;

/* splitmix64, Steele, Lea and Flood 2014. */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static int64_t random_start(struct store *store) {
    return (int64_t)(next_random(&store->random) >> (64 - (SEQUENCE_BITS - 1)));
}

void store_seed_ids(struct store *store) {
    store->random = fixed_start;
    if (!store->fixed_random)
        sqlite3_randomness((int)sizeof store->random, &store->random);
}

bool store_sync_ids(struct store *store, struct error *err) {
    int64_t latest = 0;
    if (!sql_integer(store, "SELECT ifnull(max(id), 0) FROM journal", &latest, err))
        return false;
    if (latest > store->last_id)
        store->last_id = latest + random_start(store);
    return true;
}

int64_t store_new_id(struct store *store) {
    int64_t first = store_now(store) << SEQUENCE_BITS;
    if (first > store->last_id)
        store->last_id = first | random_start(store);
    else
        store->last_id++;
    return store->last_id;
}

/* The letters after the given ones: A … Z, AA … ZZ. */
static void next_letters(char letters[8]) {
    size_t i = strlen(letters);
    while (i > 0 && letters[i - 1] == 'Z')
        letters[--i] = 'A';
    if (i > 0) {
        letters[i - 1]++;
        return;
    }
    size_t length = strlen(letters);
    memmove(letters + 1, letters, length + 1);
    letters[0] = 'A';
}

/* Gives this machine the first letter that no machine has; the write lock is held. */
static bool take_letter(struct store *store, const char *name, struct error *err) {
    static const char taken[] = "SELECT 1 FROM setting WHERE name GLOB 'device.*' AND value = ?1";
    char letters[sizeof store->device] = "A";
    for (bool row = true; row;) {
        sqlite3_stmt *q = sql_get_text(store, taken, err);
        if (!q || !sql_bind(store, q, "t", err, letters) || !sql_row(store, q, &row, err))
            return false;
        sql_done(q);
        if (row)
            next_letters(letters);
    }
    memcpy(store->device, letters, sizeof letters);
    return store_set_setting(store, name, letters, err);
}

static bool load_letter(struct store *store, const char *name, struct error *err) {
    char *letters;
    if (!store_get_setting(store, name, &letters, err))
        return false;
    if (letters && strlen(letters) < sizeof store->device)
        snprintf(store->device, sizeof store->device, "%s", letters);
    mem_free(letters);
    return true;
}

/* Looks again under the lock: another process of this machine may have been faster. */
static bool find_or_take_letter(struct store *store, const char *name, struct error *err) {
    if (!load_letter(store, name, err))
        return false;
    if (*store->device || store->read_only)
        return true;
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    bool ok = load_letter(store, name, err) && (*store->device || take_letter(store, name, err));
    return sql_end(store, ok, err);
}

bool store_choose_device(struct store *store, struct error *err) {
    char host[128] = "";
    struct strbuf name = {0};
    if (*store->device)
        return true;
    if (store->fixed_random) {
        snprintf(store->device, sizeof store->device, "A");
        return true;
    }
    if (gethostname(host, sizeof host - 1) != 0 || !*host)
        snprintf(host, sizeof host, "localhost");
    strbuf_addf(&name, "device.%s", host);
    bool ok = find_or_take_letter(store, strbuf_text(&name), err);
    strbuf_free(&name);
    return ok;
}
