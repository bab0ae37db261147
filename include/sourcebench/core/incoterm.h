/*
 * Incoterms 2020: who pays which part of the way at the named place.
 *
 * Who pays at the usual named place of each rule is a table of eleven rules by twelve legs; another
 * named place moves the boundary, and any leg can be decided by hand. The rules themselves are the
 * ICC's (publication 723); the table was compared with two published cost tables (mfctpe.com.tw
 * 10752, cyclecnc.com) and says one answer where practice varies: incoterm_varies().
 */
#ifndef SOURCEBENCH_CORE_INCOTERM_H
#define SOURCEBENCH_CORE_INCOTERM_H

#include <stdbool.h>

/* In the order of the ICC: for any mode, then for sea and inland waterway only. */
enum incoterm {
    INCOTERM_EXW,
    INCOTERM_FCA,
    INCOTERM_CPT,
    INCOTERM_CIP,
    INCOTERM_DAP,
    INCOTERM_DPU,
    INCOTERM_DDP,
    INCOTERM_FAS,
    INCOTERM_FOB,
    INCOTERM_CFR,
    INCOTERM_CIF,
    INCOTERMS
};

/* In order of travel. */
enum leg {
    LEG_PACKING,
    LEG_LOADING,
    LEG_INLAND_ORIGIN,
    LEG_EXPORT,
    LEG_ORIGIN_TERMINAL,
    LEG_ON_BOARD,
    LEG_CARRIAGE,
    LEG_INSURANCE,
    LEG_DESTINATION_TERMINAL,
    LEG_INLAND_DESTINATION,
    LEG_UNLOADING,
    LEG_IMPORT, /* clearance with duties and taxes */
    LEGS
};
extern const char *const leg_words[LEGS]; /* "export packing" … "import clearance" */

/* Sets of legs. */
#define LEG_BIT(leg) (1U << (leg))
#define LEGS_ORIGIN (LEG_BIT(LEG_CARRIAGE) - 1) /* up to "on board" */
#define LEGS_ALL (LEG_BIT(LEGS) - 1)
/* Between the main carriage and the buyer's warehouse. */
#define LEGS_DESTINATION                                                                           \
    (LEG_BIT(LEG_DESTINATION_TERMINAL) | LEG_BIT(LEG_INLAND_DESTINATION) | LEG_BIT(LEG_UNLOADING))

/* What the named place is. Which places a rule knows: incoterm_place_fits(). */
enum incoterm_place {
    PLACE_USUAL,            /* that of the rule: incoterm_usual_place() */
    PLACE_FACTORY,          /* the seller's premises */
    PLACE_ORIGIN,           /* a port, airport, yard or depot of the country of origin */
    PLACE_DESTINATION_PORT, /* or airport */
    PLACE_INLAND,           /* a point of the country of destination, up to the buyer's warehouse */
    INCOTERM_PLACES
};
extern const char *const incoterm_place_words[INCOTERM_PLACES];

enum freight_mode {
    FREIGHT_UNKNOWN,
    FREIGHT_LCL, /* sea, less than a container */
    FREIGHT_FCL, /* sea, whole containers */
    FREIGHT_AIR,
    FREIGHT_EXPRESS,
    FREIGHT_RAIL,
    FREIGHT_ROAD,
    FREIGHT_MODES
};
extern const char *const freight_words[FREIGHT_MODES]; /* "", "sea LCL", "sea FCL", "air" … */

/* What the seller must insure for the buyer, for 110 % of the price. */
enum incoterm_cover {
    COVER_NONE,
    COVER_MINIMUM,  /* Institute Cargo Clauses (C) */
    COVER_ALL_RISKS /* (A) */
};

struct incoterm_terms {
    enum incoterm rule;
    enum incoterm_place place;
    unsigned by_hand;        /* legs decided for this quote … */
    unsigned by_hand_seller; /* … and those of them that the seller pays */
};

extern const char *const incoterm_codes[INCOTERMS]; /* "EXW" */
extern const char *const incoterm_names[INCOTERMS]; /* "Ex Works" */

/* By its code in any case; -1 where it is none. */
int incoterm_find(const char *code);

/* The legs inside the seller's price. */
unsigned incoterm_seller_pays(const struct incoterm_terms *terms);
/* The legs about which practice differs at the usual place: ask. */
unsigned incoterm_varies(enum incoterm rule);

enum incoterm_place incoterm_usual_place(enum incoterm rule);
bool incoterm_place_fits(enum incoterm rule, enum incoterm_place place);
enum incoterm_cover incoterm_cover(enum incoterm rule);
bool incoterm_is_for_sea(enum incoterm rule); /* and inland waterway only */
/* C and D rules: the seller engages the main carriage, so the mode is theirs to choose. */
bool incoterm_seller_carries(enum incoterm rule);

/* What is odd about the rule with the mode, in a sentence that says what to use; NULL: nothing. */
const char *incoterm_mode_fault(enum incoterm rule, enum freight_mode mode);
/* The same of the rule with the named place. */
const char *incoterm_place_fault(const struct incoterm_terms *terms);

#endif
