/*
 * Requests and quotes as the form finds them in the database. Private to service.
 */
#ifndef SERVICE_RFQ_PRIVATE_H
#define SERVICE_RFQ_PRIVATE_H

#include "rfq_form.h"

/* The latest request that is not closed; of a supplier (0: of any) one to which it was invited,
 * where there is such. NULL: none. */
bool rfq_latest(struct store *store, int64_t requirement, int64_t supplier, struct arena *arena,
                struct record **rfq, struct error *err);
/* Of a supplier to a request; NULL: it was not invited. */
bool rfq_invitation(struct store *store, int64_t rfq, int64_t supplier, struct arena *arena,
                    struct record **invitation, struct error *err);
/* The last round of what the supplier has offered for the request. An offer of another number is
 * another offer; NULL: whatever its number is. NULL: it has not offered yet. Another one of another
 * number that fits as well is *other (which may be NULL). */
bool rfq_own_quote(struct store *store, const struct rfq_reference *about, const char *number,
                   struct arena *arena, struct record **quote, struct record **other,
                   struct error *err);
/* "RFQ-L0007, revision 2" */
const char *rfq_name(const struct record *rfq, struct arena *arena);
/* As they follow each other. */
void rfq_stages_sort(struct record **stages, int n);

#endif
