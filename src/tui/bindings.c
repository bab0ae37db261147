#include "bindings.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"

#include "sequence.h"

struct binding {
    const struct action *action;
    char *keys;
};

/* Tables that work at the same time, NULL-ended. */
struct group {
    const struct action_table *tables[BINDINGS_SCOPE];
};

struct bindings {
    const struct action_table *everywhere;
    struct group *groups;
    int n_groups;
    struct binding *bindings;
    int n_bindings;
};

struct bindings *bindings_new(const struct action_table *everywhere) {
    const struct action_table *const none[] = {NULL};
    struct bindings *m = mem_alloc(1, sizeof *m);
    m->everywhere = everywhere;
    bindings_add(m, none);
    return m;
}

void bindings_free(struct bindings *m) {
    if (!m)
        return;
    for (int i = 0; i < m->n_bindings; i++)
        mem_free(m->bindings[i].keys);
    mem_free(m->bindings);
    mem_free(m->groups);
    mem_free(m);
}

void bindings_scope(const struct bindings *m, const struct action_table *const *tables,
                    const struct action_table *scope[BINDINGS_SCOPE]) {
    int count = 0;
    for (; tables && tables[count] && count < BINDINGS_SCOPE - 2; count++)
        scope[count] = tables[count];
    scope[count++] = m->everywhere;
    scope[count] = NULL;
}

static bool same_tables(const struct group *a, const struct group *b) {
    for (int i = 0; a->tables[i] || b->tables[i]; i++)
        if (a->tables[i] != b->tables[i])
            return false;
    return true;
}

void bindings_add(struct bindings *m, const struct action_table *const *tables) {
    struct group group;
    bindings_scope(m, tables, group.tables);
    for (int i = 0; i < m->n_groups; i++)
        if (same_tables(&m->groups[i], &group))
            return;
    m->groups = mem_resize(m->groups, (size_t)m->n_groups + 1, sizeof *m->groups);
    m->groups[m->n_groups++] = group;
}

/* A walk over all known actions; those of tables in several groups come several times. */
struct action_walk {
    const struct bindings *m;
    int group, table;
    size_t action;
};

static const struct action *next_action(struct action_walk *w) {
    while (w->group < w->m->n_groups) {
        const struct action_table *table = w->m->groups[w->group].tables[w->table];
        if (table && w->action < table->count)
            return &table->actions[w->action++];
        w->action = 0;
        w->table++;
        if (!table) {
            w->table = 0;
            w->group++;
        }
    }
    return NULL;
}

const struct action *bindings_action(const struct bindings *m, const char *id) {
    struct action_walk walk = {.m = m};
    const struct action *action;
    while ((action = next_action(&walk)))
        if (strcmp(action->id, id) == 0)
            return action;
    return NULL;
}

static const struct binding *find_binding(const struct bindings *m, const struct action *action) {
    for (int i = 0; i < m->n_bindings; i++)
        if (m->bindings[i].action == action)
            return &m->bindings[i];
    return NULL;
}

static const char *keys_of(const struct bindings *m, const struct action *action) {
    const struct binding *binding = find_binding(m, action);
    return binding ? binding->keys : action->keys;
}

static bool refuse_unknown(const struct bindings *m, const char *id, struct error *err) {
    struct action_walk walk = {.m = m};
    const struct action *action;
    const char **ids = NULL;
    size_t count = 0;
    while ((action = next_action(&walk))) {
        ids = mem_resize(ids, count + 1, sizeof *ids);
        ids[count++] = action->id;
    }
    const char *nearest = text_nearest(id, ids, count);
    if (nearest)
        error_set(err, ERROR_INPUT, "There is no action \"%s\"; did you mean \"%s\"?", id, nearest);
    else
        error_set(err, ERROR_INPUT, "There is no action \"%s\"; the help (?) lists them.", id);
    mem_free(ids);
    return false;
}

static bool check_keys(const char *id, const char *keys, struct error *err) {
    const char *rest = keys, *wrong = NULL;
    struct sequence sequence;
    while (sequence_next(&rest, &sequence, &wrong))
        continue;
    if (!wrong)
        return true;
    int length = (int)strcspn(wrong, " ");
    return error_set(err, ERROR_INPUT,
                     "The keys of %s: \"%.*s\" is not a key, or more than %d in a row; write for "
                     "example \"n\", \"Ctrl-N\", \"F5\", \"g n\".",
                     id, length < 40 ? length : 40, wrong, BINDINGS_SEQUENCE);
}

bool bindings_bind(struct bindings *m, const char *id, const char *keys, struct error *err) {
    const struct action *action = bindings_action(m, id);
    if (!action)
        return refuse_unknown(m, id, err);
    if (!check_keys(id, keys, err))
        return false;
    for (int i = 0; i < m->n_bindings; i++)
        if (m->bindings[i].action == action) {
            mem_free(m->bindings[i].keys);
            m->bindings[i].keys = mem_string(keys);
            return true;
        }
    m->bindings = mem_resize(m->bindings, (size_t)m->n_bindings + 1, sizeof *m->bindings);
    m->bindings[m->n_bindings++] = (struct binding){action, mem_string(keys)};
    return true;
}

/* The action of the table that has just these keys, or NULL; *more where a longer sequence begins
 * with them. */
static const struct action *find_in_table(const struct bindings *m,
                                          const struct action_table *table, const struct key *keys,
                                          int count, bool *more) {
    size_t found = table->count;
    for (size_t i = 0; i < table->count; i++) {
        const char *rest = keys_of(m, &table->actions[i]);
        struct sequence sequence;
        while (sequence_next(&rest, &sequence, NULL)) {
            if (!sequence_begins(keys, count, &sequence))
                continue;
            if (sequence.count > count)
                *more = true;
            else if (found == table->count)
                found = i;
        }
    }
    return found < table->count ? &table->actions[found] : NULL;
}

enum bindings_answer bindings_find(const struct bindings *m,
                                   const struct action_table *const *scope, const struct key *keys,
                                   int count, const struct action **action) {
    bool more = false;
    for (*action = NULL; *scope && !*action; scope++)
        *action = find_in_table(m, *scope, keys, count, &more);
    return *action ? BINDINGS_FOUND : more ? BINDINGS_MORE : BINDINGS_UNKNOWN;
}

bool bindings_begin(const struct bindings *m, const struct action_table *const *scope,
                    const struct key *keys, int count) {
    bool more = false;
    for (; *scope && !more; scope++)
        find_in_table(m, *scope, keys, count, &more);
    return more;
}

/* Whether the keys of one action shut another out: they are its keys, or begin them. */
static bool shuts_out(const struct action *action, const struct sequence *keys,
                      const struct sequence *other) {
    return sequence_begins(keys->keys, keys->count, other) &&
           (keys->count == other->count || !(action->flags & ACTION_MOTION));
}

/* Whether a sequence of one action is, or begins, one of another. */
static bool clash(const struct bindings *m, const struct action *a, const struct action *b,
                  struct sequence *at) {
    const char *rest_a = keys_of(m, a);
    while (sequence_next(&rest_a, at, NULL)) {
        const char *rest_b = keys_of(m, b);
        struct sequence other;
        while (sequence_next(&rest_b, &other, NULL))
            if (shuts_out(a, at, &other) || shuts_out(b, &other, at))
                return true;
    }
    return false;
}

static bool check_in_group(const struct bindings *m, const struct group *group,
                           const struct action *bound, struct error *err) {
    struct sequence at;
    char name[80];
    for (int t = 0; group->tables[t]; t++)
        for (size_t i = 0; i < group->tables[t]->count; i++) {
            const struct action *other = &group->tables[t]->actions[i];
            if (other == bound || !clash(m, bound, other, &at))
                continue;
            sequence_name(at.keys, at.count, false, name, sizeof name);
            return error_set(
                err, ERROR_INPUT,
                "\"%s\" cannot be the key of %s, it belongs to %s already; give one of "
                "them another key.",
                name, bound->id, other->id);
        }
    return true;
}

static bool group_has(const struct group *group, const struct action *action) {
    for (int t = 0; group->tables[t]; t++) {
        const struct action_table *table = group->tables[t];
        if (action >= table->actions && action < table->actions + table->count)
            return true;
    }
    return false;
}

bool bindings_check(const struct bindings *m, const struct action **wrong, struct error *err) {
    for (int i = 0; i < m->n_bindings; i++)
        for (int g = 0; g < m->n_groups; g++) {
            const struct action *bound = m->bindings[i].action;
            if (!group_has(&m->groups[g], bound) || check_in_group(m, &m->groups[g], bound, err))
                continue;
            if (wrong)
                *wrong = bound;
            return false;
        }
    return true;
}

void bindings_keys(const struct bindings *m, const struct action *action, char *out, size_t size) {
    const char *rest = keys_of(m, action);
    struct sequence sequence;
    size_t length = 0;
    *out = '\0';
    while (length < size && sequence_next(&rest, &sequence, NULL)) {
        char name[80];
        sequence_name(sequence.keys, sequence.count, false, name, sizeof name);
        length += (size_t)snprintf(out + length, size - length, "%s%s", length ? ", " : "", name);
    }
}

void bindings_hint(const struct bindings *m, const struct action *action, char *out, size_t size) {
    const char *rest = keys_of(m, action);
    struct sequence sequence;
    *out = '\0';
    if (sequence_next(&rest, &sequence, NULL))
        sequence_name(sequence.keys, sequence.count, true, out, size);
}

static void add_following(struct strbuf *b, const struct bindings *m, const struct action *action,
                          const struct key *keys, int count) {
    const char *rest = keys_of(m, action);
    struct sequence sequence;
    while (sequence_next(&rest, &sequence, NULL)) {
        char name[80];
        if (sequence.count <= count || !sequence_begins(keys, count, &sequence))
            continue;
        sequence_name(sequence.keys + count, sequence.count - count, true, name, sizeof name);
        strbuf_addf(b, "%s%s %s", b->length ? "  " : "", name, action->name);
    }
}

void bindings_following(const struct bindings *m, const struct action_table *const *scope,
                        const struct key *keys, int count, char *out, size_t size) {
    struct strbuf b = {0};
    for (; *scope; scope++)
        for (size_t i = 0; i < (*scope)->count; i++)
            add_following(&b, m, &(*scope)->actions[i], keys, count);
    snprintf(out, size, "%s", strbuf_text(&b));
    strbuf_free(&b);
}
