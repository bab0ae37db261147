/*
 * One order, and one shipment: what belongs to them, and what is recorded there.
 *
 * order_fill.c fills the views of an order, order_page.c is what is done there, shipment_page.c is
 * the shipment; orders.c lists both.
 */
#ifndef SCREENS_ORDER_PAGE_H
#define SCREENS_ORDER_PAGE_H

#include "detail_fill.h"

enum order_view {
    ORDER_VIEW_OVERVIEW,
    ORDER_VIEW_LINES,
    ORDER_VIEW_MILESTONES,
    ORDER_VIEW_PAYMENTS,
    ORDER_VIEW_DOCUMENTS,
    ORDER_VIEW_CLAIMS,
    ORDER_VIEW_SHIPMENTS,
    ORDER_VIEW_TERMS,
    ORDER_VIEWS
};

extern const struct detail_spec order_detail, shipment_detail;
extern const struct action_table order_page_actions, shipment_page_actions, orders_actions;

/* Fillers of the views of an order. */
bool order_fill_overview(struct filling *f, struct error *err);
bool order_fill_lines(struct filling *f, struct error *err);
bool order_fill_milestones(struct filling *f, struct error *err);
bool order_fill_payments(struct filling *f, struct error *err);
bool order_fill_documents(struct filling *f, struct error *err);
bool order_fill_claims(struct filling *f, struct error *err);
bool order_fill_shipments(struct filling *f, struct error *err);
bool order_fill_terms(struct filling *f, struct error *err);

/* What a new part begins with. */
void order_preset(const struct detail *d, struct record *r, struct arena *arena);
void order_add_claim(struct detail *d);
/* Asks for a shipment and loads what is left of the order. */
void order_add_shipment(struct detail *d);

/* Opens the order to which a record of that table belongs, the cursor on it; false where it belongs
 * to none. */
bool order_page_run_at(struct shell *shell, const char *table, int64_t id);
/* The orders of a requirement, or (0) all, with the shipments. */
void orders_run(struct shell *shell, int64_t requirement);
/* A new order of a supplier by its form, of the requirement where that is not 0; its id, or 0. */
int64_t order_add(struct shell *shell, int64_t supplier, int64_t requirement);
/* A new shipment by its form; its id, or 0. */
int64_t shipment_add(struct shell *shell);

#endif
