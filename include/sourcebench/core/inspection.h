/*
 * An inspection and everything that is counted in it: classes of defects with their plans, the
 * variants of the lot, the cartons drawn, the units inspected with their defects, the items of its
 * checklist with measurements, and amendments made after it was closed.
 *
 * A class keeps its plan (n, Ac) from the moment the inspection begins: later changes of a lot or
 * of the history of its supplier do not touch what was inspected by it.
 */
#ifndef SOURCEBENCH_CORE_INSPECTION_H
#define SOURCEBENCH_CORE_INSPECTION_H

#include "sourcebench/core/field.h"

enum inspection_field {
    INSPECTION_NUMBER,
    INSPECTION_SUPPLIER,
    INSPECTION_SITE,
    INSPECTION_ORDER,
    INSPECTION_PRODUCT,
    INSPECTION_GOODS,
    INSPECTION_FAMILY,
    INSPECTION_STAGE,
    INSPECTION_STATUS,
    INSPECTION_ENTRY,
    INSPECTION_LOT,
    INSPECTION_CARTONS,
    INSPECTION_PLANNED_ON,
    INSPECTION_PLACE,
    INSPECTION_INSPECTOR,
    INSPECTION_MINUTES,
    INSPECTION_STARTED_AT,
    INSPECTION_ENDED_AT,
    INSPECTION_UNREADY,
    INSPECTION_CHECKLIST,
    INSPECTION_CHECKLIST_VERSION,
    INSPECTION_SEED,
    INSPECTION_GOLDEN,
    INSPECTION_GOLDEN_RESULT,
    INSPECTION_GOLDEN_NOTE,
    INSPECTION_FIRST, /* the number of the first inspection of this lot */
    INSPECTION_AGAIN_COST,
    INSPECTION_AGAIN_MOST,
    INSPECTION_AGENCY,
    INSPECTION_BOOKING,
    INSPECTION_BOOKED_ON,
    INSPECTION_FEE,
    INSPECTION_CURRENCY,
    INSPECTION_FEE_BY,
    INSPECTION_REPORT,
    INSPECTION_VERDICT,
    INSPECTION_REASON,
    INSPECTION_DECISION,
    INSPECTION_DECISION_REASON,
    INSPECTION_OPEN_ITEMS,
    INSPECTION_CLOSED_AT,
    INSPECTION_SIGNED,
    INSPECTION_SIGNED_FACTORY,
    INSPECTION_SEAL,
    INSPECTION_NOTE,
    INSPECTION_N
};

enum plan_class_field {
    PLAN_CLASS_INSPECTION,
    PLAN_CLASS_CLASS,
    PLAN_CLASS_KIND,
    PLAN_CLASS_MODE,
    PLAN_CLASS_LEVEL,
    PLAN_CLASS_AQL,
    PLAN_CLASS_OWN_N,
    PLAN_CLASS_OWN_AC,
    PLAN_CLASS_SEVERITY,
    PLAN_CLASS_OVERRIDE,
    PLAN_CLASS_WHY,
    PLAN_CLASS_LOT,
    PLAN_CLASS_N,
    PLAN_CLASS_AC,
    PLAN_CLASS_TIGHTER_AC,
    PLAN_CLASS_LETTER,
    PLAN_CLASS_INSPECTED,
    PLAN_CLASS_DEFECTIVE,
    PLAN_CLASS_DEFECTS,
    PLAN_CLASS_VERDICT,
    PLAN_CLASS_FIELDS
};

enum lot_part_field {
    LOT_PART_INSPECTION,
    LOT_PART_VARIANT,
    LOT_PART_NAME,
    LOT_PART_ORDERED,
    LOT_PART_MADE,
    LOT_PART_PACKED,
    LOT_PART_SHIPPED,
    LOT_PART_CARTONS,
    LOT_PART_FIRST_CARTON,
    LOT_PART_SAMPLE,
    LOT_PART_N
};

enum carton_field { CARTON_INSPECTION, CARTON_PART, CARTON_NUMBER, CARTON_OPENED_AT, CARTON_N };

enum drawn_field {
    DRAWN_INSPECTION,
    DRAWN_NUMBER,
    DRAWN_UNITS,
    DRAWN_KIND,
    DRAWN_FINISHED,
    DRAWN_CARTON,
    DRAWN_PART,
    DRAWN_N
};

enum defect_field {
    DEFECT_INSPECTION,
    DEFECT_UNIT,
    DEFECT_TYPE,
    DEFECT_CODE,
    DEFECT_NAME,
    DEFECT_CLASS,
    DEFECT_COUNT,
    DEFECT_UNITS,
    DEFECT_ZONE,
    DEFECT_PHOTO,
    DEFECT_NOTE,
    DEFECT_N
};

enum result_field {
    RESULT_INSPECTION,
    RESULT_POSITION, /* to RESULT_MANDATORY: as of the checklist's item */
    RESULT_PART,
    RESULT_KIND,
    RESULT_CODE,
    RESULT_WHAT,
    RESULT_METHOD,
    RESULT_STANDARD,
    RESULT_N,
    RESULT_NOMINAL,
    RESULT_MINUS,
    RESULT_PLUS,
    RESULT_UNIT,
    RESULT_EXPECTED,
    RESULT_CLASS,
    RESULT_MANDATORY,
    RESULT_STATE,
    RESULT_FOUND,
    RESULT_PHOTO,
    RESULT_CHECKED_BY,
    RESULT_CHECKED_AT,
    RESULT_NOTE,
    RESULT_FIELDS
};

enum measurement_field { MEASUREMENT_RESULT, MEASUREMENT_NUMBER, MEASUREMENT_VALUE, MEASUREMENT_N };

enum amendment_field {
    AMENDMENT_INSPECTION,
    AMENDMENT_SUBJECT,
    AMENDMENT_WAS,
    AMENDMENT_IS,
    AMENDMENT_REASON,
    AMENDMENT_N
};

extern const struct entity inspection_entity;
extern const struct entity plan_class_entity;
extern const struct entity lot_part_entity;
extern const struct entity carton_entity;
extern const struct entity drawn_entity;
extern const struct entity defect_entity;
extern const struct entity result_entity;
extern const struct entity measurement_entity;
extern const struct entity amendment_entity;

#endif
