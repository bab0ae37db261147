/*
 * The papers of an order.
 *
 * Who insures: under CIF and CIP the seller, for the buyer; under D rules the goods travel at the
 * seller's risk; under the others at the buyer's, who insures himself or not at all. Who clears for
 * export, with its licence: the seller under all rules but EXW (Incoterms 2020, A7/B7).
 */
#include <string.h>

#include "sourcebench/core/order_plan.h"

/* Where papers in English are papers in the local language. */
static bool reads_english(const char *country) {
    static const char english[] = "AU CA GB GH IE IN KE NG NZ PH SG US ZA";
    return strlen(country) == 2 && strstr(english, country) != NULL;
}

static bool insured_by_seller(const struct order_papers *a) {
    return incoterm_cover(a->rule) != COVER_NONE;
}

static bool arrives_at_sellers_risk(const struct order_papers *a) {
    return a->rule == INCOTERM_DAP || a->rule == INCOTERM_DPU || a->rule == INCOTERM_DDP;
}

static bool insured_by_buyer(const struct order_papers *a) {
    return !insured_by_seller(a) && !arrives_at_sellers_risk(a);
}

static bool exported_by_buyer(const struct order_papers *a) {
    return a->rule == INCOTERM_EXW;
}

static bool carried_by_buyer(const struct order_papers *a) {
    return !incoterm_seller_carries(a->rule);
}

static bool carried_by_seller(const struct order_papers *a) {
    return incoterm_seller_carries(a->rule);
}

static bool has_preference(const struct order_papers *a) {
    return a->preference;
}

static bool has_tests(const struct order_papers *a) {
    return a->laboratory;
}

static bool has_conformity(const struct order_papers *a) {
    return a->conformity;
}

static bool is_foreign(const struct order_papers *a) {
    return !reads_english(a->destination);
}

static const struct {
    struct order_paper paper;
    bool (*needed)(const struct order_papers *about); /* NULL: always */
} papers_table[] = {
    {{"proforma", true, 0, "supplier", NULL}, NULL},
    {{"contract", true, 3, "supplier", NULL}, NULL},
    {{"test-reports", false, -7, "laboratory", NULL}, has_tests},
    {{"conformity", false, -3, "supplier", NULL}, has_conformity},
    {{"insurance", false, -1, "buyer", "own cover: the goods travel at the buyer's risk"},
     insured_by_buyer},
    {{"other", false, -1, "buyer", "export clearance and licence: the buyer's under EXW"},
     exported_by_buyer},
    {{"invoice", false, 0, "supplier", NULL}, NULL},
    {{"packing-list", false, 0, "supplier", NULL}, NULL},
    {{"insurance", false, 0, "supplier", NULL}, insured_by_seller},
    {{"local-papers", false, 0, "supplier", NULL}, is_foreign},
    {{"origin", false, 3, "supplier", NULL}, NULL},
    {{"proof", false, 3, "supplier", NULL}, has_preference},
    {{"transport", false, 5, "forwarder", NULL}, carried_by_buyer},
    {{"transport", false, 5, "supplier", NULL}, carried_by_seller},
};

int order_papers(const struct order_papers *about, struct order_paper papers[ORDER_PAPERS]) {
    int n = 0;
    for (size_t i = 0; i < sizeof papers_table / sizeof *papers_table; i++) {
        if (!papers_table[i].needed || papers_table[i].needed(about))
            papers[n++] = papers_table[i].paper;
    }
    return n;
}
