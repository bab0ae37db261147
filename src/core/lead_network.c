/*
 * Stages as arrows between events: those that come after the same ones begin at one event, at which
 * these end. Two arrows in a row and two side by side become one until only one is left.
 */
#include "lead_network.h"

enum { SOURCE = 0, SINK = 1, EVENTS = LEAD_STAGES + 2 };

struct arrow {
    int from, to;
    const struct lead_node *node;
};

struct network {
    const struct lead_stage *stages;
    int n;
    unsigned members;
    struct arena *arena;
    unsigned before[LEAD_STAGES]; /* all that has to end before it */
    unsigned after[LEAD_STAGES];  /* without what follows from the others */
    struct arrow arrows[LEAD_STAGES];
    int n_arrows;
};

static bool has(unsigned set, int i) {
    return set >> i & 1;
}

static bool check_members(const struct network *w, struct error *err) {
    for (int i = 0; i < w->n; i++) {
        if (has(w->members, i) && (w->stages[i].after & ~w->members))
            return error_set(err, ERROR_INPUT, "\"%s\" comes after a stage that there is not.",
                             w->stages[i].name);
    }
    return true;
}

/* Adds what comes before those before it, until nothing is added. */
static bool find_before(struct network *w, struct error *err) {
    for (int i = 0; i < w->n; i++)
        w->before[i] = w->stages[i].after;
    for (int turn = 0; turn < w->n; turn++) {
        for (int i = 0; i < w->n; i++) {
            for (int k = 0; k < w->n; k++) {
                if (has(w->before[i], k))
                    w->before[i] |= w->before[k];
            }
        }
    }
    for (int i = 0; i < w->n; i++) {
        if (has(w->members, i) && has(w->before[i], i))
            return error_set(err, ERROR_INPUT,
                             "\"%s\" waits for itself: its predecessors make a circle.",
                             w->stages[i].name);
    }
    return true;
}

static void drop_repeated(struct network *w) {
    for (int i = 0; i < w->n; i++) {
        w->after[i] = w->stages[i].after;
        for (int k = 0; k < w->n; k++) {
            if (has(w->stages[i].after, k))
                w->after[i] &= ~w->before[k];
        }
    }
}

/* The event at which the stages of the set end: numbered by the first stage that comes after them.
 */
static int event_of(const struct network *w, unsigned set) {
    int i = 0;
    if (set == 0)
        return SOURCE;
    while (!has(w->members, i) || w->after[i] != set)
        i++;
    return i + 2;
}

static bool make_arrows(struct network *w, struct error *err) {
    for (int i = 0; i < w->n; i++) {
        if (!has(w->members, i))
            continue;
        struct lead_node *node = arena_alloc(w->arena, 1, sizeof *node);
        *node = (struct lead_node){.kind = NODE_STAGE, .stage = i};
        struct arrow *a = &w->arrows[w->n_arrows++];
        *a = (struct arrow){event_of(w, w->after[i]), SINK, node};
        for (int k = 0; k < w->n; k++) {
            if (!has(w->members, k) || !has(w->after[k], i))
                continue;
            int to = event_of(w, w->after[k]);
            if (a->to != SINK && a->to != to)
                return error_set(
                    err, ERROR_INPUT,
                    "\"%s\" ties branches together that meet elsewhere too, so that no "
                    "exact probability can be given: let what comes after it come "
                    "after the same stages.",
                    w->stages[i].name);
            a->to = to;
        }
    }
    return true;
}

static const struct lead_node *join(struct network *w, enum lead_node_kind kind,
                                    const struct lead_node *a, const struct lead_node *b) {
    struct lead_node *node = arena_alloc(w->arena, 1, sizeof *node);
    *node = (struct lead_node){.kind = kind, .a = a, .b = b};
    return node;
}

static void take_out(struct network *w, int i) {
    w->arrows[i] = w->arrows[--w->n_arrows];
}

static bool merge_parallel(struct network *w) {
    for (int i = 0; i < w->n_arrows; i++) {
        for (int k = i + 1; k < w->n_arrows; k++) {
            struct arrow *a = &w->arrows[i], *b = &w->arrows[k];
            if (a->from != b->from || a->to != b->to)
                continue;
            a->node = join(w, NODE_PARALLEL, a->node, b->node);
            take_out(w, k);
            return true;
        }
    }
    return false;
}

/* The only arrow that ends (or begins) at the event; -1 where there are more. */
static int only_at(const struct network *w, int event, bool ends) {
    int found = -1;
    for (int i = 0; i < w->n_arrows; i++) {
        if ((ends ? w->arrows[i].to : w->arrows[i].from) != event)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

static bool merge_series(struct network *w) {
    for (int event = SINK + 1; event < EVENTS; event++) {
        int a = only_at(w, event, true), b = only_at(w, event, false);
        if (a < 0 || b < 0)
            continue;
        w->arrows[a].node = join(w, NODE_SERIES, w->arrows[a].node, w->arrows[b].node);
        w->arrows[a].to = w->arrows[b].to;
        take_out(w, b);
        return true;
    }
    return false;
}

bool lead_network(const struct lead_stage *stages, int n, unsigned members, struct arena *arena,
                  const struct lead_node **root, struct error *err) {
    struct network w = {.stages = stages, .n = n, .members = members, .arena = arena};
    if (!check_members(&w, err) || !find_before(&w, err))
        return false;
    drop_repeated(&w);
    if (!make_arrows(&w, err))
        return false;
    while (merge_parallel(&w) || merge_series(&w))
        ;
    *root = w.n_arrows == 1 ? w.arrows[0].node : NULL;
    return w.n_arrows == 1 ||
           error_set(err, ERROR_INPUT,
                     "The stages are tied together crosswise, so that no exact probability can be "
                     "given: make each branch part and meet again as a whole.");
}
