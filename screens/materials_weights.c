/* Materials: weights that are moved to see what would be, and the profile they belong to. */
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/share.h"
#include "sourcebench/core/text.h"
#include "sourcebench/tui/dialog.h"

#include "material_compare.h"
#include "materials_state.h"

/* After weights moved: ranks, columns and rows follow at once. */
static void moved(struct materials *m, bool ok, const struct error *err) {
    m->moved = true;
    if (!ok)
        shell_say_error(m->shell, err);
    materials_choose_columns(m, m->choices);
    materials_arrange_top(m);
}

static void set(struct materials *m, int64_t share) {
    struct error err;
    bool ok = comparison_set_share(&m->c, materials_criterion(m), share, &err);
    moved(m, ok, &err);
}

/* By one point, to the next whole one from a fraction. */
static void less(struct screen *screen) {
    struct materials *m = screen->state;
    set(m, m->c.shares[materials_criterion(m)] - SHARE_POINT);
}

static void more(struct screen *screen) {
    struct materials *m = screen->state;
    set(m, m->c.shares[materials_criterion(m)] + SHARE_POINT);
}

static const char *wrong_weight(void *user, const char *text, int *at) {
    int64_t percent;
    (void)user;
    *at = -1;
    if (!*text || (decimal_parse(text, 2, &percent) && percent >= 0 && percent <= SHARE_SHOWN))
        return NULL;
    *at = 0;
    return "a weight is a number from 0 to 100, e.g. 12.5";
}

static void type(struct screen *screen) {
    struct materials *m = screen->state;
    struct arena arena = {0};
    int criterion = materials_criterion(m);
    int64_t id = m->c.data.criteria[criterion].judge.id, percent;
    const char *label =
        arena_format(&arena, "Weight of %s in %%: ", m->c.data.criteria[criterion].name);
    struct prompt_spec spec = {.label = label, .changed = wrong_weight};
    char *text = prompt_run(m->shell, &spec);
    int at = -1;
    if (text && *text && wrong_weight(NULL, text, &at) == NULL &&
        materials_find_criterion(m, id) >= 0) {
        decimal_parse(text, 2, &percent);
        m->column = id;
        set(m, percent * (SHARE_FULL / SHARE_SHOWN));
    } else if (at >= 0) {
        shell_say(m->shell, "Not changed: %s.", wrong_weight(NULL, text, &at));
    }
    mem_free(text);
    arena_free(&arena);
}

static const char *need_changed(struct screen *screen) {
    const struct materials *m = screen->state;
    return m->c.changed ? NULL : "the weights are those of the profile";
}

static void reset(struct screen *screen) {
    struct materials *m = screen->state;
    struct error err;
    bool ok = comparison_reset(&m->c, &err);
    moved(m, ok, &err);
    materials_keep(m);
    if (ok)
        shell_say(m->shell, "The weights of the profile again.");
}

/* Saving */

static void save_as_new(struct materials *m) {
    struct error err;
    int64_t profile;
    char *name = prompt_line(m->shell, "Name of the new profile: ", m->c.data.profile.name);
    if (name && *name) {
        if (comparison_save_as(&m->c, name, &profile, &err)) {
            comparison_reset(&m->c, &err);
            materials_keep(m);
            shell_changed(m->shell);
            if (materials_open_profile(m, profile))
                shell_say(m->shell, "Saved as profile %s; u takes it back.",
                          m->c.data.profile.name);
        } else {
            shell_say_error(m->shell, &err);
        }
    }
    mem_free(name);
}

static void save_here(struct materials *m) {
    struct error err;
    if (comparison_save(&m->c, &err)) {
        comparison_reset(&m->c, &err);
        materials_keep(m);
        shell_changed(m->shell);
        shell_say(m->shell, "Saved the weights of %s; u takes it back.", m->c.data.profile.name);
    } else {
        shell_say_error(m->shell, &err);
    }
}

static void save(struct screen *screen) {
    struct materials *m = screen->state;
    struct arena arena = {0};
    const struct picker_item answers[] = {
        {arena_format(&arena, "In the profile %s", m->c.data.profile.name), "replaces its weights"},
        {"As a new profile …", "asks for its name"}};
    bool there = m->c.data.profile.id && m->c.changed;
    int answer = there ? pick(m->shell, "Save the weights", answers, 2, 0) : 1;
    if (answer == 0)
        save_here(m);
    else if (answer == 1)
        save_as_new(m);
    arena_free(&arena);
}

/* Profiles */

/* Asks for one of the profiles; 0 where none was chosen. */
static int64_t pick_profile(struct materials *m, const char *title, int64_t without) {
    struct arena arena = {0};
    struct error err;
    struct material_profile *profiles;
    int count, n = 0, at = 0;
    int64_t chosen = 0;
    bool ok = material_profiles_load(m->session->store, &arena, &profiles, &count, &err);
    if (!ok)
        shell_say_error(m->shell, &err);
    count = ok ? count : 0;
    struct picker_item *items = arena_alloc(&arena, (size_t)count + 1, sizeof *items);
    for (int i = 0; i < count; i++) {
        if (profiles[i].id == without)
            continue;
        at = profiles[i].id == m->c.data.profile.id ? n : at;
        profiles[n] = profiles[i];
        items[n++] = (struct picker_item){profiles[i].name, profiles[i].own ? "own" : NULL};
    }
    if (ok && !n)
        shell_say(m->shell, "There is no %sprofile; t sets one up.", without ? "other " : "");
    int answer = n ? pick(m->shell, title, items, n, at) : -1;
    if (answer >= 0)
        chosen = profiles[answer].id;
    arena_free(&arena);
    return chosen;
}

static void profile(struct screen *screen) {
    struct materials *m = screen->state;
    bool changed = m->c.changed;
    materials_keep(m); /* what was moved stays for when one comes back */
    int64_t chosen = pick_profile(m, "Profile: region and use", 0);
    if (chosen && chosen != m->c.data.profile.id && materials_open_profile(m, chosen) && changed)
        shell_say(m->shell, "The weights changed there are kept until you come back.");
}

static void compare_profiles(struct screen *screen) {
    struct materials *m = screen->state;
    int64_t other = pick_profile(m, "Compare with which profile", m->c.data.profile.id);
    if (other)
        profile_compare_run(m->shell, &m->c, other);
}

static const struct action actions[] = {
    {"materials.less", "weight", "Take one point of weight from the criterion under the cursor.",
     "<", 0, 1, less, materials_need_criterion},
    {"materials.more", "more weight",
     "Give the criterion under the cursor one point more; the others keep their proportions.", ">",
     0, 1, more, materials_need_criterion},
    {"materials.weight", "type a weight", "Type the weight of the criterion under the cursor.", "w",
     0, 0, type, materials_need_criterion},
    {"materials.reset", "reset weights", "Take the weights of the profile again.", "r", 0, 0, reset,
     need_changed},
    {"materials.save", "save weights", "Save the weights in the profile, or as a new profile.", "W",
     ACTION_CHANGES, 0, save, NULL},
    {"materials.profile", "profile", "Choose the profile: region and use.", "p", 0, 3, profile,
     NULL},
    {"materials.profiles", "compare profiles",
     "Show ranks, scores and weights by this profile and another side by side.", "P", 0, 0,
     compare_profiles, NULL},
};

const struct action_table materials_weight_actions = {"materials-weights", "Weights and profiles",
                                                      actions, sizeof actions / sizeof *actions};
