#include "sourcebench/core/quality_history.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/quality.h"
#include "sourcebench/core/wide.h"

enum { DAY_MS = 86400000, TREND_LOTS = 5, TREND_LEAST = 2 };

int64_t goods_per_hundred(int64_t defects, int64_t inspected) {
    return inspected > 0 ? (int64_t)wide_divide((wide)defects * 10000, inspected) : -1;
}

/* ---- which goods -------------------------------------------------------------------------------
 */

static bool is_closed(const struct record *r) {
    return r->entity == &inspection_entity &&
           strcmp(record_text(r, INSPECTION_STATUS), "closed") == 0 &&
           record_int(r, INSPECTION_CLOSED_AT, 0) != 0;
}

static struct stream_key key_of(const struct record *r) {
    if (r->entity == &inspection_entity)
        return stream_of(r, CLASS_MAJOR);
    return (struct stream_key){.supplier = record_int(r, STREAM_EVENT_SUPPLIER, 0),
                               .product = record_int(r, STREAM_EVENT_PRODUCT, 0),
                               .family = record_text(r, STREAM_EVENT_FAMILY),
                               .class = CLASS_MAJOR};
}

static bool same_goods(const struct stream_key *a, const struct stream_key *b) {
    return a->supplier == b->supplier && strcmp(a->family, b->family) == 0 &&
           (*a->family || a->product == b->product);
}

static struct goods_history *history_of(struct goods_history *all, int *n,
                                        const struct stream_key *key) {
    for (int i = 0; i < *n; i++)
        if (same_goods(&all[i].key, key))
            return &all[i];
    all[*n] = (struct goods_history){.key = *key, .goods = ""};
    return &all[(*n)++];
}

/* ---- lots --------------------------------------------------------------------------------------
 */

static int64_t closed_at(const struct record *r) {
    return record_int(r, INSPECTION_CLOSED_AT, 0);
}

static int by_close(const void *a, const void *b) {
    const struct goods_lot *x = a, *y = b;
    int64_t m = closed_at(x->inspection), n = closed_at(y->inspection);
    if (m != n)
        return m < n ? -1 : 1;
    return x->inspection->id < y->inspection->id ? -1 : x->inspection->id > y->inspection->id;
}

static void add_lot(const struct record_set *set, struct goods_history *h,
                    const struct record *inspection, struct arena *arena) {
    struct inspection_state state;
    struct goods_lot *lot = &h->lots[h->n_lots++];
    inspection_state_read(set, inspection, arena, &state);
    *lot = (struct goods_lot){.inspection = inspection,
                              .day = (int32_t)(closed_at(inspection) / DAY_MS),
                              .again = *record_text(inspection, INSPECTION_FIRST) != '\0',
                              .inspected = state.inspected};
    for (int i = 0; i < UNIT_CLASSES; i++)
        lot->defects += state.classes[i].count.defects;
}

static void sum_lots(struct goods_history *h) {
    qsort(h->lots, (size_t)h->n_lots, sizeof *h->lots, by_close);
    for (int i = 0; i < h->n_lots; i++) {
        const struct goods_lot *lot = &h->lots[i];
        h->goods = record_text(lot->inspection, INSPECTION_GOODS);
        if (lot->again)
            continue;
        h->n_first++;
        h->inspected += lot->inspected;
        h->found += lot->defects;
    }
}

/* ---- kinds of defects --------------------------------------------------------------------------
 */

static struct goods_defect *defect_of(struct goods_history *h, const struct record *d) {
    int class = inspection_class_of(record_text(d, DEFECT_CLASS));
    for (int i = 0; i < h->n_defects; i++)
        if (strcmp(h->defects[i].code, record_text(d, DEFECT_CODE)) == 0 &&
            strcmp(h->defects[i].name, record_text(d, DEFECT_NAME)) == 0)
            return &h->defects[i];
    h->defects[h->n_defects] =
        (struct goods_defect){.code = record_text(d, DEFECT_CODE),
                              .name = record_text(d, DEFECT_NAME),
                              .class = class < 0 ? CLASS_MAJOR : (enum inspection_class) class};
    return &h->defects[h->n_defects++];
}

static int by_times(const void *a, const void *b) {
    const struct goods_defect *x = a, *y = b;
    if (x->times != y->times)
        return x->times > y->times ? -1 : 1;
    return strcmp(x->name, y->name);
}

static void add_defects(const struct record_set *set, struct goods_history *h,
                        const struct record *inspection, struct arena *arena) {
    int n;
    struct record **list =
        record_set_list(set, &defect_entity, DEFECT_INSPECTION, inspection->id, arena, &n);
    bool *counted = arena_alloc(arena, (size_t)set->n + 1, sizeof *counted);
    for (int i = 0; i < n; i++) {
        struct goods_defect *kind = defect_of(h, list[i]);
        kind->times += record_int(list[i], DEFECT_COUNT, 1);
        kind->lots += !counted[kind - h->defects];
        counted[kind - h->defects] = true;
    }
}

struct goods_history *goods_histories(const struct record_set *set, int64_t supplier,
                                      struct arena *arena, int *n) {
    struct goods_history *all = arena_alloc(arena, (size_t)set->n + 1, sizeof *all);
    *n = 0;
    for (int i = 0; i < set->n; i++) {
        const struct record *r = set->records[i];
        if (!is_closed(r) && r->entity != &stream_event_entity)
            continue;
        struct stream_key key = key_of(r);
        if (key.supplier != supplier)
            continue;
        struct goods_history *h = history_of(all, n, &key);
        if (!h->lots) {
            h->lots = arena_alloc(arena, (size_t)set->n + 1, sizeof *h->lots);
            h->defects = arena_alloc(arena, (size_t)set->n + 1, sizeof *h->defects);
        }
        if (r->entity == &stream_event_entity)
            continue;
        add_lot(set, h, r, arena);
        if (!*record_text(r, INSPECTION_FIRST))
            add_defects(set, h, r, arena);
    }
    for (int i = 0; i < *n; i++) {
        sum_lots(&all[i]);
        qsort(all[i].defects, (size_t)all[i].n_defects, sizeof *all[i].defects, by_times);
    }
    return all;
}

/* ---- trend -------------------------------------------------------------------------------------
 */

bool goods_trend(const struct goods_history *h, struct goods_trend *trend) {
    int half = h->n_first / 2 < TREND_LOTS ? h->n_first / 2 : TREND_LOTS, seen = 0;
    int64_t found[2] = {0}, inspected[2] = {0};
    *trend = (struct goods_trend){.lots = half};
    if (half < TREND_LEAST)
        return false;
    for (int i = h->n_lots - 1; i >= 0 && seen < 2 * half; i--) {
        if (h->lots[i].again)
            continue;
        found[seen >= half] += h->lots[i].defects;
        inspected[seen >= half] += h->lots[i].inspected;
        seen++;
    }
    trend->after = goods_per_hundred(found[0], inspected[0]);
    trend->before = goods_per_hundred(found[1], inspected[1]);
    return trend->after >= 0 && trend->before >= 0;
}
