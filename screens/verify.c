#include "verify.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/vetting.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"

#include "quick_entry.h"

struct verifying {
    struct shell *shell;
    struct session *session;
    struct arena arena;
    struct record *base, *wanted;
    char today[DATE_TEXT];
};

static bool has(const struct record *r, int field) {
    return r->values[field].kind != VALUE_NULL;
}

static void stamp(struct verifying *v, int on, int by) {
    v->wanted->values[on] = value_text(v->today);
    v->wanted->values[by] = value_text(store_author(v->session->store));
}

/* Sets the field to one of the answers; false when left. */
static bool ask_state(struct verifying *v, int field, const char *title,
                      const struct picker_item *answers, const char *const *keys, int n) {
    int chosen = pick(v->shell, title, answers, n, 0);
    if (chosen >= 0)
        v->wanted->values[field] = value_text(keys ? keys[chosen] : answers[chosen].text);
    return chosen >= 0;
}

/* Begins with the evidence there is. False when left; without any, nothing is recorded. */
static bool ask_evidence(struct verifying *v, int field, const char *question) {
    const char *now = has(v->wanted, field) ? v->wanted->values[field].s : NULL;
    char *evidence = prompt_line(v->shell, question, now);
    bool given = evidence && *evidence;
    if (given)
        v->wanted->values[field] = value_text(arena_string(&v->arena, evidence));
    else if (evidence)
        shell_say(v->shell, "Not verified: without evidence it stays as it is.");
    mem_free(evidence);
    return given;
}

/* Sets the field to a day, today where none is typed. */
static bool ask_day(struct verifying *v, int field, const char *question) {
    int32_t day, today = session_today(v->session);
    if (!quick_ask_day(v->shell, question, true, today, &day))
        return false;
    v->wanted->values[field] = value_text(date_text(&v->arena, day == DATE_NONE ? today : day));
    return true;
}

static const struct picker_item evidence_states[] = {
    {"verified", "seen with own eyes or in the register"},
    {"documented", "a document is there, not checked"},
    {"refuted", "it is not true"}};

static bool verify_certificate(struct verifying *v) {
    stamp(v, CERTIFICATE_VERIFIED_ON, CERTIFICATE_VERIFIED_BY);
    return ask_state(v, CERTIFICATE_STATE, "How does it stand", evidence_states, NULL, 3) &&
           ask_evidence(v, CERTIFICATE_EVIDENCE,
                        "Evidence (register looked up, report number, file): ");
}

static bool verify_claim(struct verifying *v) {
    stamp(v, CLAIM_VERIFIED_ON, CLAIM_VERIFIED_BY);
    return ask_state(v, CLAIM_STATE, "How does it stand", evidence_states, NULL, 3) &&
           ask_evidence(v, CLAIM_EVIDENCE, "Evidence (what was seen, document, file): ");
}

static bool confirm_bank(struct verifying *v) {
    stamp(v, LEGAL_BANK_CONFIRMED_ON, LEGAL_BANK_CONFIRMED_BY);
    return confirm(v->shell, "Were the bank details confirmed by a call to a number known before?");
}

/* What the bench knows is proposed as evidence where nothing is recorded. */
static bool propose(struct verifying *v, const struct check_item *item) {
    struct vetting_known known;
    struct record *supplier;
    struct error err;
    struct store *store = v->session->store;
    if (!item || has(v->wanted, VETTING_EVIDENCE))
        return true;
    if (!record_load(store, &supplier_entity, v->base->values[VETTING_SUPPLIER].i, &v->arena,
                     &supplier, &err) ||
        !vetting_known_load(store, supplier, session_today(v->session), &v->arena, &known, &err)) {
        shell_say_error(v->shell, &err);
        return false;
    }
    v->wanted->values[VETTING_EVIDENCE] = value_text(vetting_fact(&known, item, &v->arena).text);
    return true;
}

static bool check_item(struct verifying *v) {
    static const struct picker_item answers[] = {{"met", "with evidence"},
                                                 {"failed", "it is not so"},
                                                 {"not applicable", "not for this supplier"},
                                                 {"open again", "what was recorded is void"}};
    static const char *const keys[] = {"met", "failed", "not-applicable", "open"};
    struct value *code = &v->base->values[VETTING_CODE];
    const struct check_item *item =
        code->kind == VALUE_TEXT ? catalogue_item(&v->session->catalogue, code->s) : NULL;
    int answer = pick(v->shell, "How does it stand", answers, 4, 0);
    if (answer < 0 || !propose(v, item))
        return false;
    if (answer != 3 && !ask_evidence(v, VETTING_EVIDENCE, "Evidence: "))
        return false;
    vetting_answer(v->wanted, item, keys[answer], v->wanted->values[VETTING_EVIDENCE].s,
                   session_today(v->session), store_author(v->session->store), &v->arena);
    return true;
}

static bool hold_audit(struct verifying *v) {
    static const struct picker_item answers[] = {
        {"passed", NULL}, {"passed with findings", "a adds them"}, {"failed", NULL}};
    static const char *const keys[] = {"passed", "passed-with-findings", "failed"};
    if (!has(v->wanted, AUDIT_AUDITOR))
        v->wanted->values[AUDIT_AUDITOR] = value_text(store_author(v->session->store));
    return ask_state(v, AUDIT_RESULT, "What came of it", answers, keys, 3) &&
           ask_day(v, AUDIT_HELD, "Held on (empty: today): ");
}

static bool close_finding(struct verifying *v) {
    if (has(v->base, FINDING_CLOSED)) {
        v->wanted->values[FINDING_CLOSED] = v->wanted->values[FINDING_CLOSED_BY] = value_null();
        return confirm(v->shell, "The finding is closed. Open it again?");
    }
    stamp(v, FINDING_CLOSED, FINDING_CLOSED_BY);
    return ask_evidence(v, FINDING_EVIDENCE, "How was it mended (photo, record, visit): ") &&
           ask_day(v, FINDING_CLOSED, "Closed on (empty: today): ");
}

static const struct {
    const struct entity *entity;
    bool (*ask)(struct verifying *v);
} verifiables[] = {
    {&certificate_entity, verify_certificate},
    {&claim_entity, verify_claim},
    {&legal_entity, confirm_bank},
    {&vetting_entity, check_item},
    {&audit_entity, hold_audit},
    {&finding_entity, close_finding},
};

static int find(const struct entity *entity) {
    for (int i = 0; entity && i < (int)(sizeof verifiables / sizeof *verifiables); i++) {
        if (verifiables[i].entity == entity)
            return i;
    }
    return -1;
}

bool verify_can(const struct entity *entity) {
    return find(entity) >= 0;
}

void verify_run(struct shell *shell, const struct entity *entity, int64_t id) {
    struct verifying v = {.shell = shell, .session = shell_context(shell)};
    struct store *store = v.session->store;
    struct error err = {0};
    date_to_iso(session_today(v.session), v.today);
    bool ok = record_load(store, entity, id, &v.arena, &v.base, &err);
    if (ok) {
        v.wanted = record_copy(v.base, &v.arena);
        if (verifiables[find(entity)].ask(&v)) {
            ok = command_save(store, v.base, v.wanted, &v.arena, NULL, &err);
            shell_changed(shell);
            if (ok)
                shell_say(shell, "Recorded; u takes it back.");
        }
    }
    if (!ok)
        shell_say_error(shell, &err);
    arena_free(&v.arena);
}
