/*
 * What materials are judged by: criteria, profiles with their weights, compliance rules.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/text.h"

#include "material_field.h"

bool material_code_check(const char *text, char reason[128]) {
    bool digits = strspn(text, "0123456789") == strlen(text);
    if (!digits && !strpbrk(text, " \t\n,;:|\"'`$\\"))
        return true;
    snprintf(reason, 128,
             "Enter a code without blanks and commas that is not a number, e.g. N420.");
    return false;
}

bool property_is_fit(const char *code) {
    return strncmp(code, "fit_", strlen("fit_")) == 0;
}

bool material_head_check(const char *text, char reason[128]) {
    if (text_length(text) <= CRITERION_HEAD_MAX)
        return true;
    snprintf(reason, 128, "Enter at most %d characters: it heads a narrow column.",
             CRITERION_HEAD_MAX);
    return false;
}

static const struct choice directions[] = {
    {"more", "more is better"},
    {"less", "less is better"},
    {"band", "best within a band"},
};

static const struct choice missing[] = {
    {"worst", "counts as the worst"},
    {"ignore", "is left out"},
    {"refuse", "leaves the material without a rank"},
};

static const struct choice levels[] = {
    {"required", "required"},
    {"expected", "expected"},
    {"voluntary", "voluntary"},
};

static const struct choice subjects[] = {
    {"material", "the material"},
    {"supplier", "the supplier"},
};

static const struct field criterion_fields[] = {
    [CRITERION_CODE] = {.name = "code",
                        .label = "Code",
                        .type = FIELD_TEXT,
                        .flags = FIELD_REQUIRED | FIELD_CODE,
                        .example = "tear",
                        .max_length = 40,
                        .check = material_code_check},
    [CRITERION_NAME] = {.name = "name",
                        .label = "Name",
                        .type = FIELD_TEXT,
                        .flags = FIELD_REQUIRED,
                        .example = "Tear strength"},
    [CRITERION_HEAD] = {.name = "head",
                        .label = "Column head",
                        .type = FIELD_TEXT,
                        .flags = FIELD_REQUIRED,
                        .example = "Tear",
                        .check = material_head_check},
    [CRITERION_PROPERTY] = REFERENCE("property_id", "Property", "property", 0, NULL),
    [CRITERION_DIRECTION] = {.name = "direction",
                             .label = "Direction",
                             .type = FIELD_CHOICE,
                             .flags = FIELD_DEFAULTED,
                             .example = "more",
                             CHOICES(directions)},
    [CRITERION_LOW] = MEASURE("low", "Low end", FIELD_REQUIRED, NULL),
    [CRITERION_HIGH] = MEASURE("high", "High end", FIELD_REQUIRED, NULL),
    [CRITERION_BAND_LOW] = MEASURE("band_low", "Band from", 0, NULL),
    [CRITERION_BAND_HIGH] = MEASURE("band_high", "Band to", 0, NULL),
    [CRITERION_KNOCK_MIN] = MEASURE("knock_min", "Out below", 0, NULL),
    [CRITERION_KNOCK_MAX] = MEASURE("knock_max", "Out above", 0, NULL),
    [CRITERION_POSITION] = {.name = "position",
                            .label = "Order",
                            .type = FIELD_INT,
                            .flags = FIELD_HIDDEN,
                            .example = "10"},
    [CRITERION_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

static const struct agreement criterion_agreements[] = {
    {AGREE_BELOW, CRITERION_LOW, CRITERION_HIGH,
     "The low end of the criterion must lie below its high end.", NULL},
    {AGREE_NOT_ABOVE, CRITERION_BAND_LOW, CRITERION_BAND_HIGH,
     "The band of the criterion ends below its beginning; correct one of the two.", NULL},
    {AGREE_NEEDS, CRITERION_BAND_LOW, CRITERION_BAND_HIGH,
     "A band needs both ends: enter where it ends.", NULL},
    {AGREE_NEEDS, CRITERION_BAND_HIGH, CRITERION_BAND_LOW,
     "A band needs both ends: enter where it begins.", NULL},
    {AGREE_NOT_ABOVE, CRITERION_KNOCK_MIN, CRITERION_KNOCK_MAX,
     "The limits of the criterion knock out everything; correct one of the two.", NULL},
    {AGREE_NEEDS_FOR, CRITERION_DIRECTION, CRITERION_BAND_LOW,
     "A criterion that is best within a band needs the band: enter its ends.", "band"},
};

const struct entity criterion_entity = {
    .table = "criterion",
    .label = "criterion",
    .plural = "criteria",
    .fields = criterion_fields,
    .n_fields = CRITERION_N,
    .title = CRITERION_NAME,
    .parent = -1,
    AGREEMENTS(criterion_agreements),
};

static const struct field profile_fields[] = {
    [PROFILE_CODE] = {.name = "code",
                      .label = "Code",
                      .type = FIELD_TEXT,
                      .flags = FIELD_REQUIRED | FIELD_CODE,
                      .example = "europe-urban-commuter",
                      .max_length = 80,
                      .check = material_code_check},
    [PROFILE_NAME] = {.name = "name",
                      .label = "Name",
                      .type = FIELD_TEXT,
                      .flags = FIELD_REQUIRED,
                      .example = "Europe, urban commuter"},
    [PROFILE_REGION] = {.name = "region",
                        .label = "Region",
                        .type = FIELD_TEXT,
                        .example = "Europe"},
    [PROFILE_USE] = {.name = "use",
                     .label = "Use",
                     .type = FIELD_TEXT,
                     .example = "urban commuter"},
    [PROFILE_MARKETS] = {.name = "markets",
                         .label = "Markets",
                         .type = FIELD_TAGS,
                         .example = "EU"},
    [PROFILE_PRODUCTS] = {.name = "products",
                          .label = "Kinds of product",
                          .type = FIELD_TAGS,
                          .example = "textile-bag"},
    [PROFILE_MISSING] = {.name = "missing",
                         .label = "Missing value",
                         .type = FIELD_CHOICE,
                         .flags = FIELD_DEFAULTED,
                         .example = "worst",
                         CHOICES(missing)},
    [PROFILE_POSITION] = {.name = "position",
                          .label = "Order",
                          .type = FIELD_INT,
                          .flags = FIELD_HIDDEN,
                          .example = "10"},
    [PROFILE_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

const struct entity profile_entity = {
    .table = "profile",
    .label = "profile",
    .plural = "profiles",
    .fields = profile_fields,
    .n_fields = PROFILE_N,
    .title = PROFILE_NAME,
    .parent = -1,
};

static const struct field weight_fields[] = {
    [WEIGHT_PROFILE] = REFERENCE("profile_id", "Profile", "profile", FIELD_HIDDEN, NULL),
    [WEIGHT_CRITERION] = REFERENCE("criterion_id", "Criterion", "criterion", 0, NULL),
    [WEIGHT_WEIGHT] = {.name = "weight",
                       .label = "Weight",
                       .type = FIELD_DECIMAL,
                       .scale = WEIGHT_SCALE,
                       .flags = FIELD_REQUIRED,
                       .unit = "%",
                       .example = "15",
                       .min = 0,
                       .max = 10000},
    [WEIGHT_KNOCK_MIN] = MEASURE("knock_min", "Out below", 0, NULL),
    [WEIGHT_KNOCK_MAX] = MEASURE("knock_max", "Out above", 0, NULL),
    [WEIGHT_REASON] = {.name = "reason",
                       .label = "Reason",
                       .type = FIELD_TEXT,
                       .example = "the buyer asked for it"},
};

static const struct agreement weight_agreements[] = {
    {AGREE_NOT_ABOVE, WEIGHT_KNOCK_MIN, WEIGHT_KNOCK_MAX,
     "The limits of the weight knock out everything; correct one of the two.", NULL},
};

const struct entity weight_entity = {
    .table = "profile_weight",
    .label = "weight",
    .plural = "weights",
    .fields = weight_fields,
    .n_fields = WEIGHT_N,
    .title = WEIGHT_CRITERION,
    .parent = WEIGHT_PROFILE,
    AGREEMENTS(weight_agreements),
};

static const struct field rule_fields[] = {
    [RULE_CODE] = {.name = "code",
                   .label = "Code",
                   .type = FIELD_TEXT,
                   .flags = FIELD_REQUIRED | FIELD_CODE,
                   .example = "eu-reach",
                   .max_length = 40,
                   .check = material_code_check},
    [RULE_NAME] = {.name = "name",
                   .label = "Name",
                   .type = FIELD_TEXT,
                   .flags = FIELD_REQUIRED,
                   .example = "REACH report of the material"},
    [RULE_MARKET] = {.name = "market",
                     .label = "Market",
                     .type = FIELD_TEXT,
                     .flags = FIELD_REQUIRED,
                     .example = "EU"},
    [RULE_LEVEL] = {.name = "level",
                    .label = "Level",
                    .type = FIELD_CHOICE,
                    .flags = FIELD_DEFAULTED,
                    .example = "required",
                    CHOICES(levels)},
    [RULE_EVIDENCE] = {.name = "evidence",
                       .label = "Evidence",
                       .type = FIELD_TEXT,
                       .flags = FIELD_REQUIRED,
                       .example = "REACH"},
    [RULE_SUBJECT] = {.name = "subject",
                      .label = "Speaks for",
                      .type = FIELD_CHOICE,
                      .flags = FIELD_DEFAULTED,
                      .example = "material",
                      CHOICES(subjects)},
    [RULE_APPLIES] = {.name = "applies",
                      .label = "Applies to",
                      .type = FIELD_TAGS,
                      .example = "recycled"},
    [RULE_PRODUCTS] = {.name = "products",
                       .label = "Kinds of product",
                       .type = FIELD_TAGS,
                       .example = "child-bag"},
    [RULE_SOURCE] = {.name = "source",
                     .label = "Source",
                     .type = FIELD_TEXT,
                     .example = "Regulation (EC) 1907/2006"},
    [RULE_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

const struct entity rule_entity = {
    .table = "compliance_rule",
    .label = "compliance rule",
    .plural = "compliance rules",
    .fields = rule_fields,
    .n_fields = RULE_N,
    .title = RULE_NAME,
    .parent = -1,
};
