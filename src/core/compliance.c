#include "sourcebench/core/compliance.h"

#include <string.h>

#include "sourcebench/core/certificate.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"

enum { CODE_WORDS = 100 };

const char *const compliance_words[COMPLIANCE_STATES] = {"not asked", "unknown", "missing",
                                                         "refuted", "met"};

static const char *text_of(const struct record *r, int field) {
    return r->values[field].kind == VALUE_TEXT ? r->values[field].s : "";
}

/* Goes through tags; false at the end. */
static bool next_tag(const char **tags, const char **tag, size_t *length) {
    if (!**tags)
        return false;
    *tag = *tags;
    *length = strcspn(*tags, ",");
    *tags += *length + ((*tags)[*length] == ',');
    return true;
}

static bool same_word(const char *a, const char *b) {
    struct arena arena = {0};
    bool same = strcmp(text_fold(&arena, a), text_fold(&arena, b)) == 0;
    arena_free(&arena);
    return same;
}

static bool has_tag(const char *tags, const char *word) {
    struct arena arena = {0};
    const char *tag;
    size_t length;
    bool found = false;
    while (!found && word && *word && next_tag(&tags, &tag, &length))
        found = same_word(arena_bytes(&arena, tag, length), word);
    arena_free(&arena);
    return found;
}

static bool share_tag(const char *a, const char *b) {
    struct arena arena = {0};
    const char *tag;
    size_t length;
    bool found = false;
    while (!found && next_tag(&a, &tag, &length))
        found = has_tag(b, arena_bytes(&arena, tag, length));
    arena_free(&arena);
    return found;
}

/* Rules */

static enum market_level level_of(const char *level) {
    return strcmp(level, "required") == 0   ? MARKET_REQUIRED
           : strcmp(level, "expected") == 0 ? MARKET_EXPECTED
                                            : MARKET_VOLUNTARY;
}

struct compliance_rule compliance_rule_of(const struct catalogue *catalogue,
                                          const struct record *r) {
    return (struct compliance_rule){
        .id = r->id,
        .code = text_of(r, RULE_CODE),
        .name = text_of(r, RULE_NAME),
        .market = text_of(r, RULE_MARKET),
        .level = level_of(text_of(r, RULE_LEVEL)),
        .evidence = text_of(r, RULE_EVIDENCE),
        .kind = catalogue_certificate(catalogue, text_of(r, RULE_EVIDENCE)),
        .of_material = strcmp(text_of(r, RULE_SUBJECT), "supplier") != 0,
        .applies = text_of(r, RULE_APPLIES),
        .products = text_of(r, RULE_PRODUCTS),
        .source = text_of(r, RULE_SOURCE),
        .note = text_of(r, RULE_NOTE),
    };
}

bool compliance_is_asked(const struct catalogue *catalogue, const struct compliance_rule *rule,
                         const char *markets, const char *products) {
    struct arena arena = {0};
    const char *tag;
    size_t length;
    bool asked = false;
    if ((rule->kind && rule->kind->importer) ||
        (*rule->products && !share_tag(rule->products, products)))
        return false;
    while (!asked && next_tag(&markets, &tag, &length))
        asked = catalogue_covers(catalogue, rule->market, arena_bytes(&arena, tag, length));
    arena_free(&arena);
    return asked;
}

bool compliance_applies(const struct compliance_rule *rule, const struct material_names *m) {
    return !*rule->applies || has_tag(rule->applies, m->family) ||
           has_tag(rule->applies, m->code) || share_tag(rule->applies, m->claims);
}

/* Names */

/* Whether the text, words between blanks, has the word. */
static bool has_word(const char *text, const char *word, size_t length) {
    for (const char *at = text; (at = strstr(at, word)) != NULL; at++) {
        if ((at == text || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return true;
    }
    return false;
}

/* The number of words of a name, all of which the text has; 0 where one is missing. */
static int words_of(const char *text, const char *name, struct arena *arena) {
    const char *key = text_name_key(arena, name);
    int n = 0;
    while (*key) {
        size_t length = strcspn(key, " ");
        if (!has_word(text, arena_bytes(arena, key, length), length))
            return 0;
        n++;
        key += length + (key[length] == ' ');
    }
    return n;
}

int material_named(const struct material_names *m, const char *text) {
    struct arena arena = {0};
    const char *key = text_name_key(&arena, text), *also = m->also ? m->also : "", *tag;
    size_t length;
    int best = words_of(key, m->name, &arena), n = words_of(key, m->code, &arena);
    /* Letters alone, PU or LE, are what cloth is made of too. */
    if (n > 0 && strpbrk(m->code, "0123456789"))
        n = CODE_WORDS;
    best = n > best ? n : best;
    while (next_tag(&also, &tag, &length)) {
        n = words_of(key, arena_bytes(&arena, tag, length), &arena);
        best = n > best ? n : best;
    }
    arena_free(&arena);
    return best;
}

static bool names_best(const struct compliance_query *q, int material, const char *text) {
    int mine = material_named(&q->materials[material], text);
    bool best = mine > 0;
    for (int i = 0; i < q->n_materials && best; i++)
        best = i == material || material_named(&q->materials[i], text) <= mine;
    return best;
}

/* Evidence */

/* Whether a document can speak for what the rule asks about. A transaction certificate is for one
 * shipment, which is not asked about here. */
static bool is_about(const struct compliance_query *q, const struct compliance_rule *rule,
                     int material, const struct record *r) {
    const char *subject = text_of(r, CERTIFICATE_SUBJECT);
    bool transaction = strcmp(text_of(r, CERTIFICATE_DOCUMENT), "transaction") == 0;
    bool same =
        rule->kind ? catalogue_certificate(q->catalogue, text_of(r, CERTIFICATE_KIND)) == rule->kind
                   : same_word(text_of(r, CERTIFICATE_KIND), rule->evidence);
    if (!same ||
        (transaction && strcmp(rule->kind ? rule->kind->document : "", "transaction") != 0))
        return false;
    if (!rule->of_material)
        return certificate_is_own(r) || transaction;
    return !*subject || names_best(q, material, subject);
}

static enum compliance_state state_of(enum certificate_standing standing) {
    switch (standing) {
    case CERTIFICATE_REFUTED:
    case CERTIFICATE_FAILED:
        return COMPLIANCE_REFUTED;
    case CERTIFICATE_LAPSED:
        return COMPLIANCE_MISSING;
    case CERTIFICATE_DOCUMENTED:
    case CERTIFICATE_VERIFIED:
        return COMPLIANCE_MET;
    case CERTIFICATE_FUTURE:
    case CERTIFICATE_DECLARED:
        break;
    }
    return COMPLIANCE_UNKNOWN;
}

/* What counts more of two documents of one supplier: what stands, then what was refuted. */
static int precedence(enum compliance_state state) {
    static const int order[COMPLIANCE_STATES] = {[COMPLIANCE_UNKNOWN] = 0,
                                                 [COMPLIANCE_MISSING] = 1,
                                                 [COMPLIANCE_REFUTED] = 2,
                                                 [COMPLIANCE_MET] = 3};
    return order[state];
}

struct compliance_proof compliance_judge(const struct compliance_query *q,
                                         const struct compliance_rule *rule, int material,
                                         const struct compliance_holder *holder,
                                         struct arena *arena) {
    struct compliance_proof proof = {.supplier = holder->supplier, .state = COMPLIANCE_UNKNOWN};
    for (int i = 0; i < holder->count; i++) {
        const struct record *r = holder->certificates[i];
        if (!is_about(q, rule, material, r))
            continue;
        enum compliance_state state = state_of(certificate_standing(rule->kind, r, q->day));
        if (precedence(state) > precedence(proof.state) || !proof.certificate) {
            proof.state = state;
            proof.certificate = r->id;
        }
    }
    if (rule->kind && rule->kind->chain) {
        struct claim_proof chain =
            certificate_proof(q->catalogue, rule->kind, holder->is_mill, holder->certificates,
                              holder->count, q->day, arena);
        proof.sentence = chain.sentence;
        if (proof.state == COMPLIANCE_MET && !chain.complete)
            proof.state = COMPLIANCE_UNKNOWN;
    }
    return proof;
}

struct compliance_cell compliance_sum(const struct compliance_rule *rule,
                                      const struct compliance_proof *proofs, int count) {
    struct compliance_cell cell = {.suppliers = count, .proofs = proofs};
    for (int i = 0; i < count; i++) {
        cell.met += proofs[i].state == COMPLIANCE_MET;
        cell.lapsed += proofs[i].state == COMPLIANCE_MISSING;
        cell.refuted += proofs[i].state == COMPLIANCE_REFUTED;
    }
    cell.state = cell.met                                ? COMPLIANCE_MET
                 : cell.refuted && cell.refuted == count ? COMPLIANCE_REFUTED
                 : cell.refuted || cell.lapsed           ? COMPLIANCE_MISSING
                                                         : COMPLIANCE_UNKNOWN;
    cell.knocks_out = cell.state == COMPLIANCE_REFUTED && rule->level == MARKET_REQUIRED;
    return cell;
}
