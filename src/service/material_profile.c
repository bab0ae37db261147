/*
 * Profiles of the catalogue: one for each region and use, with the weights of both.
 *
 * A use and a region give criteria points; those of both are added up, and the share of all points
 * is the weight. Shares are hundredths of a percent that add up to 100 exactly: what rounding down
 * leaves over goes to the largest remainders.
 */
#include <string.h>

#include "sourcebench/core/catalogue.h"

#include "material_private.h"

enum { POINTS_MAX = 1000, WHOLE = 10000, CRITERIA_MAX = 200 };

/* The criteria of one profile, in the order in which they are first named. */
struct share {
    const char *code, *reason;
    struct value criterion, knock_min, knock_max;
    int64_t points, weight, remainder;
};
struct shares {
    struct share items[CRITERIA_MAX];
    int count;
};

static struct share *share_of(struct shares *s, const char *code) {
    for (int i = 0; i < s->count; i++) {
        if (strcmp(s->items[i].code, code) == 0)
            return &s->items[i];
    }
    if (s->count == CRITERIA_MAX)
        return NULL;
    s->items[s->count] = (struct share){.code = code};
    return &s->items[s->count++];
}

/* "carried all day (F1.1, F2.4)" */
static bool read_reason(struct material_reader *r, const struct material_entry *at,
                        const struct yaml_node *node, struct share *share) {
    const char *reason = yaml_get_text(node, "reason");
    const struct yaml_node *facts = yaml_get(node, "facts");
    const char *list = "";
    for (const struct yaml_node *n = facts ? facts->first : NULL; n; n = n->next) {
        if (n->kind != YAML_TEXT)
            return yaml_error(r->err, at->file, n, "facts: a list of texts is expected");
        list = arena_format(r->arena, "%s%s%s", list, *list ? ", " : "", n->text);
    }
    if (!reason || !*reason)
        return yaml_error(r->err, at->file, node, "%s: a reason is expected", node->key);
    const char *told = arena_format(r->arena, *list ? "%s (%s)" : "%s%s", reason, list);
    share->reason = share->reason ? arena_format(r->arena, "%s; %s", share->reason, told) : told;
    return true;
}

static bool read_limit(struct material_reader *r, const struct material_entry *at,
                       const struct yaml_node *map, int field, struct value *limit) {
    const struct field *f = &weight_entity.fields[field];
    const struct yaml_node *node = yaml_get(map, f->name);
    struct error wrong = {0};
    return !node ||
           (node->kind == YAML_TEXT && field_parse(f, node->text, 0, r->arena, limit, &wrong)) ||
           yaml_error(r->err, at->file, node, "%s: a number is expected", f->name);
}

static bool check_words(struct material_reader *r, const struct material_entry *at,
                        const struct yaml_node *map, const char *const *words) {
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        const char *const *word = words;
        while (*word && strcmp(*word, n->key) != 0)
            word++;
        if (!*word)
            return yaml_error(r->err, at->file, n, "there is no word \"%s\" here", n->key);
    }
    return true;
}

static bool read_share(struct material_reader *r, const struct material_entry *at,
                       const struct yaml_node *node, struct shares *shares) {
    static const char *const words[] = {"points",    "reason",    "facts",
                                        "knock_min", "knock_max", NULL};
    struct share *share = share_of(shares, node->key);
    const struct yaml_node *points = yaml_get(node, "points");
    int64_t n;
    if (!share)
        return yaml_error(r->err, at->file, node, "there are too many criteria");
    if (!points || !yaml_int(points, &n) || n < 1 || n > POINTS_MAX)
        return yaml_error(r->err, at->file, node, "%s: points from 1 to %d are expected", node->key,
                          POINTS_MAX);
    share->points += n;
    return check_words(r, at, node, words) &&
           material_refer(r, at, node, PART_CRITERIA, node->key, &share->criterion) &&
           read_reason(r, at, node, share) &&
           read_limit(r, at, node, WEIGHT_KNOCK_MIN, &share->knock_min) &&
           read_limit(r, at, node, WEIGHT_KNOCK_MAX, &share->knock_max);
}

static bool read_shares(struct material_reader *r, const struct material_entry *at,
                        struct shares *shares) {
    const struct yaml_node *weights = yaml_get(at->node, "weights");
    bool ok = weights && weights->kind == YAML_MAP;
    if (!ok)
        return yaml_error(r->err, at->file, at->node, "%s: weights are expected, as a map",
                          at->node->key);
    for (const struct yaml_node *n = weights->first; n && ok; n = n->next)
        ok = read_share(r, at, n, shares);
    return ok;
}

static void make_weights(struct shares *s) {
    int64_t all = 0, left = WHOLE;
    for (int i = 0; i < s->count; i++)
        all += s->items[i].points;
    if (all == 0)
        return;
    for (int i = 0; i < s->count; i++) {
        s->items[i].weight = s->items[i].points * WHOLE / all;
        s->items[i].remainder = s->items[i].points * WHOLE % all;
        left -= s->items[i].weight;
    }
    while (left-- > 0) {
        struct share *most = &s->items[0];
        for (int i = 1; i < s->count; i++) {
            if (s->items[i].remainder > most->remainder)
                most = &s->items[i];
        }
        most->weight++;
        most->remainder = -1;
    }
}

static const char *const region_words[] = {"weights", "markets", NULL};
static const char *const use_words[] = {"weights", "products", NULL};

/* Name and note of region and use are read as those of a profile. */
static bool read_about(struct material_reader *r, const struct material_entry *at,
                       const char *const *others, struct record *about) {
    about->values[PROFILE_CODE] = value_text(at->node->key);
    return material_read_fields(r, at, at->node, about, others);
}

static bool read_tags(struct material_reader *r, const struct material_entry *at, const char *key,
                      struct value *tags) {
    const struct yaml_node *list = yaml_get(at->node, key);
    const char *text = "";
    for (const struct yaml_node *n = list ? list->first : NULL; n; n = n->next) {
        if (n->kind != YAML_TEXT || strchr(n->text, ','))
            return yaml_error(r->err, at->file, n, "%s: a list of texts is expected", key);
        text = arena_format(r->arena, "%s%s%s", text, *text ? ", " : "", n->text);
    }
    struct error wrong = {0};
    return field_parse(&profile_entity.fields[PROFILE_MARKETS], text, 0, r->arena, tags, &wrong) ||
           yaml_error(r->err, at->file, at->node, "%s: %s", key, wrong.message);
}

static const char *joined(struct arena *arena, struct value a, const char *between,
                          struct value b) {
    bool both = a.kind == VALUE_TEXT && b.kind == VALUE_TEXT;
    return arena_format(arena, "%s%s%s", a.kind == VALUE_TEXT ? a.s : "", both ? between : "",
                        b.kind == VALUE_TEXT ? b.s : "");
}

static void add_weights(struct material_reader *r, const struct record *profile,
                        const struct shares *shares) {
    for (int i = 0; i < shares->count; i++) {
        const struct share *s = &shares->items[i];
        const char *key = arena_format(r->arena, "%s/%s", profile->values[PROFILE_CODE].s, s->code);
        struct record *row = material_row(r, &weight_entity, key);
        row->values[WEIGHT_PROFILE] = value_int(profile->id);
        row->values[WEIGHT_CRITERION] = s->criterion;
        row->values[WEIGHT_WEIGHT] = value_int(s->weight);
        row->values[WEIGHT_KNOCK_MIN] = s->knock_min;
        row->values[WEIGHT_KNOCK_MAX] = s->knock_max;
        row->values[WEIGHT_REASON] = value_text(s->reason);
    }
}

static bool read_profile(struct material_reader *r, const struct material_entry *region,
                         const struct material_entry *use, int position) {
    struct shares shares = {.count = 0};
    struct record *of_region = record_new(&profile_entity, r->arena);
    struct record *of_use = record_new(&profile_entity, r->arena);
    const char *code = arena_format(r->arena, "%s-%s", region->node->key, use->node->key);
    struct record *row = material_row(r, &profile_entity, code);
    if (!read_about(r, region, region_words, of_region) || !read_about(r, use, use_words, of_use) ||
        !read_shares(r, use, &shares) || !read_shares(r, region, &shares) ||
        !read_tags(r, region, "markets", &row->values[PROFILE_MARKETS]) ||
        !read_tags(r, use, "products", &row->values[PROFILE_PRODUCTS]))
        return false;
    struct value place = of_region->values[PROFILE_NAME], purpose = of_use->values[PROFILE_NAME];
    row->values[PROFILE_CODE] = value_text(code);
    row->values[PROFILE_NAME] = value_text(joined(r->arena, place, ", ", purpose));
    row->values[PROFILE_REGION] = place;
    row->values[PROFILE_USE] = purpose;
    row->values[PROFILE_POSITION] = value_int(position);
    row->values[PROFILE_NOTE] = value_text(
        joined(r->arena, of_use->values[PROFILE_NOTE], " ", of_region->values[PROFILE_NOTE]));
    make_weights(&shares);
    add_weights(r, row, &shares);
    return true;
}

bool material_profiles(struct material_reader *r) {
    const struct material_catalogue *c = r->catalogue;
    bool ok = true;
    for (int i = 0; i < c->count[PART_REGIONS] && ok; i++) {
        for (int k = 0; k < c->count[PART_USES] && ok; k++)
            ok = read_profile(r, &c->entries[PART_REGIONS][i], &c->entries[PART_USES][k],
                              10 * (i * c->count[PART_USES] + k + 1));
    }
    return ok;
}
