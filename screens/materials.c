#include "sourcebench/screens/materials.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/share.h"
#include "sourcebench/core/strbuf.h"

#include "filter_prompt.h"
#include "materials_state.h"
#include "motions.h"

int materials_current(const struct materials *m) {
    const struct list_row *row = list_current(m->list);
    return row ? ((const struct materials_row *)row->data)->material : -1;
}

const char *materials_need_row(struct screen *screen) {
    return materials_current(screen->state) >= 0 ? NULL : "there is no material here; a adds one";
}

/* What an agent chose is kept as settings: for the next time. */

static const char *setting(const struct session *session, const char *what, struct arena *arena) {
    return arena_format(arena, "materials.%s.%s", what, store_author(session->store));
}

static const char *read_setting(const struct session *session, const char *what,
                                struct arena *arena) {
    struct error ignored; /* a choice that cannot be read is one that was never made */
    char *value = NULL;
    const char *copy = "";
    if (store_get_setting(session->store, setting(session, what, arena), &value, &ignored) && value)
        copy = arena_string(arena, value);
    mem_free(value);
    return copy;
}

static struct materials_kept *find_kept(const struct materials *m, const char *what) {
    struct materials_kept *k = m->kept;
    while (k && strcmp(k->name, what) != 0)
        k = k->next;
    return k;
}

static const char *take_setting(const struct materials *m, const char *what, struct arena *arena) {
    const struct materials_kept *k = find_kept(m, what);
    return k ? arena_string(arena, k->value) : read_setting(m->session, what, arena);
}

/* Where nothing can be written it is kept until the bench closes. */
static void keep_here(struct materials *m, const char *what, const char *value) {
    struct materials_kept *k = find_kept(m, what);
    if (!k) {
        k = mem_alloc(1, sizeof *k);
        *k = (struct materials_kept){.next = m->kept, .name = mem_string(what)};
        m->kept = k;
    }
    mem_free(k->value);
    k->value = mem_string(value);
}

static void forget_kept(struct materials *m) {
    while (m->kept) {
        struct materials_kept *k = m->kept;
        m->kept = k->next;
        mem_free(k->name);
        mem_free(k->value);
        mem_free(k);
    }
}

/* Written only where it differs: what others poll should not change for nothing. */
static void keep_setting(struct materials *m, const char *what, const char *value) {
    struct arena arena = {0};
    struct error err;
    if (strcmp(take_setting(m, what, &arena), value) == 0) {
        arena_free(&arena);
        return;
    }
    if (store_read_only(m->session->store))
        keep_here(m, what, value);
    else if (!store_set_setting(m->session->store, setting(m->session, what, &arena), value, &err))
        shell_say_error(m->shell, &err);
    arena_free(&arena);
}

static const char *weights_of(const struct materials *m, struct arena *arena) {
    return arena_format(arena, "weights.%lld", (long long)m->c.data.profile.id);
}

/* "tear=15000000,price=…": the shares that hold, where they are not the profile's; else "". */
static const char *moved_weights(const struct materials *m, struct arena *arena) {
    const char *text = "";
    for (int i = 0; m->c.changed && i < m->c.data.n_criteria; i++)
        if (m->c.shares[i])
            text = arena_format(arena, "%s%s%s=%lld", text, *text ? "," : "",
                                m->c.data.criteria[i].code, (long long)m->c.shares[i]);
    return text;
}

void materials_keep(struct materials *m) {
    struct arena arena = {0};
    m->moved = false;
    keep_setting(m, "profile", arena_format(&arena, "%lld", (long long)m->c.data.profile.id));
    keep_setting(m, "face", comparison_faces[m->face]);
    keep_setting(m, "columns", m->choices);
    keep_setting(m, weights_of(m, &arena), moved_weights(m, &arena));
    arena_free(&arena);
}

void materials_take_weights(struct materials *m) {
    struct arena arena = {0};
    struct error err;
    int n = m->c.data.n_criteria;
    int64_t *shares = arena_alloc(&arena, (size_t)n + 1, sizeof *shares);
    char *rest, *text = arena_string(&arena, take_setting(m, weights_of(m, &arena), &arena));
    for (char *word = strtok_r(text, ",", &rest); word; word = strtok_r(NULL, ",", &rest)) {
        char *equals = strchr(word, '=');
        for (int i = 0; i < n && equals; i++) {
            if (strncmp(word, m->c.data.criteria[i].code, (size_t)(equals - word)) == 0 &&
                m->c.data.criteria[i].code[equals - word] == '\0')
                shares[i] = strtoll(equals + 1, NULL, 10);
        }
    }
    if (!comparison_take(&m->c, shares, &err))
        shell_say_error(m->shell, &err);
    arena_free(&arena);
}

static void take_look(struct materials *m) {
    struct arena arena = {0};
    const char *face = take_setting(m, "face", &arena);
    for (int i = 0; i < FACES; i++)
        if (strcmp(face, comparison_faces[i]) == 0)
            m->face = (enum comparison_face)i;
    m->choices = arena_string(&m->choice, take_setting(m, "columns", &arena));
    arena_free(&arena);
}

/* Reading */

bool materials_usual_profile(struct session *session, int64_t *profile, struct error *err) {
    struct arena arena = {0};
    struct material_profile *profiles;
    int count;
    bool ok = material_profiles_load(session->store, &arena, &profiles, &count, err);
    int64_t last = strtoll(read_setting(session, "profile", &arena), NULL, 10);
    *profile = ok && count ? profiles[0].id : 0;
    for (int i = 0; ok && i < count; i++)
        if (profiles[i].id == last)
            *profile = last;
    arena_free(&arena);
    return ok;
}

static bool open_profile(struct materials *m, int64_t profile, struct error *err) {
    struct comparison next = {0};
    if (!comparison_open(&next, m->session, profile, err)) {
        comparison_close(&next);
        return false;
    }
    comparison_close(&m->c);
    m->c = next;
    materials_take_weights(m);
    materials_choose_columns(m, m->choices);
    return true;
}

bool materials_open_profile(struct materials *m, int64_t profile) {
    struct error err;
    int64_t before = m->c.data.profile.id;
    bool ok = open_profile(m, profile, &err);
    if (ok) {
        m->before = before;
        materials_keep(m);
        materials_arrange_top(m);
    } else {
        shell_say_error(m->shell, &err);
    }
    return ok;
}

/* Where the profile is gone the one before it takes its place: whoever undoes "save as new" sees
 * what he saved it from. Where that is gone too, the usual one. */
static bool reload(struct materials *m, struct error *err) {
    int64_t profile;
    if (comparison_reload(&m->c, err))
        return true;
    if (err->code == ERROR_NOT_FOUND && m->before && open_profile(m, m->before, err))
        return true;
    return err->code == ERROR_NOT_FOUND && materials_usual_profile(m->session, &profile, err) &&
           open_profile(m, profile, err);
}

static void load(struct screen *screen) {
    struct materials *m = screen->state;
    struct error err;
    if (reload(m, &err))
        materials_choose_columns(m, m->choices);
    else
        shell_say_error(m->shell, &err);
    materials_arrange(m);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct materials *m = mem_alloc(1, sizeof *m);
    struct list_source source = materials_rows;
    int64_t profile;
    (void)argument;
    screen->state = m;
    m->shell = screen->shell;
    m->session = shell_context(screen->shell);
    m->filter = mem_string("");
    m->sort = m->column = COLUMN_SCORE;
    m->place = 1;
    take_look(m);
    source.user = m;
    m->list = list_new(&source);
    if (!materials_usual_profile(m->session, &profile, err) || !open_profile(m, profile, err))
        return false;
    materials_arrange(m);
    list_restart(m->list);
    return true;
}

static void close(struct screen *screen) {
    struct materials *m = screen->state;
    if (!m)
        return;
    if (m->moved)
        materials_keep(m);
    list_free(m->list);
    comparison_close(&m->c);
    arena_free(&m->found);
    arena_free(&m->choice);
    arena_free(&m->said);
    forget_kept(m);
    mem_free(m->filter);
    mem_free(m);
}

/* What the panes below say */

static void add_sentence(struct materials_said *said, const char *text, bool instead) {
    said->items[said->n++] = (struct materials_sentence){text, instead};
}

static void say_ranking(struct materials *m) {
    struct materials_said *said = &m->ranking_said;
    struct arena *arena = &m->said;
    add_sentence(said, comparison_leader(&m->c, arena), false);
    add_sentence(said, comparison_unless(&m->c, 2, arena), false);
    add_sentence(said, comparison_unless(&m->c, 1, arena), true);
    add_sentence(said, comparison_holds(&m->c, arena), false);
    add_sentence(said, comparison_missing(&m->c), false);
}

/* "rPET 600D: rank 2 of 12. Dominated: …" */
static void say_row(struct materials *m, int material) {
    struct materials_said *said = &m->row_said;
    struct arena *arena = &m->said;
    const struct matrix_result *r = &m->c.ranking.results[material];
    const char *outside = comparison_outside(&m->c, material, arena);
    const char *place =
        outside ? outside : arena_format(arena, "rank %d of %d", r->rank, m->c.ranking.n_ranked);
    add_sentence(said, arena_format(arena, "%s: %s.", m->c.data.materials[material].name, place),
                 false);
    if (r->dominated_by >= 0)
        add_sentence(said,
                     arena_format(arena, "Dominated: %s is at least as good in all.",
                                  m->c.data.materials[r->dominated_by].name),
                     false);
    add_sentence(said, comparison_offers(&m->c, material, "o, then a, adds an offer", arena),
                 false);
    add_sentence(said, comparison_evidence(&m->c, material, arena), false);
}

/* What the column under the cursor is. */
static const char *say_column(const struct materials *m, int material, struct arena *arena) {
    int criterion = materials_criterion(m);
    if (criterion >= 0)
        return arena_format(arena, "%s: %s", m->c.data.criteria[criterion].name,
                            comparison_rule(&m->c, criterion, arena));
    if (m->column == COLUMN_OFFERS) {
        const char *price = material < 0 ? "" : comparison_catalogue_price(&m->c, material, arena);
        return arena_format(arena, "Offers: what your suppliers ask per m²%s%s",
                            *price ? "; the catalogue says " : "", price);
    }
    return m->column == COLUMN_EVIDENCE
               ? "Evidence: rules of the profile's markets met, of those asked"
           : m->column == COLUMN_COVERAGE ? "Coverage: how much of the weight has a value"
                                          : "";
}

static void say(struct materials *m) {
    int material = materials_current(m);
    arena_free(&m->said);
    m->ranking_said.n = m->row_said.n = 0;
    say_ranking(m);
    if (material >= 0)
        say_row(m, material);
    m->column_said = say_column(m, material, &m->said);
}

static void settle(struct screen *screen) {
    struct materials *m = screen->state;
    comparison_measure(&m->c);
    say(m);
    if (m->moved)
        materials_keep(m);
}

/* Finding */

static const char *filter_text(const void *user) {
    return ((const struct materials *)user)->filter;
}

static bool filter_query(void *user, const char *text, struct filter_error *err) {
    return materials_query(user, text, err);
}

static void filter(struct screen *screen) {
    struct materials *m = screen->state;
    static const char example[] = "words, or family:nylon claim:recycled is:offered -is:out";
    struct filter_prompt prompt = {filter_text, filter_query, m, example, "materials"};
    filter_prompt_run(m->shell, &prompt);
}

static void show_all(struct screen *screen) {
    struct materials *m = screen->state;
    struct filter_error err;
    if (list_mark_count(m->list))
        list_unmark_all(m->list);
    else if (*m->filter && !materials_query(m, "", &err))
        shell_say_error(m->shell, &err.error);
}

static const struct action find_actions_list[] = {
    {"materials.filter", "filter", "Filter as you type; Esc shows all again.", "/", 0, 8, filter,
     NULL},
    {"materials.all", "show all", "Take the marks away, then the filter.", "Esc", ACTION_HIDDEN, 0,
     show_all, NULL},
};

const struct action_table materials_find_actions = {"materials-find", "Finding", find_actions_list,
                                                    sizeof find_actions_list /
                                                        sizeof *find_actions_list};

static const struct action_table *const tables[] = {&materials_weight_actions,
                                                    &materials_actions,
                                                    &materials_act_actions,
                                                    &materials_setup_actions,
                                                    &materials_find_actions,
                                                    &list_motions,
                                                    NULL};

const struct screen_ops materials_screen = {
    .id = "materials",
    .title = "Materials",
    .tab = '3',
    .tables = tables,
    .open = open,
    .load = load,
    .draw = materials_draw,
    .settle = settle,
    .unmove = list_motion_back,
    .close = close,
};
