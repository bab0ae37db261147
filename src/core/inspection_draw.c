#include "sourcebench/core/inspection_draw.h"

#include <stdbool.h>

#include "sourcebench/core/wide.h"

int64_t inspection_cartons(int64_t cartons, int64_t variants) {
    int64_t root = 0;
    while (root * root < cartons)
        root++;
    int64_t wanted = root > variants ? root : variants;
    return wanted < cartons ? wanted : cartons;
}

/* ---- shares ------------------------------------------------------------------------------------
 */

static int largest_remainder(const int64_t *weights, const bool *taken, int n, int64_t total,
                             int64_t sum) {
    int best = -1;
    wide most = -1;
    for (int i = 0; i < n; i++) {
        wide left = (wide)total * weights[i] % sum;
        if (!taken[i] && weights[i] > 0 && left > most) {
            most = left;
            best = i;
        }
    }
    return best;
}

static int largest_share(const int64_t *shares, int n) {
    int best = 0;
    for (int i = 1; i < n; i++)
        best = shares[i] > shares[best] ? i : best;
    return best;
}

/* Whoever has none gets one of whoever has most. */
static void give_each_one(const int64_t *weights, int n, int64_t *shares) {
    for (int i = 0; i < n; i++) {
        int rich = largest_share(shares, n);
        if (weights[i] <= 0 || shares[i] > 0 || shares[rich] < 2)
            continue;
        shares[rich]--;
        shares[i]++;
    }
}

void inspection_spread(int64_t total, const int64_t *weights, int n, int64_t *shares) {
    bool taken[n > 0 ? n : 1];
    int64_t sum = 0, given = 0;
    for (int i = 0; i < n; i++) {
        taken[i] = false;
        shares[i] = 0;
        sum += weights[i] > 0 ? weights[i] : 0;
    }
    if (sum == 0)
        return;
    for (int i = 0; i < n; i++) {
        shares[i] = weights[i] > 0 ? (int64_t)((wide)total * weights[i] / sum) : 0;
        given += shares[i];
    }
    for (; given < total; given++) {
        int i = largest_remainder(weights, taken, n, total, sum);
        if (i < 0)
            break;
        taken[i] = true;
        shares[i]++;
    }
    give_each_one(weights, n, shares);
}

/* ---- drawing -----------------------------------------------------------------------------------
 */

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 0 … below - 1, each as likely: what would favour the low ones is drawn again. */
static uint64_t random_below(uint64_t *state, uint64_t below) {
    uint64_t random, unfair = (UINT64_MAX - below + 1) % below;
    do
        random = next_random(state);
    while (random < unfair);
    return random % below;
}

/* Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S). */
void inspection_draw(uint64_t *seed, int64_t first, int64_t count, int64_t wanted, int64_t *drawn) {
    int64_t taken = 0;
    for (int64_t i = 0; taken < wanted && i < count; i++) {
        uint64_t left = (uint64_t)(count - i);
        if (random_below(seed, left) < (uint64_t)(wanted - taken))
            drawn[taken++] = first + i;
    }
}
