#include "sourcebench/core/lading.h"

#include "sourcebench/core/wide.h"

const struct lading_container lading_containers[CONTAINERS] = {
    {"20'", 28000, 21700}, {"40'", 58000, 26500}, {"40'HC", 68000, 26500}};

int64_t lading_cartons(const int64_t *quantities, int n, int64_t units) {
    int64_t cartons = 0;
    for (int i = 0; i < n; i++)
        cartons += quantities[i] / units + (quantities[i] % units != 0);
    return cartons;
}

/* mm³; 0: not known. At most 8 × 10^12. */
static int64_t carton_volume(const struct lading_carton *carton) {
    return carton->length * carton->width * carton->height;
}

struct lading lading_of(const struct lading_carton *carton, int64_t cartons) {
    int64_t mm3 = carton_volume(carton);
    struct ratio volume = ratio_of(mm3, 1000000000), weight = ratio_of(carton->weight, 1000);
    return (struct lading){.cartons = cartons,
                           .has_volume = mm3 > 0,
                           .has_weight = carton->weight > 0,
                           .volume = ratio_scale(&volume, cartons, 1),
                           .weight = ratio_scale(&weight, cartons, 1)};
}

static struct ratio larger(const struct ratio *a, const struct ratio *b) {
    return ratio_compare(a, b) >= 0 ? *a : *b;
}

struct ratio lading_revenue_tonnes(const struct lading *lading) {
    struct ratio tonnes = ratio_scale(&lading->weight, 1, 1000), least = ratio_of(1, 1);
    struct ratio more = larger(&lading->volume, &tonnes);
    return larger(&more, &least);
}

struct ratio lading_chargeable_kg(const struct lading *lading) {
    struct ratio volumetric = ratio_scale(&lading->volume, 1000000, 6000);
    return larger(&lading->weight, &volumetric);
}

int64_t lading_capacity(const struct lading_container *container,
                        const struct lading_carton *carton) {
    int64_t mm3 = carton_volume(carton);
    if (mm3 <= 0 || carton->weight <= 0)
        return 0;
    int64_t by_volume = (int64_t)((wide)container->litres * 1000000 / mm3),
            by_weight = container->payload * 1000 / carton->weight;
    return by_volume < by_weight ? by_volume : by_weight;
}

/* One way to load, and the best so far. */
struct mix {
    wide cost;
    int64_t containers, counts[CONTAINERS];
};

static void keep_better(struct mix *best, const struct mix *m) {
    if (best->containers == 0 || m->cost < best->cost ||
        (m->cost == best->cost && m->containers < best->containers))
        *best = *m;
}

static int64_t needed(int64_t cartons, int64_t capacity) {
    return cartons <= 0 ? 0 : cartons / capacity + (cartons % capacity != 0);
}

/* Every number of containers of this kind, and for each the best of the kinds below it. */
static void try_kinds(int kind, int64_t cartons, const int64_t *capacities, const int64_t *costs,
                      struct mix m, struct mix *best) {
    if (cartons <= 0)
        keep_better(best, &m);
    if (cartons <= 0 || kind < 0)
        return;
    bool can = capacities[kind] > 0 && costs[kind] >= 0;
    int64_t most = can ? needed(cartons, capacities[kind]) : 0;
    for (int64_t n = kind == 0 ? most : 0; n <= most;
         n++) { /* of the last kind as many as needed */
        struct mix more = m;
        more.counts[kind] = n;
        more.containers += n;
        more.cost += (wide)n * (can ? costs[kind] : 0);
        try_kinds(kind - 1, can ? cartons - n * capacities[kind] : cartons, capacities, costs, more,
                  best);
    }
}

bool lading_mix(int64_t cartons, const int64_t capacities[CONTAINERS],
                const int64_t costs[CONTAINERS], int64_t counts[CONTAINERS]) {
    struct mix best = {0};
    int64_t largest = 0;
    for (int i = 0; i < CONTAINERS; i++)
        if (costs[i] >= 0 && capacities[i] > largest)
            largest = capacities[i];
    if (cartons <= 0 || largest == 0 || needed(cartons, largest) > LADING_CONTAINERS_MAX)
        return false;
    try_kinds(CONTAINERS - 1, cartons, capacities, costs, (struct mix){0}, &best);
    for (int i = 0; i < CONTAINERS; i++)
        counts[i] = best.counts[i];
    return best.containers > 0;
}
