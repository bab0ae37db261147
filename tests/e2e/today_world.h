/*
 * A small world for the tests of the daily review, on 2026-11-23: what is due, of whom, and how.
 *
 * late    Dongguan (marco's): sample 9 d too long on its way, silent for as long.
 *         Saigon Trail (lina's): BSCI lapsed yesterday; review due 2 d ago.
 * today   Saigon Trail: follow-up. Hà Nội Túi Xách (lina's): review.
 * soon    Dhaka Stitch (nobody's): follow-up in 4 d. Saigon Trail: GRS lapses in 27 d.
 */
#ifndef TESTS_E2E_TODAY_WORLD_H
#define TESTS_E2E_TODAY_WORLD_H

#include "bench.h"

void today_world(struct bench *b); /* bench_make() with the world in its database */
/* An offer of Saigon Trail, a request to Dongguan and an order of Hà Nội with it, and a closure in
 * Vietnam. */
void today_plans(struct bench *b);

#endif
