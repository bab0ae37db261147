/* The comparison of materials: weights saved in a profile or as a new one. */
#include <string.h>

#include "sourcebench/core/material.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/comparison.h"

struct saving {
    struct comparison *c;
    struct store *store;
    int64_t profile; /* to save in */
    struct arena arena;
};

/* The weight that the present profile has for a criterion; NULL where it has none. */
static bool load_weight(struct saving *s, const struct material_criterion *k,
                        struct record **weight, struct error *err) {
    *weight = NULL;
    return !k->weight_id ||
           record_load(s->store, &weight_entity, k->weight_id, &s->arena, weight, err);
}

/* A weight of the profile itself is changed; for another profile, or where there is none, one is
 * added, with the limits and reason of the present one. */
static bool save_weight(struct saving *s, int criterion, int64_t percent, struct error *err) {
    const struct material_criterion *k = &s->c->data.criteria[criterion];
    bool own = s->profile == s->c->data.profile.id;
    struct record *base, *wanted;
    if ((own && percent == k->judge.weight) || (!percent && !k->weight_id))
        return true;
    if (!load_weight(s, k, &base, err))
        return false;
    wanted = base ? record_copy(base, &s->arena) : record_new(&weight_entity, &s->arena);
    wanted->values[WEIGHT_WEIGHT] = value_int(percent);
    if (own && base)
        return command_save(s->store, base, wanted, &s->arena, NULL, err);
    struct record *added = record_new(&weight_entity, &s->arena);
    memcpy(added->values, wanted->values, WEIGHT_N * sizeof *added->values);
    added->values[WEIGHT_PROFILE] = value_int(s->profile);
    added->values[WEIGHT_CRITERION] = value_int(k->judge.id);
    return command_add(s->store, added, err);
}

static bool save_weights(struct saving *s, struct error *err) {
    bool ok = true;
    int n = s->c->data.n_criteria;
    int64_t *percent = arena_alloc(&s->arena, (size_t)n + 1, sizeof *percent);
    comparison_percent(s->c, percent);
    for (int i = 0; ok && i < n; i++)
        ok = save_weight(s, i, percent[i], err);
    return ok;
}

/* Ends the command. */
static bool finish(struct saving *s, bool ok, struct error *err) {
    if (ok)
        ok = command_commit(s->store, err);
    else
        command_abort(s->store);
    arena_free(&s->arena);
    return ok;
}

bool comparison_save(struct comparison *c, struct error *err) {
    struct saving s = {.c = c, .store = c->session->store, .profile = c->data.profile.id};
    const char *label =
        arena_format(&s.arena, "Change weights of profile %s", c->data.profile.name);
    if (!command_begin(s.store, label, err)) {
        arena_free(&s.arena);
        return false;
    }
    return finish(&s, save_weights(&s, err), err);
}

/* "Europe, urban, dearer" → "europe-urban-dearer", with a number where that is taken. */
static bool free_code(struct saving *s, const char *name, const char **code, struct error *err) {
    enum { LENGTH = 32, TRIES = 1000 };
    char *key = text_cut(&s->arena, text_name_key(&s->arena, name), LENGTH);
    int64_t taken = 1;
    size_t length = 0;
    for (const char *at = key; *at; at++)
        if ((unsigned char)*at < 0x80)
            key[length++] = *at;
    key[length] = '\0';
    for (char *at = key; *at; at++)
        *at = *at == ' ' ? '-' : *at;
    const char *stem = strpbrk(key, "abcdefghijklmnopqrstuvwxyz")
                           ? key
                           : arena_format(&s->arena, "profile%s%s", *key ? "-" : "", key);
    *code = stem;
    for (int i = 2; i < TRIES; i++) {
        if (!record_find_code(s->store, &profile_entity, *code, &taken, err))
            return false;
        if (!taken)
            return true;
        *code = arena_format(&s->arena, "%s-%d", stem, i);
    }
    return error_set(err, ERROR_INPUT, "There are too many profiles of that name; choose another.");
}

static bool add_profile(struct saving *s, const char *name, struct error *err) {
    const struct material_profile *p = &s->c->data.profile;
    struct record *base = NULL, *added = record_new(&profile_entity, &s->arena);
    const char *code;
    if (p->id && !record_load(s->store, &profile_entity, p->id, &s->arena, &base, err))
        return false;
    if (base)
        memcpy(added->values, base->values, PROFILE_N * sizeof *added->values);
    if (!free_code(s, name, &code, err))
        return false;
    added->values[PROFILE_CODE] = value_text(code);
    added->values[PROFILE_NAME] = value_text(name);
    added->values[PROFILE_POSITION] = value_null();
    if (!command_add(s->store, added, err))
        return false;
    s->profile = added->id;
    return true;
}

bool comparison_save_as(struct comparison *c, const char *name, int64_t *profile,
                        struct error *err) {
    struct saving s = {.c = c, .store = c->session->store};
    const char *clean = text_clean(&s.arena, name, false);
    const char *label = arena_format(&s.arena, "Add profile %s", clean);
    bool ok = *clean || error_set(err, ERROR_INPUT, "A profile needs a name.");
    if (!ok || !command_begin(s.store, label, err)) {
        arena_free(&s.arena);
        return false;
    }
    ok = finish(&s, add_profile(&s, clean, err) && save_weights(&s, err), err);
    *profile = s.profile;
    return ok;
}
