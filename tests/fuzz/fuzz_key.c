/*
 * What a terminal sends: whatever the bytes and however they are cut, every key has a name that
 * reads as the same key, and nothing waits for ever.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/tui/key.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check_key(struct key key) {
    char name[64];
    struct key again;
    if (key.code == KEYC_NONE || key.code == KEYC_PASTE)
        return;
    must(key.code != KEY_CODES && key.code < KEYC_NONE && key.code >= ' ');
    key_name_of(key, name, sizeof name);
    if (key_parse(name, strlen(name), &again) && !(key.modifiers & KEY_SHIFT))
        must(key_equal(key, again));
}

static size_t take_keys(struct key_decoder *d, bool final) {
    struct key key;
    size_t count = 0;
    for (; key_decoder_next(d, final, &key); count++)
        check_key(key);
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct key_decoder *d = key_decoder_new();
    size_t count = 0, part = size > 0 ? 1 + data[0] % 7U : 1;
    key_decoder_learn(d, "\033[A", (struct key){KEYC_UP, 0});
    for (size_t i = 0; i < size; i += part) {
        key_decoder_feed(d, (const char *)data + i, size - i < part ? size - i : part);
        count += take_keys(d, data[i] % 16 == 3);
    }
    count += take_keys(d, true);
    must(count <= size && !key_decoder_pending(d));
    must(strlen(key_decoder_paste(d)) <= size);
    key_decoder_free(d);
    return 0;
}
