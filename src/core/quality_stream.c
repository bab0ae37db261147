#include "sourcebench/core/quality_stream.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/quality.h"
#include "sourcebench/core/wide.h"

enum { DAY_MS = 86400000 };

static bool same_text(const char *a, const char *b) {
    return strcmp(a, b) == 0;
}

struct stream_key stream_of(const struct record *inspection, enum inspection_class class) {
    return (struct stream_key){.supplier = record_int(inspection, INSPECTION_SUPPLIER, 0),
                               .product = record_int(inspection, INSPECTION_PRODUCT, 0),
                               .family = record_text(inspection, INSPECTION_FAMILY),
                               .class = class};
}

static bool is_of(const struct stream_key *key, int64_t supplier, int64_t product,
                  const char *family) {
    if (supplier != key->supplier)
        return false;
    if (*key->family || *family)
        return same_text(key->family, family);
    return product == key->product;
}

/* ---- what belongs to the stream ----------------------------------------------------------------
 */

static int64_t time_of(const struct stream_step *s) {
    return s->inspection ? record_int(s->inspection, INSPECTION_CLOSED_AT, 0)
                         : (int64_t)s->day * DAY_MS;
}

static int by_time(const void *a, const void *b) {
    const struct stream_step *x = a, *y = b;
    int64_t m = time_of(x), n = time_of(y);
    int64_t i = x->inspection ? x->inspection->id : x->event->id;
    int64_t j = y->inspection ? y->inspection->id : y->event->id;
    if (m != n)
        return m < n ? -1 : 1;
    return i < j ? -1 : i > j;
}

static const struct record *class_of(const struct record_set *set, const struct record *inspection,
                                     enum inspection_class class, struct arena *arena) {
    int n;
    struct record **list =
        record_set_list(set, &plan_class_entity, PLAN_CLASS_INSPECTION, inspection->id, arena, &n);
    for (int i = 0; i < n; i++)
        if (same_text(record_text(list[i], PLAN_CLASS_CLASS), inspection_class_keys[class]))
            return list[i];
    return NULL;
}

static bool is_closed_before(const struct record *inspection, const struct record *before) {
    int64_t at = record_int(inspection, INSPECTION_CLOSED_AT, 0);
    if (!same_text(record_text(inspection, INSPECTION_STATUS), "closed") || !at)
        return false;
    int64_t limit = before ? record_int(before, INSPECTION_CLOSED_AT, INT64_MAX) : INT64_MAX;
    return inspection != before && at <= limit;
}

static void add_lot(const struct record_set *set, const struct stream_key *key,
                    const struct record *inspection, struct arena *arena, struct stream *stream) {
    struct inspection_state state;
    const struct record *class = class_of(set, inspection, key->class, arena);
    if (!class || !same_text(record_text(class, PLAN_CLASS_KIND), "aql"))
        return;
    inspection_state_read(set, inspection, arena, &state);
    stream->steps[stream->n++] = (struct stream_step){
        .inspection = inspection,
        .class = class,
        .count = state.classes[key->class].count,
        .day = (int32_t)(record_int(inspection, INSPECTION_CLOSED_AT, 0) / DAY_MS)};
}

static void gather(const struct record_set *set, const struct stream_key *key,
                   const struct record *before, struct arena *arena, struct stream *stream) {
    stream->steps = arena_alloc(arena, (size_t)set->n + 1, sizeof *stream->steps);
    for (int i = 0; i < set->n; i++) {
        const struct record *r = set->records[i];
        if (r->entity == &inspection_entity && is_closed_before(r, before) &&
            is_of(key, record_int(r, INSPECTION_SUPPLIER, 0), record_int(r, INSPECTION_PRODUCT, 0),
                  record_text(r, INSPECTION_FAMILY)))
            add_lot(set, key, r, arena, stream);
        if (r->entity == &stream_event_entity &&
            is_of(key, record_int(r, STREAM_EVENT_SUPPLIER, 0),
                  record_int(r, STREAM_EVENT_PRODUCT, 0), record_text(r, STREAM_EVENT_FAMILY)) &&
            same_text(record_text(r, STREAM_EVENT_CLASS), inspection_class_keys[key->class]))
            stream->steps[stream->n++] =
                (struct stream_step){.event = r, .day = record_day(r, STREAM_EVENT_ON)};
    }
    qsort(stream->steps, (size_t)stream->n, sizeof *stream->steps, by_time);
}

/* ---- walking through ---------------------------------------------------------------------------
 */

static enum sampling_severity severity_of(const char *word) {
    for (int i = 0; i < SAMPLING_SEVERITIES; i++)
        if (same_text(word, sampling_severities[i]))
            return (enum sampling_severity)i;
    return SAMPLING_NORMAL;
}

struct walk {
    struct stream *stream;
    struct arena *arena;
    bool steady, consent;
    int64_t aql; /* of the lot before; 0: none yet */
};

static struct switching_step take(struct walk *w, const struct switching_event *event) {
    struct switching_step step = switching_take(&w->stream->state, event, w->arena);
    if (step.change != SWITCHING_STAYS)
        w->stream->why = step.words;
    return step;
}

static void take_decision(struct walk *w, struct stream_step *s) {
    static const struct {
        const char *key;
        enum switching_kind kind;
    } kinds[] = {{"override", SWITCHING_OVERRIDE},
                 {"conditions", SWITCHING_CONDITIONS},
                 {"resume", SWITCHING_RESUME},
                 {"restart", SWITCHING_RESTART}};
    struct switching_event e = {.tighter_ac = -1};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (same_text(record_text(s->event, STREAM_EVENT_KIND), kinds[i].key))
            e.kind = kinds[i].kind;
    if (e.kind == SWITCHING_CONDITIONS) {
        w->steady = record_int(s->event, STREAM_EVENT_STEADY, 0) != 0;
        w->consent = record_int(s->event, STREAM_EVENT_CONSENT, 0) != 0;
    }
    e.steady = w->steady;
    e.consent = w->consent;
    e.severity = severity_of(record_text(s->event, STREAM_EVENT_SEVERITY));
    e.reason = record_text(s->event, STREAM_EVENT_REASON);
    s->step = take(w, &e);
}

static void count_lot(struct stream *stream, const struct stream_step *s, int64_t found) {
    stream->lots++;
    stream->accepted += s->step.accepted;
    stream->inspected += s->count.inspected;
    stream->found += found;
}

static void take_lot(struct walk *w, struct stream_step *s) {
    int64_t aql = record_int(s->class, PLAN_CLASS_AQL, 0);
    bool defects = same_text(record_text(s->class, PLAN_CLASS_MODE), "defects");
    bool again = *record_text(s->inspection, INSPECTION_FIRST) != '\0';
    struct switching_event e = {
        .kind = SWITCHING_LOT,
        .severity = severity_of(record_text(s->class, PLAN_CLASS_SEVERITY)),
        .again = again,
        .found = defects ? s->count.defects : s->count.defective,
        .ac = record_int(s->class, PLAN_CLASS_AC, 0),
        .tighter_ac = record_int(s->class, PLAN_CLASS_TIGHTER_AC, -1),
        .steady = w->steady,
        .consent = w->consent,
    };
    if (!again && w->aql && aql != w->aql) {
        struct switching_event anew = {.kind = SWITCHING_RESTART,
                                       .tighter_ac = -1,
                                       .steady = w->steady,
                                       .consent = w->consent,
                                       .reason = "another AQL"};
        take(w, &anew);
    }
    if (!again)
        w->aql = aql;
    s->step = take(w, &e);
    if (!again)
        count_lot(w->stream, s, e.found);
}

void stream_read(const struct record_set *set, const struct stream_key *key,
                 const struct record *before, struct arena *arena, struct stream *stream) {
    *stream = (struct stream){0};
    struct walk w = {.stream = stream, .arena = arena};
    gather(set, key, before, arena, stream);
    for (int i = 0; i < stream->n; i++) {
        struct stream_step *s = &stream->steps[i];
        if (s->inspection)
            take_lot(&w, s);
        else
            take_decision(&w, s);
        s->after = stream->state;
    }
}

enum sampling_severity stream_severity(const struct stream *stream) {
    return stream->state.severity;
}

int64_t stream_per_hundred(const struct stream *stream) {
    if (!stream->inspected)
        return -1;
    return (int64_t)wide_divide((wide)stream->found * 10000, stream->inspected);
}
