/*
 * Which units of a lot are inspected and how many bad ones it may have: single sampling plans of
 * ISO 2859-1:1999, tables 1, 2-A, 2-B and 2-C, beside plans of one's own and "critical 0".
 *
 * A lot size and an inspection level give a code letter; letter, AQL and severity give the plan.
 * Where the table has an arrow there, the plan at its end holds with its own sample size, so that
 * the letter in force is another. A sample as large as the lot is an inspection of all units. The
 * lot is accepted with Ac and rejected with Re = Ac + 1, also in reduced inspection.
 *
 * What is counted is a mode: defective units, of which each counts once, or defects, of which one
 * unit may have many. AQLs above 10 are of defects per hundred units only.
 *
 * Nothing here owns memory.
 */
#ifndef SOURCEBENCH_CORE_SAMPLING_H
#define SOURCEBENCH_CORE_SAMPLING_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/error.h"

enum sampling_level {
    SAMPLING_S1,
    SAMPLING_S2,
    SAMPLING_S3,
    SAMPLING_S4,
    SAMPLING_I,
    SAMPLING_II,
    SAMPLING_III,
    SAMPLING_LEVELS
};

enum sampling_severity {
    SAMPLING_NORMAL,
    SAMPLING_TIGHTENED,
    SAMPLING_REDUCED,
    SAMPLING_SEVERITIES
};

enum sampling_mode {
    SAMPLING_DEFECTIVE, /* nonconforming units; AQL in percent */
    SAMPLING_DEFECTS,   /* nonconformities; AQL for each hundred units */
    SAMPLING_MODES
};

enum {
    SAMPLING_AQLS = 26,    /* 0.010 … 1000 */
    SAMPLING_LETTERS = 17, /* A … S without I and O; S of tightened inspection only */
    SAMPLING_NO_AQL = -1,
    SAMPLING_LOT_MIN = 2,
    SAMPLING_LOT_MAX = 1000000000
};

/* "S-1" … "III", "normal" …, "defective" …: as typed and shown. */
extern const char *const sampling_levels[SAMPLING_LEVELS];
extern const char *const sampling_severities[SAMPLING_SEVERITIES];
extern const char *const sampling_modes[SAMPLING_MODES];
/* "0.010" … "1000": as printed in the standard. */
extern const char *const sampling_aqls[SAMPLING_AQLS];
/* What an AQL is of: "% defective", "defects per 100 units". */
extern const char *const sampling_units[SAMPLING_MODES];

/* As typed, "s1" and "2" too; INPUT with what there is where it is no such word. Of an AQL that is
 * not in the series the message names its neighbours. */
bool sampling_read_level(const char *typed, enum sampling_level *level, struct error *err);
bool sampling_read_severity(const char *typed, enum sampling_severity *severity, struct error *err);
bool sampling_read_mode(const char *typed, enum sampling_mode *mode, struct error *err);
bool sampling_read_aql(const char *typed, int *aql, struct error *err);

/* The share (0.025 of AQL 2.5): bad units, or defects, for each unit. */
double sampling_aql_share(int aql);

/* A cell of the tables, its arrows followed. */
struct sampling_cell {
    int arrow;    /* 0; 1: down, to a larger sample; -1: up */
    int letter;   /* of the plan: place in the row of letters */
    int64_t size; /* of the sample */
    int ac;
};

/* The place of the code letter; lot from SAMPLING_LOT_MIN to SAMPLING_LOT_MAX. */
int sampling_letter(int64_t lot, enum sampling_level level);
char sampling_letter_name(int letter);
/* letter A … R: S is only reached through an arrow. */
struct sampling_cell sampling_look_up(enum sampling_severity severity, int letter, int aql);

/* How a class of defects is judged. */
enum sampling_kind {
    SAMPLING_BY_AQL,
    SAMPLING_OWN, /* n and Ac as agreed */
    SAMPLING_ZERO /* "critical 0": no bad one in the largest sample drawn for any class */
};

/* What is agreed for a class of defects. */
struct sampling_class {
    const char *name; /* "major": for messages */
    enum sampling_kind kind;
    enum sampling_mode mode;
    enum sampling_level level;       /* BY_AQL */
    enum sampling_severity severity; /* BY_AQL */
    int aql;                         /* BY_AQL */
    int64_t n;                       /* OWN: at least 1 */
    int64_t ac;                      /* OWN: 0 or more */
};

/* What it comes to for a lot. */
struct sampling_plan {
    enum sampling_kind kind;
    enum sampling_mode mode;
    int64_t lot;
    int64_t n;          /* units to inspect, at most the lot */
    int64_t ac, re;     /* accepted with up to Ac, rejected from Re = Ac + 1 */
    bool full;          /* all units of the lot */
    int64_t table_size; /* of the sample as the plan has it, which may be larger than the lot */
    int aql;            /* or SAMPLING_NO_AQL */
    int first_letter;   /* of lot size and level; -1 where the plan is not from the tables */
    int letter;         /* of the plan in force */
    int arrow;          /* as in struct sampling_cell */
    /* Ac of the normal plan one AQL to the left at the letter in force; -1 where there is none. The
     * switching score asks for it. */
    int tighter_ac;
};

/* The plans of all classes; INPUT, with the name of the class, where one cannot be had. */
bool sampling_plan_lot(int64_t lot, const struct sampling_class *classes, int n,
                       struct sampling_plan *plans, struct error *err);

/* The units to draw for all classes: the largest n. */
int64_t sampling_drawn(const struct sampling_plan *plans, int n);

#endif
