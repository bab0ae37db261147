#include "sourcebench/core/incoterm.h"

#include <stddef.h>
#include <strings.h>

const char *const incoterm_codes[INCOTERMS] = {"EXW", "FCA", "CPT", "CIP", "DAP", "DPU",
                                               "DDP", "FAS", "FOB", "CFR", "CIF"};

const char *const incoterm_names[INCOTERMS] = {"Ex Works",
                                               "Free Carrier",
                                               "Carriage Paid To",
                                               "Carriage and Insurance Paid To",
                                               "Delivered at Place",
                                               "Delivered at Place Unloaded",
                                               "Delivered Duty Paid",
                                               "Free Alongside Ship",
                                               "Free on Board",
                                               "Cost and Freight",
                                               "Cost, Insurance and Freight"};

const char *const leg_words[LEGS] = {
    "export packing",       "loading at origin",     "inland to port", "export clearance",
    "origin terminal",      "loading on vessel",     "main carriage",  "insurance",
    "destination terminal", "inland at destination", "unloading",      "import clearance"};

const char *const incoterm_place_words[INCOTERM_PLACES] = {
    "usual place", "seller's premises", "port or depot at origin", "port of destination",
    "inland point or warehouse"};

const char *const freight_words[FREIGHT_MODES] = {"",        "sea LCL", "sea FCL", "air",
                                                  "express", "rail",    "road"};

#define PK LEG_BIT(LEG_PACKING)
#define LO LEG_BIT(LEG_LOADING)
#define IN LEG_BIT(LEG_INLAND_ORIGIN)
#define EX LEG_BIT(LEG_EXPORT)
#define OT LEG_BIT(LEG_ORIGIN_TERMINAL)
#define OB LEG_BIT(LEG_ON_BOARD)
#define CA LEG_BIT(LEG_CARRIAGE)
#define IS LEG_BIT(LEG_INSURANCE)
#define DT LEG_BIT(LEG_DESTINATION_TERMINAL)
#define ID LEG_BIT(LEG_INLAND_DESTINATION)
#define UN LEG_BIT(LEG_UNLOADING)
#define IM LEG_BIT(LEG_IMPORT)
#define CARRIER (PK | LO | IN | EX)
#define BOARD (CARRIER | OT | OB)

#define AT(place) (1U << (place))

/* The seller's legs at the usual place; which differ in practice; the places that the rule knows.
 */
static const struct rule {
    unsigned seller, varies, places;
    enum incoterm_place usual;
    enum incoterm_cover cover;
    bool sea;
} rules[INCOTERMS] = {
    [INCOTERM_EXW] = {PK, LO | EX, AT(PLACE_FACTORY), PLACE_FACTORY, COVER_NONE, false},
    [INCOTERM_FCA] = {CARRIER, LO | IN | OT, AT(PLACE_FACTORY) | AT(PLACE_ORIGIN), PLACE_ORIGIN,
                      COVER_NONE, false},
    [INCOTERM_CPT] = {BOARD | CA, DT | ID | UN, AT(PLACE_DESTINATION_PORT) | AT(PLACE_INLAND),
                      PLACE_DESTINATION_PORT, COVER_NONE, false},
    [INCOTERM_CIP] = {BOARD | CA | IS, DT | ID | UN | IS,
                      AT(PLACE_DESTINATION_PORT) | AT(PLACE_INLAND), PLACE_DESTINATION_PORT,
                      COVER_ALL_RISKS, false},
    [INCOTERM_DAP] = {BOARD | CA | IS | DT | ID, DT | ID | IS | UN,
                      AT(PLACE_DESTINATION_PORT) | AT(PLACE_INLAND), PLACE_INLAND, COVER_NONE,
                      false},
    [INCOTERM_DPU] = {BOARD | CA | IS | DT | ID | UN, DT | ID | IS,
                      AT(PLACE_DESTINATION_PORT) | AT(PLACE_INLAND), PLACE_INLAND, COVER_NONE,
                      false},
    [INCOTERM_DDP] = {BOARD | CA | IS | DT | ID | IM, IS | UN | IM,
                      AT(PLACE_DESTINATION_PORT) | AT(PLACE_INLAND), PLACE_INLAND, COVER_NONE,
                      false},
    [INCOTERM_FAS] = {CARRIER | OT, OT, AT(PLACE_ORIGIN), PLACE_ORIGIN, COVER_NONE, true},
    [INCOTERM_FOB] = {BOARD, OT | OB, AT(PLACE_ORIGIN), PLACE_ORIGIN, COVER_NONE, true},
    [INCOTERM_CFR] = {BOARD | CA, DT | UN, AT(PLACE_DESTINATION_PORT), PLACE_DESTINATION_PORT,
                      COVER_NONE, true},
    [INCOTERM_CIF] = {BOARD | CA | IS, DT | UN | IS, AT(PLACE_DESTINATION_PORT),
                      PLACE_DESTINATION_PORT, COVER_MINIMUM, true},
};

/* What another named place takes out of the price and puts into it. The terminal of the port of
 * destination stays with a seller who delivers there; the unloading at the warehouse does not. */
static const struct move {
    enum incoterm rule;
    enum incoterm_place place;
    unsigned out, in;
} moves[] = {
    {INCOTERM_FCA, PLACE_FACTORY, IN, 0},
    {INCOTERM_CPT, PLACE_INLAND, 0, DT | ID},
    {INCOTERM_CIP, PLACE_INLAND, 0, DT | ID},
    {INCOTERM_DAP, PLACE_DESTINATION_PORT, ID, 0},
    {INCOTERM_DPU, PLACE_DESTINATION_PORT, ID | UN, 0},
    {INCOTERM_DDP, PLACE_DESTINATION_PORT, ID, 0},
};

int incoterm_find(const char *code) {
    for (int i = 0; code && i < INCOTERMS; i++)
        if (strcasecmp(code, incoterm_codes[i]) == 0)
            return i;
    return -1;
}

unsigned incoterm_seller_pays(const struct incoterm_terms *terms) {
    unsigned seller = rules[terms->rule].seller;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].rule == terms->rule && moves[i].place == terms->place)
            seller = (seller & ~moves[i].out) | moves[i].in;
    return (seller & ~terms->by_hand) | (terms->by_hand & terms->by_hand_seller);
}

unsigned incoterm_varies(enum incoterm rule) {
    return rules[rule].varies;
}

enum incoterm_place incoterm_usual_place(enum incoterm rule) {
    return rules[rule].usual;
}

bool incoterm_place_fits(enum incoterm rule, enum incoterm_place place) {
    return place == PLACE_USUAL || (rules[rule].places & AT(place)) != 0;
}

enum incoterm_cover incoterm_cover(enum incoterm rule) {
    return rules[rule].cover;
}

bool incoterm_is_for_sea(enum incoterm rule) {
    return rules[rule].sea;
}

bool incoterm_seller_carries(enum incoterm rule) {
    return (rules[rule].seller & CA) != 0;
}

/* For each rule for the sea: by other ways, and in containers, which are handed over at a terminal.
 */
static const struct {
    enum incoterm rule;
    const char *elsewhere, *container;
} faults[] = {
    {INCOTERM_FAS, "FAS is for goods that go by sea only: ask for FCA.",
     "Containers are handed over at a terminal, not alongside the ship: ask for FCA."},
    {INCOTERM_FOB, "FOB is for goods that go by sea only: ask for FCA.", NULL},
    {INCOTERM_CFR, "CFR is for goods that go by sea only: ask for CPT.", NULL},
    {INCOTERM_CIF, "CIF is for goods that go by sea only: ask for CIP.", NULL},
};

const char *incoterm_mode_fault(enum incoterm rule, enum freight_mode mode) {
    for (size_t i = 0; mode != FREIGHT_UNKNOWN && i < sizeof faults / sizeof *faults; i++)
        if (faults[i].rule == rule)
            return mode > FREIGHT_FCL ? faults[i].elsewhere : faults[i].container;
    return NULL;
}

const char *incoterm_place_fault(const struct incoterm_terms *terms) {
    static const char *const named[INCOTERM_PLACES] = {
        [PLACE_FACTORY] = "This rule names the seller's premises: for another place ask for FCA.",
        [PLACE_ORIGIN] = "This rule names a place at origin: check the rule or the place.",
        [PLACE_DESTINATION_PORT] =
            "This rule names a port of destination: for an inland point ask for CPT or CIP.",
        [PLACE_INLAND] = "This rule names a place at destination: check the rule or the place.",
    };
    return incoterm_place_fits(terms->rule, terms->place) ? NULL : named[rules[terms->rule].usual];
}
