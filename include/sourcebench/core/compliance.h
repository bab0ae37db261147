/*
 * Whether a material has the evidence that the markets of a profile ask for.
 *
 * A rule (see core/material.h) asks for one kind of certificate, of the materials that it applies
 * to. It is judged by the suppliers who offer the material: one who holds valid evidence is enough.
 * Evidence about the material must name it, or say nothing of what it covers; evidence about the
 * supplier need only be the supplier's own. Of a kind with a chain (GRS) it is the chain that must
 * be complete, see certificate_proof().
 *
 * What is only declared is no evidence, and what is not known never knocks out: a material is
 * knocked out by a required rule only where every supplier who offers it was refuted.
 */
#ifndef SOURCEBENCH_CORE_COMPLIANCE_H
#define SOURCEBENCH_CORE_COMPLIANCE_H

#include <stdint.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/field.h"

enum compliance_state {
    COMPLIANCE_NOT_ASKED, /* the rule does not apply to the material */
    COMPLIANCE_UNKNOWN,   /* nobody has shown anything, or nobody offers it */
    COMPLIANCE_MISSING,   /* what was shown has lapsed or was refuted, and nobody else has it */
    COMPLIANCE_REFUTED,   /* every supplier was refuted */
    COMPLIANCE_MET,
    COMPLIANCE_STATES
};
/* "not asked", "unknown", "missing", "refuted", "met" */
extern const char *const compliance_words[COMPLIANCE_STATES];

struct compliance_rule {
    int64_t id;
    const char *code, *name, *market;
    enum market_level level;
    const char *evidence;                /* as the rule writes it */
    const struct certificate_kind *kind; /* that the catalogue knows of it, or NULL */
    bool of_material;                    /* else of the supplier */
    const char *applies, *products;      /* tags; "": all */
    const char *source, *note;           /* "" where there is none */
};
/* Of a record of rule_entity; texts are the record's. */
struct compliance_rule compliance_rule_of(const struct catalogue *catalogue,
                                          const struct record *rule);

/* Whether markets and products (tags) are asked by the rule. A rule for some products is asked only
 * where one of them is named; what is the importer's own duty is asked of nobody here. */
bool compliance_is_asked(const struct catalogue *catalogue, const struct compliance_rule *rule,
                         const char *markets, const char *products);

/* What a document may call a material by. */
struct material_names {
    const char *code, *name, *also; /* also: tags */
    const char *family, *claims;    /* for what a rule applies to; claims: tags */
};
bool compliance_applies(const struct compliance_rule *rule, const struct material_names *material);

/* How well a text names a material: how many words its code or one of its names has, all of which
 * the text has too; 0: not at all. A code with a digit counts more than any name. */
int material_named(const struct material_names *material, const char *text);

/* A supplier who offers a material, as evidence is looked at. */
struct compliance_holder {
    int64_t supplier;
    bool is_mill;
    struct record *const *certificates; /* of certificate_entity */
    int count;
};

/* One supplier's evidence. */
struct compliance_proof {
    int64_t supplier;
    enum compliance_state state; /* unknown, missing (lapsed), refuted or met */
    int64_t certificate;         /* that says so; 0: none */
    const char *sentence;        /* of a chain: what is missing; or NULL */
};

/* Whether the texts of certificates name the material and none of the others better. */
struct compliance_query {
    const struct catalogue *catalogue;
    const struct material_names *materials;
    int n_materials;
    int32_t day;
};
struct compliance_proof compliance_judge(const struct compliance_query *query,
                                         const struct compliance_rule *rule, int material,
                                         const struct compliance_holder *holder,
                                         struct arena *arena);

/* All suppliers' evidence together. */
struct compliance_cell {
    enum compliance_state state;
    bool knocks_out;
    int suppliers, met, lapsed, refuted;   /* of those who offer it */
    const struct compliance_proof *proofs; /* one for each of them */
};
struct compliance_cell compliance_sum(const struct compliance_rule *rule,
                                      const struct compliance_proof *proofs, int count);

#endif
