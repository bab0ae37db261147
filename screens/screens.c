/* All action tables of the screens, and what is offered when the bench opens. */
#include <stddef.h>

#include "sourcebench/screens/suppliers.h"
#include "sourcebench/tui/dialog.h"

#include "compare.h"
#include "coverage.h"
#include "decided.h"
#include "guide.h"
#include "history.h"
#include "import_screen.h"
#include "inspection_count.h"
#include "inspection_page.h"
#include "lines.h"
#include "material_page.h"
#include "materials_state.h"
#include "motions.h"
#include "order_page.h"
#include "planner_state.h"
#include "record_form.h"
#include "review.h"
#include "rfq_screen.h"
#include "supplier_detail.h"
#include "suppliers_state.h"
#include "today_state.h"

const struct action_table *const screen_action_tables[] = {
    &today_act_actions,       &today_actions,
    &decided_actions,         &review_actions,
    &supplier_find_actions,   &supplier_actions,
    &supplier_bulk_actions,   &list_motions,
    &detail_actions,          &compare_actions,
    &coverage_actions,        &history_actions,
    &import_actions,          &guide_actions,
    &guide_page_actions,      &materials_weight_actions,
    &materials_actions,       &materials_act_actions,
    &materials_setup_actions, &materials_find_actions,
    &material_page_actions,   &planner_actions,
    &plan_page_actions,       &orders_actions,
    &order_page_actions,      &shipment_page_actions,
    &rfq_answer_actions,      &quality_actions,
    &inspection_page_actions, &count_actions,
    &count_check_actions,     &count_verdict_actions,
    &lines_motions,           NULL};

/* One draft: taken up, thrown away, or left for later. */
static void offer(struct shell *shell, const struct draft *draft) {
    static const struct picker_item answers[] = {
        {"Go on with it", NULL}, {"Keep it for later", NULL}, {"Throw it away", NULL}};
    struct session *session = shell_context(shell);
    struct arena arena = {0};
    struct error err;
    const char *title =
        arena_format(&arena, "A form was left open: %s %s%s", draft->table,
                     draft->subject ? draft->subject : "", draft->id ? "" : " (new)");
    int answer = pick(shell, title, answers, 3, 0);
    if (answer == 0)
        record_form_resume(shell, draft);
    else if (answer == 2 && !draft_drop(session, draft->table, draft->id, draft->parent, &err))
        shell_say_error(shell, &err);
    arena_free(&arena);
}

void suppliers_offer_drafts(struct shell *shell) {
    struct session *session = shell_context(shell);
    struct arena arena = {0};
    struct error err;
    struct draft *drafts;
    int count;
    if (session->read_only)
        return;
    if (draft_list(session, &arena, &drafts, &count, &err)) {
        for (int i = 0; i < count && !shell_leaving(shell); i++)
            offer(shell, &drafts[i]);
    } else {
        shell_say_error(shell, &err);
    }
    arena_free(&arena);
}
