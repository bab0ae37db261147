/*
 * What a supplier is judged by: the vetting checklist, audits with their findings, and what was
 * decided about lines of the agenda.
 */
#include "sourcebench/core/supplier.h"

#define SUPPLIER_REF                                                                               \
    {                                                                                              \
        .name = "supplier_id", .label = "Supplier", .type = FIELD_REF,                             \
        .flags = FIELD_REQUIRED | FIELD_HIDDEN, .ref = "supplier"                                  \
    }

static const struct choice vetting_states[] = {
    {"open", "open"},
    {"met", "met"},
    {"failed", "failed"},
    {"not-applicable", "not applicable"},
};

static const struct field vetting_fields[] = {
    [VETTING_SUPPLIER] = SUPPLIER_REF,
    [VETTING_CODE] = {.name = "code",
                      .label = "Code",
                      .type = FIELD_TEXT,
                      .flags = FIELD_HIDDEN,
                      .example = "registered-name",
                      .max_length = 100},
    [VETTING_TITLE] = {.name = "title",
                       .label = "Item",
                       .type = FIELD_TEXT,
                       .flags = FIELD_REQUIRED,
                       .example = "Business licence seen"},
    [VETTING_MANDATORY] = {.name = "mandatory",
                           .label = "Mandatory",
                           .type = FIELD_BOOL,
                           .example = "yes"},
    [VETTING_STATE] = {.name = "state",
                       .label = "State",
                       .type = FIELD_CHOICE,
                       .flags = FIELD_DEFAULTED,
                       .example = "met",
                       CHOICES(vetting_states)},
    [VETTING_EVIDENCE] = {.name = "evidence",
                          .label = "Evidence",
                          .type = FIELD_TEXT,
                          .example = "register looked up, extract of 2026-11-02"},
    [VETTING_CHECKED_ON] = {.name = "checked_on",
                            .label = "Checked on",
                            .type = FIELD_DATE,
                            .flags = FIELD_HIDDEN,
                            .example = "today"},
    [VETTING_CHECKED_BY] = {.name = "checked_by",
                            .label = "Checked by",
                            .type = FIELD_TEXT,
                            .flags = FIELD_HIDDEN,
                            .example = "lina"},
    [VETTING_EXPIRES] = {.name = "expires_on",
                         .label = "Good until",
                         .type = FIELD_DATE,
                         .example = "+1y"},
    [VETTING_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

const struct entity vetting_entity = {
    .table = "vetting_item",
    .label = "vetting item",
    .plural = "vetting items",
    .fields = vetting_fields,
    .n_fields = VETTING_N,
    .title = VETTING_TITLE,
    .parent = VETTING_SUPPLIER,
};

static const struct choice audit_kinds[] = {
    {"visit", "visit"},
    {"audit", "audit"},
    {"video", "video audit"},
    {"third-party", "third-party audit"},
};

static const struct choice audit_results[] = {
    {"passed", "passed"},
    {"passed-with-findings", "passed with findings"},
    {"failed", "failed"},
};

static const struct field audit_fields[] = {
    [AUDIT_SUPPLIER] = SUPPLIER_REF,
    [AUDIT_SITE] = {.name = "site_id", .label = "Site", .type = FIELD_REF, .ref = "site"},
    [AUDIT_KIND] = {.name = "kind",
                    .label = "Kind",
                    .type = FIELD_CHOICE,
                    .flags = FIELD_REQUIRED,
                    .example = "audit",
                    CHOICES(audit_kinds)},
    [AUDIT_PURPOSE] = {.name = "purpose",
                       .label = "Purpose",
                       .type = FIELD_TEXT,
                       .flags = FIELD_REQUIRED,
                       .example = "sewing floor before the first order",
                       .found = FOUND_WORDS},
    [AUDIT_PLANNED] = {.name = "planned_on",
                       .label = "Planned for",
                       .type = FIELD_DATE,
                       .flags = FIELD_REQUIRED,
                       .example = "+2w"},
    [AUDIT_HELD] = {.name = "held_on", .label = "Held on", .type = FIELD_DATE, .example = "today"},
    [AUDIT_AUDITOR] = {.name = "auditor",
                       .label = "Auditor",
                       .type = FIELD_TEXT,
                       .example = "marco",
                       .found = FOUND_WORDS},
    [AUDIT_RESULT] = {.name = "result",
                      .label = "Result",
                      .type = FIELD_CHOICE,
                      .example = "passed",
                      CHOICES(audit_results)},
    [AUDIT_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

const struct entity audit_entity = {
    .table = "audit",
    .label = "audit",
    .plural = "audits",
    .fields = audit_fields,
    .n_fields = AUDIT_N,
    .title = AUDIT_PURPOSE,
    .parent = AUDIT_SUPPLIER,
};

static const struct choice finding_severities[] = {
    {"critical", "critical"},
    {"major", "major"},
    {"minor", "minor"},
};

static const struct field finding_fields[] = {
    [FINDING_SUPPLIER] = SUPPLIER_REF,
    [FINDING_AUDIT] = {.name = "audit_id", .label = "Audit", .type = FIELD_REF, .ref = "audit"},
    [FINDING_TITLE] = {.name = "title",
                       .label = "Finding",
                       .type = FIELD_TEXT,
                       .flags = FIELD_REQUIRED,
                       .example = "needle detector without calibration",
                       .found = FOUND_WORDS},
    [FINDING_SEVERITY] = {.name = "severity",
                          .label = "Severity",
                          .type = FIELD_CHOICE,
                          .flags = FIELD_REQUIRED,
                          .example = "major",
                          CHOICES(finding_severities)},
    [FINDING_DUE] = {.name = "due_on",
                     .label = "To be mended by",
                     .type = FIELD_DATE,
                     .example = "+30d"},
    [FINDING_CLOSED] = {.name = "closed_on",
                        .label = "Closed on",
                        .type = FIELD_DATE,
                        .example = "today"},
    [FINDING_CLOSED_BY] = {.name = "closed_by",
                           .label = "Closed by",
                           .type = FIELD_TEXT,
                           .flags = FIELD_HIDDEN,
                           .example = "lina"},
    [FINDING_EVIDENCE] = {.name = "evidence",
                          .label = "Evidence",
                          .type = FIELD_TEXT,
                          .example = "calibration record of 2026-11-20"},
    [FINDING_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

const struct entity finding_entity = {
    .table = "finding",
    .label = "finding",
    .plural = "findings",
    .fields = finding_fields,
    .n_fields = FINDING_N,
    .title = FINDING_TITLE,
    .parent = FINDING_SUPPLIER,
};

static const struct choice decision_actions[] = {
    {"done", "done"},
    {"snoozed", "snoozed"},
    {"escalated", "escalated"},
};

static const struct field decision_fields[] = {
    [DECISION_SUPPLIER] = SUPPLIER_REF,
    [DECISION_RULE] = {.name = "rule",
                       .label = "Rule",
                       .type = FIELD_TEXT,
                       .flags = FIELD_REQUIRED,
                       .example = "follow-up",
                       .max_length = 100},
    [DECISION_TABLE] = {.name = "subject_table",
                        .label = "Subject",
                        .type = FIELD_TEXT,
                        .flags = FIELD_REQUIRED | FIELD_HIDDEN,
                        .max_length = 100},
    [DECISION_ROW] = {.name = "subject_id",
                      .label = "Record",
                      .type = FIELD_INT,
                      .flags = FIELD_REQUIRED | FIELD_HIDDEN | FIELD_ANY_ROW},
    [DECISION_DUE] = {.name = "due",
                      .label = "Due",
                      .type = FIELD_DATE,
                      .flags = FIELD_REQUIRED,
                      .example = "today"},
    [DECISION_STAGE] = {.name = "stage",
                        .label = "Horizon",
                        .type = FIELD_INT,
                        .flags = FIELD_HIDDEN,
                        .min = 0,
                        .max = 9},
    [DECISION_ACTION] = {.name = "action",
                         .label = "Decision",
                         .type = FIELD_CHOICE,
                         .flags = FIELD_REQUIRED,
                         .example = "done",
                         CHOICES(decision_actions)},
    [DECISION_UNTIL] = {.name = "until", .label = "Until", .type = FIELD_DATE, .example = "+3d"},
    [DECISION_ASSIGNEE] = {.name = "assignee",
                           .label = "Assigned to",
                           .type = FIELD_TEXT,
                           .example = "marco"},
    [DECISION_REASON] = {.name = "reason",
                         .label = "Reason",
                         .type = FIELD_TEXT,
                         .example = "waits for the buyer"},
    [DECISION_ABOUT] = {.name = "facts_on",
                        .label = "Day of the facts",
                        .type = FIELD_DATE,
                        .flags = FIELD_HIDDEN,
                        .example = "2026-11-23"},
};

const struct entity decision_entity = {
    .table = "agenda_state",
    .label = "decision",
    .plural = "decisions",
    .fields = decision_fields,
    .n_fields = DECISION_N,
    .title = DECISION_RULE,
    .parent = DECISION_SUPPLIER,
};
