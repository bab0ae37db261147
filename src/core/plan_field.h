/*
 * What the tables of fields of the planner share.
 */
#ifndef CORE_PLAN_FIELD_H
#define CORE_PLAN_FIELD_H

#include "sourcebench/core/field.h"

/* Digits of a share in percent: 1/1,000,000 of the whole. */
enum { PERCENT_SCALE = 4 };

bool hs_code_check(const char *text, char reason[128]);

/* In the order of enum incoterm (core/incoterm.h), as legs are in that of enum leg. */
static const struct choice incoterms[] = {
    {"EXW", "EXW"}, {"FCA", "FCA"}, {"CPT", "CPT"}, {"CIP", "CIP"}, {"DAP", "DAP"}, {"DPU", "DPU"},
    {"DDP", "DDP"}, {"FAS", "FAS"}, {"FOB", "FOB"}, {"CFR", "CFR"}, {"CIF", "CIF"},
};

static const struct choice stage_kinds[] = {
    {"sample", "sample"},
    {"approval", "approval"},
    {"deposit", "deposit"},
    {"material", "material"},
    {"production", "production"},
    {"inspection", "inspection"},
    {"inland", "inland and export"},
    {"sailing", "cut-off and sailing"},
    {"transit", "main transit"},
    {"clearance", "clearance"},
    {"delivery", "delivery"},
    {"other", "other"},
};

static const struct choice day_kinds[] = {
    {"working", "working"},
    {"calendar", "calendar"},
};

static const struct choice modes[] = {
    {"sea-lcl", "sea LCL"}, {"sea-fcl", "sea FCL"}, {"air", "air"},
    {"express", "express"}, {"rail", "rail"},       {"road", "road"},
};

static const struct choice confidences[] = {
    {"low", "low"},
    {"medium", "medium"},
    {"high", "high"},
};

static const struct choice legs[] = {
    {"packing", "export packing"},
    {"loading", "loading at origin"},
    {"inland-origin", "inland to port"},
    {"export", "export clearance"},
    {"origin-terminal", "origin terminal"},
    {"on-board", "loading on vessel"},
    {"carriage", "main carriage"},
    {"insurance", "insurance"},
    {"destination-terminal", "destination terminal"},
    {"inland-destination", "inland at destination"},
    {"unloading", "unloading"},
    {"import", "import clearance"},
};

static const struct choice weekdays[] = {
    {"mon", "Monday"}, {"tue", "Tuesday"},  {"wed", "Wednesday"}, {"thu", "Thursday"},
    {"fri", "Friday"}, {"sat", "Saturday"}, {"sun", "Sunday"},
};

#endif
