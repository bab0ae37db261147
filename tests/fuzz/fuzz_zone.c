/*
 * Time zone files from anywhere: offsets are of this world.
 */
#include <stdint.h>
#include <stdlib.h>

#include "sourcebench/io/zone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const int64_t times[] = {-5000000000, 0, 1795000000, 5000000000};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        int east = 0;
        if (zone_parse(data, size, times[i], &east) && abs(east) > 8 * 86400)
            abort();
    }
    return 0;
}
