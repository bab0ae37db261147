/*
 * What inspectors look for: kinds of defects, and checklists of what is checked at a stage. Both
 * are seeded from a catalogue and edited afterwards. An inspection takes copies of the items of a
 * checklist along and keeps the version it began with, so that an edit never changes what was
 * asked.
 */
#ifndef SOURCEBENCH_CORE_CHECKLIST_H
#define SOURCEBENCH_CORE_CHECKLIST_H

#include "sourcebench/core/field.h"

enum defect_type_field {
    DEFECT_TYPE_CODE,
    DEFECT_TYPE_NAME,
    DEFECT_TYPE_CLASS,
    DEFECT_TYPE_ZONE,
    DEFECT_TYPE_STAGE,
    DEFECT_TYPE_DETECT,
    DEFECT_TYPE_PRODUCT_TYPE,
    DEFECT_TYPE_NOTE,
    DEFECT_TYPE_N
};

enum checklist_field {
    CHECKLIST_CODE,
    CHECKLIST_NAME,
    CHECKLIST_STAGE,
    CHECKLIST_PRODUCT_TYPE,
    CHECKLIST_MARKETS,
    CHECKLIST_VERSION, /* raised by every change of an item; see db/checklist_rules.h */
    CHECKLIST_NOTE,
    CHECKLIST_N
};

enum check_field {
    CHECK_CHECKLIST,
    CHECK_POSITION,
    CHECK_PART,
    CHECK_KIND,
    CHECK_CODE,
    CHECK_WHAT,
    CHECK_METHOD,
    CHECK_STANDARD,
    CHECK_N,
    CHECK_NOMINAL,
    CHECK_MINUS,
    CHECK_PLUS,
    CHECK_UNIT,
    CHECK_EXPECTED,
    CHECK_CLASS,
    CHECK_MANDATORY,
    CHECK_NOTE,
    CHECK_FIELDS
};

extern const struct entity defect_type_entity;
extern const struct entity checklist_entity;
extern const struct entity check_entity;

/*
 * What a checklist or a kind of defects is for. Product types are words, alternatives between
 * commas: "backpack, daypack" fits "mini backpacks", of which all words of one alternative are a
 * part. Empty fits anything.
 */
bool product_type_fits(const char *wanted, const char *product_type);

struct checklist_need {
    const char *stage;        /* "pre-shipment" */
    const char *product_type; /* of the product, "mini backpack"; "" where nobody knows */
    const char *markets;      /* for which it is, "AT,DE"; "" where nobody knows */
};

/* How closely a checklist fits: 0 not at all, more where it says more about the goods. One for a
 * product type goes before one for a market. */
int checklist_fits(const struct record *checklist, const struct checklist_need *need);
/* The one of n that fits most closely, the first of equals; NULL where none fits. */
const struct record *checklist_best(struct record *const *checklists, int n,
                                    const struct checklist_need *need);

#endif
