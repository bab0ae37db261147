/*
 * Deciding on lines: what holds how long, two agents on one line, undo, and what is listed as
 * decided.
 */
#include "agenda_fixture.h"

static void shows(struct agents *a, const char *text) {
    struct agenda_query query = agenda_today();
    ck_assert_str_eq(agenda_text(a, &query), text);
}

/* The lines on another day, by rule. */
static const char *on_day(struct agents *a, const char *day) {
    struct agenda_query query = agenda_today();
    query.today = date_from_iso(day);
    struct agenda *agenda = agenda_new(a->lina, &query);
    const char *keys = "";
    for (size_t i = 0; i < agenda_count(agenda); i++)
        keys = arena_format(&a->arena, "%s%s%s", keys, i ? " " : "",
                            agenda_rules[agenda_at(agenda, i)->rule].key);
    agenda_close(agenda);
    return keys;
}

static void done(struct agents *a, struct store *store, const struct agenda_line *line,
                 const char *reason) {
    struct agenda_query query = agenda_today();
    struct error err;
    (void)a;
    MUST(agenda_done(store, &query, line, reason, &err), err);
}

static void snooze(struct agents *a, struct store *store, const struct agenda_line *line,
                   const char *until) {
    struct agenda_query query = agenda_today();
    struct error err;
    (void)a;
    MUST(agenda_snooze(store, &query, line, date_from_iso(until), NULL, &err), err);
}

static void labelled(struct agents *a, const char *label) {
    struct journal_entry *entries;
    int n;
    struct error err;
    MUST(journal_list(a->lina, 0, 1, &a->arena, &entries, &n, &err), err);
    ck_assert_str_eq(entries[0].label, label);
}

/* Expects what was tried on the line to fail; the message in the arena. */
static const char *done_fails(struct agents *a, struct store *store, const struct agenda_line *line,
                              const char *reason, enum error_code code) {
    struct agenda_query query = agenda_today();
    struct error err;
    int64_t decisions = number(store, "SELECT count(*) FROM agenda_state");
    ck_assert(!agenda_done(store, &query, line, reason, &err));
    ck_assert_msg(err.code == code, "%d %s (%s)", err.code, err.message, err.detail);
    ck_assert_int_eq(number(store, "SELECT count(*) FROM agenda_state"), decisions);
    return arena_string(&a->arena, err.message);
}

static struct agenda_decision *decisions(struct agents *a, const char *action, int *n) {
    struct agenda_query query = agenda_today();
    struct agenda_decision *list;
    struct error err;
    MUST(agenda_decisions(a->lina, &query, action, query.today, 20, &a->arena, &list, n, &err),
         err);
    return list;
}

START_TEST(a_follow_up_is_kept_and_noted) {
    struct agents *a = agents_new();
    int64_t s = add_approved(a, "Saigon");
    int64_t f = add_follow_up(a, s, "ask for the YKK price list", "2026-11-18");
    struct agenda_line line = line_of(a, a->lina, AGENDA_FOLLOW_UP, f);
    done(a, a->lina, &line, NULL);
    labelled(a, "Close follow-up \"ask for the YKK price list\" of Saigon");
    shows(a, "");
    struct value kept = field_of(a, &interaction_entity, f, INTERACTION_FOLLOW_UP_DONE);
    ck_assert_str_eq(kept.s, "2026-11-20");
    int n;
    struct agenda_decision *d = decisions(a, "done", &n);
    ck_assert_int_eq(n, 1);
    ck_assert_str_eq(d->by, "lina");
    ck_assert_str_eq(d->supplier, "Saigon");
    ck_assert_str_eq(d->subject, "follow-up \"ask for the YKK price list\"");
    ck_assert_int_eq(d->line.due, date_from_iso("2026-11-18"));
    undo(a->lina);
    shows(a, "late 2026-11-18 Saigon: \"ask for the YKK price list\" (call 11-19)\n");
    decisions(a, "done", &n);
    ck_assert_int_eq(n, 0);
    redo(a->lina);
    shows(a, "");
    agents_free(a);
}
END_TEST

START_TEST(a_review_sets_the_next_one) {
    struct agents *a = agents_new();
    struct agenda_query query = agenda_today();
    struct error err;
    int64_t s = add_approved(a, "Saigon");
    set_supplier(a, a->lina, s, SUPPLIER_NEXT_REVIEW, value_text("2026-11-10"));
    struct agenda_line line = line_of(a, a->marco, AGENDA_REVIEW, s);
    done(a, a->marco, &line, NULL);
    labelled(a, "Review Saigon");
    check_field(a, s, SUPPLIER_LAST_REVIEW, value_text("2026-11-20"));
    check_field(a, s, SUPPLIER_REVIEWED_BY, value_text("marco"));
    check_field(a, s, SUPPLIER_NEXT_REVIEW, value_text("2026-12-20"));
    shows(a, "");
    undo(a->marco);
    check_field(a, s, SUPPLIER_NEXT_REVIEW, value_text("2026-11-10"));
    check_field(a, s, SUPPLIER_LAST_REVIEW, value_null());
    /* From elsewhere, with a day of its own: the line that was due is settled all the same. */
    MUST(agenda_review(a->lina, &query, s, date_from_iso("2027-01-15"), &err), err);
    check_field(a, s, SUPPLIER_NEXT_REVIEW, value_text("2027-01-15"));
    int n;
    ck_assert_str_eq(decisions(a, "done", &n)->subject, "review");
    ck_assert_int_eq(n, 1);
    /* The status asks for none. */
    set_supplier(a, a->lina, s, SUPPLIER_STATUS, value_text("on-hold"));
    MUST(agenda_review(a->lina, &query, s, DATE_NONE, &err), err);
    check_field(a, s, SUPPLIER_NEXT_REVIEW, value_null());
    ck_assert(!agenda_review(a->lina, &query, s, query.today, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    ck_assert(!agenda_review(a->lina, &query, 12345, DATE_NONE, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    agents_free(a);
}
END_TEST

START_TEST(done_holds_until_the_next_horizon) {
    struct agents *a = agents_new();
    int64_t s = add_approved(a, "Saigon");
    int64_t c = add_certificate(a, s, "GRS", "2026-12-25"); /* 35 d: the horizon of 90 d */
    struct agenda_line line = line_of(a, a->lina, AGENDA_CERTIFICATE, c);
    done(a, a->lina, &line, "renewal asked");
    labelled(a, "Settle certificate GRS of Saigon");
    shows(a, "");
    ck_assert_str_eq(on_day(a, "2026-11-24"), "");
    ck_assert_str_eq(on_day(a, "2026-11-25"), "certificate"); /* 30 d */
    ck_assert_str_eq(on_day(a, "2026-12-25"), "certificate");
    ck_assert_str_eq(on_day(a, "2026-12-26"), "certificate-lapsed");
    /* The facts move: decided was about another day. */
    set(a, a->lina, &certificate_entity, c, CERTIFICATE_EXPIRES, value_text("2026-12-26"));
    ck_assert_str_eq(on_day(a, "2026-11-20"), "certificate");
    agents_free(a);
}
END_TEST

START_TEST(what_has_lapsed_never_drops_out_by_age) {
    struct agents *a = agents_new();
    int64_t s = add_approved(a, "Saigon");
    int64_t c = add_certificate(a, s, "GRS", "2016-02-29");
    shows(a, "late 2016-02-29 Saigon: GRS lapsed 10 y ago\n");
    struct agenda_line line = line_of(a, a->lina, AGENDA_CERTIFICATE_LAPSED, c);
    const char *why = done_fails(a, a->lina, &line, "  ", ERROR_INPUT);
    ck_assert_ptr_nonnull(strstr(why, "Say why this is settled"));
    done(a, a->lina, &line, "not needed any more");
    shows(a, "");
    ck_assert_str_eq(on_day(a, "2036-01-01"), "review");
    agents_free(a);
}
END_TEST

START_TEST(a_snooze_holds_until_its_day) {
    struct agents *a = agents_new();
    struct agenda_query query = agenda_today();
    struct error err;
    int n;
    int64_t s = add_approved(a, "Saigon");
    int64_t c = add_certificate(a, s, "GRS", "2026-11-01");
    struct agenda_line line = line_of(a, a->lina, AGENDA_CERTIFICATE_LAPSED, c);
    ck_assert(!agenda_snooze(a->lina, &query, &line, query.today, NULL, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    snooze(a, a->lina, &line, "2026-12-01");
    labelled(a, "Snooze certificate GRS of Saigon until 2026-12-01");
    ck_assert_str_eq(on_day(a, "2026-11-30"), "");
    ck_assert_str_eq(on_day(a, "2026-12-01"), "certificate-lapsed");
    struct agenda_decision *d = decisions(a, "snoozed", &n);
    ck_assert_int_eq(n, 1);
    ck_assert_int_eq(d->until, date_from_iso("2026-12-01"));
    /* Where the line is gone, or back for another reason, the snooze holds nothing back. */
    set(a, a->lina, &certificate_entity, c, CERTIFICATE_EXPIRES, value_text("2026-11-02"));
    decisions(a, "snoozed", &n);
    ck_assert_int_eq(n, 0);
    shows(a, "late 2026-11-02 Saigon: GRS lapsed 18 d ago\n");
    undo(a->lina);
    shows(a, "");
    MUST(agenda_reopen(a->lina, d->id, &err), err);
    labelled(a, "Reopen certificate GRS of Saigon");
    shows(a, "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n");
    undo(a->lina);
    shows(a, "");
    undo(a->lina);
    shows(a, "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n");
    agents_free(a);
}
END_TEST

START_TEST(an_escalated_line_is_somebody_elses) {
    struct agents *a = agents_new();
    struct agenda_query query = agenda_today();
    struct agenda_words words;
    struct error err;
    int64_t s = add_approved(a, "Saigon");
    set_supplier(a, a->lina, s, SUPPLIER_OWNER, value_text("lina"));
    int64_t c = add_certificate(a, s, "GRS", "2026-11-01");
    struct agenda_line line = line_of(a, a->lina, AGENDA_CERTIFICATE_LAPSED, c);
    ck_assert(!agenda_escalate(a->lina, &query, &line, " ", "knows it", &err));
    ck_assert(!agenda_escalate(a->lina, &query, &line, "marco", NULL, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    MUST(agenda_escalate(a->lina, &query, &line, "marco", "knows the mill", &err), err);
    labelled(a, "Assign certificate GRS of Saigon to marco");
    shows(a, "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n");
    query.mine = "lina";
    ck_assert_str_eq(agenda_text(a, &query), "");
    query.mine = "marco";
    ck_assert_str_eq(agenda_text(a, &query), "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n");
    MUST(agenda_words_load(a->lina, &line, &a->arena, &words, &err), err);
    ck_assert_str_eq(words.who, "marco");
    ck_assert_str_eq(words.assigned_by, "lina");
    ck_assert_str_eq(words.assigned_why, "knows the mill");
    /* He keeps it when his snooze is over. */
    line = line_of(a, a->marco, AGENDA_CERTIFICATE_LAPSED, c);
    snooze(a, a->marco, &line, "2026-11-25");
    query.today = date_from_iso("2026-11-25");
    ck_assert_str_eq(agenda_text(a, &query), "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n");
    undo(a->marco);
    undo(a->lina);
    query = agenda_today();
    query.mine = "lina";
    ck_assert_str_eq(agenda_text(a, &query), "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n");
    agents_free(a);
}
END_TEST

START_TEST(two_agents_do_not_decide_on_one_line) {
    struct agents *a = agents_new();
    int64_t s = add_approved(a, "Saigon");
    int64_t c = add_certificate(a, s, "GRS", "2026-11-01");
    struct agenda_line seen = line_of(a, a->lina, AGENDA_CERTIFICATE_LAPSED, c);
    done(a, a->marco, &seen, "new one is here");
    ck_assert_str_eq(done_fails(a, a->lina, &seen, "mine", ERROR_CONFLICT),
                     "marco settled this on 2026-11-20 08:00 UTC: new one is here; nothing was "
                     "changed.");
    undo(a->marco);
    snooze(a, a->marco, &seen, "2026-12-01");
    ck_assert_str_eq(done_fails(a, a->lina, &seen, "mine", ERROR_CONFLICT),
                     "marco snoozed this until 2026-12-01, on 2026-11-20 08:00 UTC; nothing was "
                     "changed.");
    undo(a->marco);
    struct agenda_query query = agenda_today();
    struct error err;
    MUST(agenda_escalate(a->marco, &query, &seen, "pia", "speaks Thai", &err), err);
    ck_assert_str_eq(done_fails(a, a->lina, &seen, "mine", ERROR_CONFLICT),
                     "marco assigned this to pia on 2026-11-20 08:00 UTC: speaks Thai; nothing was "
                     "changed.");
    /* Who has seen that may go on. */
    struct agenda_line now = line_of(a, a->lina, AGENDA_CERTIFICATE_LAPSED, c);
    done(a, a->lina, &now, "mine");
    undo(a->lina);
    undo(a->marco);
    done_fails(a, a->lina, &now, "mine", ERROR_CONFLICT); /* what was seen is taken back */
    agents_free(a);
}
END_TEST

START_TEST(facts_that_changed_meanwhile_are_told) {
    struct agents *a = agents_new();
    struct error err;
    int64_t s = add_approved(a, "Saigon");
    int64_t f = add_follow_up(a, s, "call back", "2026-11-18");
    struct agenda_line seen = line_of(a, a->lina, AGENDA_FOLLOW_UP, f);
    set(a, a->marco, &interaction_entity, f, INTERACTION_FOLLOW_UP_DONE, value_text("2026-11-20"));
    ck_assert_str_eq(done_fails(a, a->lina, &seen, NULL, ERROR_CONFLICT),
                     "This follow-up has changed: marco did \"Edit timeline entry\" on 2026-11-20 "
                     "08:00 UTC; look at it again.");
    undo(a->marco);
    set(a, a->marco, &interaction_entity, f, INTERACTION_FOLLOW_UP_ON, value_text("2026-11-21"));
    done_fails(a, a->lina, &seen, NULL, ERROR_CONFLICT);
    undo(a->marco);
    done(a, a->lina, &seen, NULL);
    undo(a->lina);
    undo(a->lina); /* the entry is gone altogether */
    ck_assert(!exists(a, &interaction_entity, f));
    ck_assert_ptr_nonnull(strstr(done_fails(a, a->lina, &seen, NULL, ERROR_CONFLICT), "Undo: "));
    /* A review that another agent held, and silence that he ended. */
    set_supplier(a, a->lina, s, SUPPLIER_NEXT_REVIEW, value_text("2026-11-10"));
    struct agenda_line review = line_of(a, a->lina, AGENDA_REVIEW, s);
    set_supplier(a, a->marco, s, SUPPLIER_NEXT_REVIEW, value_text("2027-11-10"));
    ck_assert_ptr_nonnull(
        strstr(done_fails(a, a->lina, &review, NULL, ERROR_CONFLICT), "marco did"));
    begin(a->marco, "Delete");
    MUST(record_delete(a->marco, &supplier_entity, s, &err), err);
    commit(a->marco);
    done_fails(a, a->lina, &review, NULL, ERROR_CONFLICT);
    agents_free(a);
}
END_TEST

START_TEST(taking_back_a_decision_takes_back_what_it_did) {
    struct agents *a = agents_new();
    struct error err;
    int n;
    int64_t s = add_approved(a, "Saigon");
    int64_t f = add_follow_up(a, s, "call back", "2026-11-18");
    struct agenda_line line = line_of(a, a->lina, AGENDA_FOLLOW_UP, f);
    done(a, a->marco, &line, NULL);
    int64_t decision = decisions(a, "done", &n)->id;
    MUST(agenda_reopen(a->lina, decision, &err), err);
    shows(a, "late 2026-11-18 Saigon: \"call back\" (call 11-19)\n");
    ck_assert_int_eq(field_of(a, &interaction_entity, f, INTERACTION_FOLLOW_UP_DONE).kind,
                     VALUE_NULL);
    ck_assert(!agenda_reopen(a->lina, decision, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    int64_t c = add_certificate(a, s, "GRS", "2026-11-01");
    line = line_of(a, a->lina, AGENDA_CERTIFICATE_LAPSED, c);
    done(a, a->marco, &line, "fine");
    decision = decisions(a, "done", &n)->id;
    MUST(agenda_reopen(a->lina, decision, &err), err);
    ck_assert(!agenda_reopen(a->marco, decision, &err));
    ck_assert_str_eq(err.message, "lina took this decision back already.");
    /* Not over the head of somebody who changed it since. */
    set_supplier(a, a->lina, s, SUPPLIER_NEXT_REVIEW, value_text("2026-11-10"));
    line = line_of(a, a->lina, AGENDA_REVIEW, s);
    done(a, a->lina, &line, NULL);
    decision = decisions(a, "done", &n)->id;
    set_supplier(a, a->marco, s, SUPPLIER_NEXT_REVIEW, value_text("2027-03-01"));
    ck_assert(!agenda_reopen(a->lina, decision, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    agents_free(a);
}
END_TEST

START_TEST(decisions_are_listed_newest_first) {
    struct agents *a = agents_new();
    int n;
    int64_t s = add_approved(a, "Saigon");
    int64_t c = add_certificate(a, s, "GRS", "2026-11-01");
    int64_t f = add_follow_up(a, s, "call back", "2026-11-18");
    a->now -= 86400000;
    struct agenda_line line = line_of(a, a->lina, AGENDA_CERTIFICATE_LAPSED, c);
    done(a, a->lina, &line, "yesterday's");
    a->now += 86400000;
    line = line_of(a, a->lina, AGENDA_FOLLOW_UP, f);
    done(a, a->marco, &line, NULL);
    struct agenda_decision *d = decisions(a, "done", &n);
    ck_assert_int_eq(n, 2); /* ids never go back, and so the day is that of the id */
    ck_assert_str_eq(d[0].by, "marco");
    ck_assert_str_eq(d[1].reason, "yesterday's");
    struct agenda_query query = agenda_today();
    struct error err;
    MUST(agenda_decisions(a->lina, &query, "done", query.today + 1, 20, &a->arena, &d, &n, &err),
         err);
    ck_assert_int_eq(n, 0);
    MUST(agenda_decisions(a->lina, &query, "done", query.today, 1, &a->arena, &d, &n, &err), err);
    ck_assert_int_eq(n, 1);
    agents_free(a);
}
END_TEST

/* The lines that an agenda of other days has now. */
static const char *with_days(struct agents *a, int claim, int transit) {
    struct agenda_query query = agenda_today();
    query.settings.claim = claim;
    query.settings.transit = transit;
    query.settings.silent = 1000; /* the sample is open */
    return agenda_text(a, &query);
}

START_TEST(other_days_do_not_open_what_was_decided) {
    struct agents *a = agents_new();
    int64_t s = add_approved(a, "Saigon"), now = a->now;
    a->now = date_from_iso("2026-08-01") * INT64_C(86400000);
    int64_t claim = ADD(a, &claim_entity, s, {CLAIM_WHAT, "Capacity", 0});
    a->now = now;
    int64_t sample =
        ADD(a, &sample_entity, s, {SAMPLE_KIND, "photo", 0}, {SAMPLE_SUBJECT, "style 7", 0},
            {SAMPLE_SENT, "2026-10-20", 0}, {SAMPLE_VERDICT, "open", 0});
    struct agenda_line line = line_of(a, a->lina, AGENDA_CLAIM, claim);
    done(a, a->lina, &line, "seen on the visit");
    line = line_of(a, a->lina, AGENDA_SAMPLE_TRANSIT, sample);
    snooze(a, a->lina, &line, "2026-12-24");
    ck_assert_str_eq(with_days(a, 60, 14), "");
    ck_assert_str_eq(with_days(a, 30, 7), "");
    ck_assert_str_eq(with_days(a, 90, 21), "");
    set(a, a->lina, &sample_entity, sample, SAMPLE_SENT, value_text("2026-10-25"));
    ck_assert_str_ne(with_days(a, 60, 14), ""); /* sent anew */
    agents_free(a);
}
END_TEST

TEST_MAIN(agenda_act, a_follow_up_is_kept_and_noted, a_review_sets_the_next_one,
          done_holds_until_the_next_horizon, what_has_lapsed_never_drops_out_by_age,
          a_snooze_holds_until_its_day, an_escalated_line_is_somebody_elses,
          two_agents_do_not_decide_on_one_line, facts_that_changed_meanwhile_are_told,
          taking_back_a_decision_takes_back_what_it_did, other_days_do_not_open_what_was_decided,
          decisions_are_listed_newest_first)
