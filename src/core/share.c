#include "sourcebench/core/share.h"

#include <string.h>

#include "sourcebench/core/memory.h"

/* The index with the largest remainder, the first of equal ones; its remainder is used up. */
static int take_largest(int64_t *rests, int n) {
    int best = 0;
    for (int i = 1; i < n; i++)
        if (rests[i] > rests[best])
            best = i;
    rests[best] = -1;
    return best;
}

bool share_out(int64_t total, const int64_t *weights, int n, int64_t *parts) {
    int64_t sum = 0, left = total;
    for (int i = 0; i < n; i++)
        sum += weights[i];
    if (sum == 0) {
        memset(parts, 0, (size_t)n * sizeof *parts);
        return false;
    }
    int64_t *rests = mem_alloc((size_t)n, sizeof *rests);
    for (int i = 0; i < n; i++) {
        int64_t product = total * weights[i];
        rests[i] = product % sum;
        parts[i] = product / sum;
        left -= parts[i];
    }
    for (; left > 0; left--)
        parts[take_largest(rests, n)]++;
    mem_free(rests);
    return true;
}

void share_set(int64_t *shares, const int64_t *like, int n, int at, int64_t share) {
    int64_t *others = mem_alloc((size_t)n, sizeof *others);
    share = share < 0 ? 0 : share > SHARE_FULL ? SHARE_FULL : share;
    memcpy(others, shares, (size_t)n * sizeof *others);
    others[at] = 0;
    bool rest = share_out(SHARE_FULL - share, others, n, shares);
    if (!rest) {
        memcpy(others, like, (size_t)n * sizeof *others);
        others[at] = 0;
        rest = share_out(SHARE_FULL - share, others, n, shares);
    }
    shares[at] = rest ? share : SHARE_FULL;
    mem_free(others);
}
