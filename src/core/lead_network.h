/*
 * How a plan's stages are put together: one after the other, or side by side.
 */
#ifndef CORE_LEAD_NETWORK_H
#define CORE_LEAD_NETWORK_H

#include "sourcebench/core/lead_time.h"

struct lead_node {
    enum lead_node_kind { NODE_STAGE, NODE_SERIES, NODE_PARALLEL } kind;
    int stage;
    const struct lead_node *a, *b;
};

/* Takes the network of those stages (bits) apart; what only repeats what follows from other
 * predecessors is left aside. INPUT where it cannot be. */
bool lead_network(const struct lead_stage *stages, int n, unsigned members, struct arena *arena,
                  const struct lead_node **root, struct error *err);

#endif
