/* A request for quotation as a sheet: sent out, and its answer read back with a preview. */
#ifndef SCREENS_RFQ_SCREEN_H
#define SCREENS_RFQ_SCREEN_H

#include <stdint.h>

#include "sourcebench/tui/shell.h"

/* Asks for whom it is and where to, and writes it. */
void rfq_write(struct shell *shell, int64_t requirement);
/* Asks for a file, shows what it would do, and does it. The quote that it made or changed; 0: none.
 */
int64_t rfq_answer_run(struct shell *shell);

extern const struct action_table rfq_answer_actions;

#endif
