/*
 * Kinds of defects and checklists.
 */
#include "sourcebench/core/checklist.h"

#include "quality_field.h"

static const struct field defect_type_fields[] = {
    [DEFECT_TYPE_CODE] = {.name = "code",
                          .label = "Code",
                          .type = FIELD_TEXT,
                          .flags = FIELD_REQUIRED | FIELD_CODE,
                          .example = "S04",
                          .max_length = 12},
    [DEFECT_TYPE_NAME] = {.name = "name",
                          .label = "Defect",
                          .type = FIELD_TEXT,
                          .flags = FIELD_REQUIRED,
                          .example = "straps of unequal length, beyond 10 mm",
                          .max_length = 200},
    [DEFECT_TYPE_CLASS] = {.name = "class",
                           .label = "Class",
                           .type = FIELD_CHOICE,
                           .flags = FIELD_REQUIRED,
                           .example = "major",
                           CHOICES(defect_classes)},
    [DEFECT_TYPE_ZONE] =
        {.name = "zone", .label = "Zone", .type = FIELD_TEXT, .example = "strap", .max_length = 40},
    [DEFECT_TYPE_STAGE] = {.name = "stage",
                           .label = "Found first in",
                           .type = FIELD_CHOICE,
                           .example = "iqc",
                           CHOICES(stages_of_inspection)},
    [DEFECT_TYPE_DETECT] = {.name = "detect",
                            .label = "How it is found",
                            .type = FIELD_TEXT,
                            .example = "tape",
                            .max_length = 200},
    [DEFECT_TYPE_PRODUCT_TYPE] = {.name = "product_type",
                                  .label = "Product type",
                                  .type = FIELD_TEXT,
                                  .example = "backpack"},
    [DEFECT_TYPE_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

const struct entity defect_type_entity = {
    .table = "defect_type",
    .label = "defect type",
    .plural = "defect types",
    .fields = defect_type_fields,
    .n_fields = DEFECT_TYPE_N,
    .title = DEFECT_TYPE_NAME,
    .parent = -1,
};

static const struct field checklist_fields[] = {
    [CHECKLIST_CODE] = {.name = "code",
                        .label = "Code",
                        .type = FIELD_TEXT,
                        .flags = FIELD_REQUIRED | FIELD_CODE,
                        .example = "PSI-BAG",
                        .max_length = 40},
    [CHECKLIST_NAME] = {.name = "name",
                        .label = "Name",
                        .type = FIELD_TEXT,
                        .flags = FIELD_REQUIRED,
                        .example = "Pre-shipment, backpacks",
                        .max_length = 100},
    [CHECKLIST_STAGE] = {.name = "stage",
                         .label = "Stage",
                         .type = FIELD_CHOICE,
                         .flags = FIELD_REQUIRED,
                         .example = "pre-shipment",
                         CHOICES(stages_of_inspection)},
    [CHECKLIST_PRODUCT_TYPE] = {.name = "product_type",
                                .label = "Product type",
                                .type = FIELD_TEXT,
                                .example = "backpack"},
    [CHECKLIST_MARKETS] = {.name = "markets",
                           .label = "Markets",
                           .type = FIELD_TAGS,
                           .example = "DE, AT"},
    [CHECKLIST_VERSION] = {.name = "version",
                           .label = "Version",
                           .type = FIELD_INT,
                           .flags = FIELD_REQUIRED | FIELD_HIDDEN,
                           .example = "1",
                           .min = 1,
                           .max = 1000000},
    [CHECKLIST_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

const struct entity checklist_entity = {
    .table = "checklist",
    .label = "checklist",
    .plural = "checklists",
    .fields = checklist_fields,
    .n_fields = CHECKLIST_N,
    .title = CHECKLIST_NAME,
    .parent = -1,
};

static const struct field check_fields[] = {
    [CHECK_CHECKLIST] = {.name = "checklist_id",
                         .label = "Checklist",
                         .type = FIELD_REF,
                         .flags = FIELD_REQUIRED | FIELD_HIDDEN,
                         .ref = "checklist"},
    ITEM_FIELDS(CHECK),
    [CHECK_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

const struct entity check_entity = {
    .table = "checklist_item",
    .label = "checklist item",
    .plural = "checklist items",
    .fields = check_fields,
    .n_fields = CHECK_FIELDS,
    .title = CHECK_WHAT,
    .parent = CHECK_CHECKLIST,
};
