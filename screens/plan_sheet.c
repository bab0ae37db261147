/* The plan on paper: what is shown, also where it shows what would be. */
#include "sourcebench/service/plan_sheet.h"
#include "sourcebench/core/requirement.h"

#include "planner_state.h"
#include "sheet_file.h"

struct wish {
    const struct plan_page *v;
    bool award;
};

static bool save(void *user, const char *path, bool overwrite, struct error *err) {
    const struct wish *w = user;
    struct plan_sheet what = {
        .planning = &w->v->p, .awards = w->award ? &w->v->awards : NULL, .what_if = w->v->changed};
    struct sheet sheet = {plan_sheet_write, &what};
    if (w->award && !w->v->has_awards) /* somebody else saved while the name was typed */
        return error_set(err, ERROR_REFUSED,
                         "The plan changed meanwhile; look at the scenarios again.");
    return sheet_save(w->v->session, &sheet, sheet_format_of(path), path, overwrite, err);
}

void plan_write_sheet(struct screen *screen) {
    struct plan_page *v = screen->state;
    if (v->view == PLAN_OFFER) {
        plan_write_offer(v);
        return;
    }
    struct arena arena = {0};
    bool award = v->view == PLAN_AWARD && v->has_awards;
    struct wish wish = {v, award};
    sheet_file_ask(
        v->shell,
        award ? "Write the award to (.html .csv): " : "Write the comparison to (.html .csv): ",
        sheet_file_name(award ? "award" : "quotes",
                        record_text(v->p.plan.requirement, REQUIREMENT_NAME), ".html", &arena),
        save, &wish, award ? "the award" : "the comparison");
    arena_free(&arena);
}
