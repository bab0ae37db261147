/* Vetting, audits and findings in the detail of a supplier. */
#include "sourcebench/core/strbuf.h"

#include "../unit/suite.h"

#include "bench.h"

static void open_with_one(struct bench *b, int columns) {
    bench_make(b);
    bench_cli(b, "supplier", "add", "Saigon Trail", "country=VN", "kind=factory", NULL);
    bench_open(b, 24, columns, NULL);
    pty_wait_text(b->pty, "Saigon Trail");
}

START_TEST(strip_of_views_scrolls_where_it_is_too_narrow) {
    struct bench b;
    open_with_one(&b, 80);
    bench_keys(&b, "Enter", "Samples Materials    ›");
    bench_keys(&b, "[", "‹ Sites Legal");
    bench_shows(&b, "Audits Files");
    bench_keys(&b, "]", "Overview Profile");
    bench_keys(&b, "Esc v", "No checklist yet; c takes the one for this kind of supplier");
    bench_shows(&b, "Vetting Audits");
    bench_close(&b);
}
END_TEST

START_TEST(item_of_ones_own_is_checked_with_evidence) {
    struct bench b;
    open_with_one(&b, 80);
    bench_keys(&b, "v a", "Add vetting item");
    pty_type(b.pty, "Roof of the dye house repaired");
    bench_keys(&b, "Tab y", "yes");
    bench_keys(&b, "Ctrl-S", "○ Roof of the dye house repaired · mandatory");
    bench_shows(&b, "Vetting 0 of 1 met, 1 mandatory open: Roof of the dye house repaired");
    bench_keys(&b, "v Enter", "Evidence");
    pty_type(b.pty, "photos of 11-20");
    bench_keys(&b, "Enter", "Recorded; u takes it back.");
    bench_shows(&b, "✓ Vetting 1 of 1 met");
    bench_shows(&b, "✓ Roof of the dye house repaired · photos of 11-20 · lina");
    bench_keys(&b, "Esc Enter", "✓ Vetting 1 of 1 met"); /* in the overview */
    bench_close(&b);
}
END_TEST

/* The checklist, an answer that lapses by itself, and approval with a reason. */
START_TEST(supplier_is_vetted_and_approved_with_a_reason) {
    struct bench b;
    open_with_one(&b, 80);
    bench_keys(&b, "v c", "Checklist taken; u takes it back.");
    bench_shows(&b, "Vetting 0 of 24 met, 10 mandatory open: registered name, business licence");
    bench_golden(&b, "suppliers_vetting");
    bench_keys(&b, "c", "The whole checklist is here already.");
    bench_keys(&b, "v Enter", "Evidence:");
    pty_type(b.pty, "extract of 11-20");
    bench_keys(&b, "Enter", "✓ registered name · extract of 11-20 · lina");
    bench_shows(&b, "until 2027-11-22"); /* a year, by the catalogue */
    bench_keys(&b, "Esc x", "Status of Saigon Trail");
    bench_keys(&b, "a p p r Enter", "Saigon Trail is not vetted: 9 mandatory open:");
    bench_keys(&b, "Enter", "Approve all the same, because:");
    bench_keys(&b, "Esc", "The status stays as it is.");
    bench_keys(&b, "x a p p r Enter Enter", "because:");
    pty_type(b.pty, "buyer knows them");
    bench_keys(&b, "Enter", "Changed 1 supplier; u takes it back.");
    bench_keys(&b, "Enter", "approved because: buyer knows them");
    bench_shows(&b, "⚠ Vetting 1 of 24 met, 9 mandatory open:");
    bench_close(&b);
}
END_TEST

START_TEST(planned_audit_becomes_held_and_its_finding_is_closed) {
    struct bench b;
    open_with_one(&b, 80);
    bench_keys(&b, "v ] a", "audit or visit");
    bench_keys(&b, "Enter", "▌Kind"); /* the site is passed over */
    bench_keys(&b, "Down", "▌Purpose");
    pty_type(b.pty, "Sewing floor");
    bench_keys(&b, "Tab", "▌Planned for");
    pty_type(b.pty, "+2d");
    bench_keys(&b, "Ctrl-S", "● Sewing floor · visit");
    bench_shows(&b, "planned in 2 d");
    bench_keys(&b, "v Down Enter", "Held on (empty: today):");
    bench_keys(&b, "Enter", "✓ Sewing floor · visit · passed with findings · lina");
    bench_keys(&b, "a Down Enter", "▌Finding");
    bench_shows(&b, "Sewing floor");
    pty_type(b.pty, "No needle detector");
    bench_keys(&b, "Tab Tab", "▌To be mended by");
    pty_type(b.pty, "+30d");
    bench_keys(&b, "Ctrl-S", "○ major    No needle detector");
    bench_shows(&b, "due in 30 d");
    bench_golden(&b, "suppliers_audits");
    bench_keys(&b, "v", "How was it mended");
    pty_type(b.pty, "bill of the detector");
    bench_keys(&b, "Enter Enter", "✓ major    No needle detector · bill of the detector");
    bench_shows(&b, "closed 2026-11-23");
    bench_keys(&b, "u", "○ major    No needle detector");
    bench_keys(&b, "v Esc", "○ major    No needle detector");
    bench_keys(&b, "Home e", "Edit audit");
    bench_keys(&b, "Esc D y", "Deleted; u takes it back.");
    bench_shows(&b, "Findings without an audit");
    bench_shows(&b, "○ major    No needle detector");
    bench_close(&b);
}
END_TEST

/* The form, the last day, and what is odd about it: all as the catalogue knows the kind. */
START_TEST(certificate_fills_in_what_is_usual_for_its_kind) {
    struct bench b;
    open_with_one(&b, 80);
    bench_keys(&b, "Enter ] ] ] ] ] ] a", "▌Certificate");
    pty_type(b.pty, "REACH");
    bench_keys(&b, "Tab", "▌Document      ‹ test report ›");
    pty_wait_text(b.pty, "the list of substances grows about");
    pty_wait_text(b.pty, "twice a year"); /* to the end of the sentence */
    bench_keys(&b, "Down Down Down Down", "▌Covers");
    pty_type(b.pty, "600D black");
    bench_keys(&b, "Down Down Down", "▌Issued");
    pty_type(b.pty, "2026-01-10");
    bench_keys(&b, "Down", "▌Expires       2027-01-09  Sat");
    pty_wait_text(b.pty, "as usual for REACH");
    bench_golden(&b, "suppliers_certificate_form");
    pty_type(b.pty, "\x15"
                    "2026-06-30");
    pty_wait_text(b.pty, "REACH: usually until 2027-01-09");
    bench_keys(&b, "Up", "▌Issued");
    pty_type(b.pty, "\x15"
                    "2026-02-10");
    bench_keys(&b, "Ctrl-S", "⚠ REACH        declared, no evidence · 600D black · lapsed 4 mo ago");
    bench_close(&b);
}
END_TEST

/* Names stay while the certificates scroll; Enter leads to where a gap is mended. */
START_TEST(coverage_shows_gaps_for_a_market) {
    struct bench b;
    open_with_one(&b, 80);
    bench_cli(&b, "supplier", "add", "Dhaka Stitch", "country=BD", "kind=factory", NULL);
    bench_keys(&b, "C", "Certificates for which market");
    bench_keys(&b, "Enter", "Coverage  EU   2 suppliers, 10 gaps");
    bench_golden(&b, "suppliers_coverage");
    bench_keys(&b, "l l", "3 to 6 of");
    bench_shows(&b, "Dhaka Stitch");
    bench_keys(&b, "p", "Certificates for which product");
    bench_keys(&b, "t e x t Enter", "textile bag for adults");
    bench_keys(&b, "j Enter", "No certificate yet; a adds one.");
    bench_keys(&b, "Esc", "Coverage  EU");
    bench_keys(&b, "Esc m C Enter", "1 supplier, 5 gaps");
    bench_keys(&b, "Esc", "/ filter");
    bench_keys(&b, "C g b", "▌GB    United Kingdom");
    bench_keys(&b, "Enter", "Coverage  GB");
    pty_wait_text(b.pty, "textile bag for adults"); /* as the agent left it */
    bench_keys(&b, "Esc C", "▌GB    United Kingdom");
    bench_keys(&b, "Esc", "/ filter");
    bench_close(&b);
}
END_TEST

START_TEST(coverage_of_many_says_how_many_it_shows) {
    struct bench b;
    struct strbuf list = {0};
    strbuf_add(&list, "name,country\n");
    for (int i = 0; i < 1200; i++)
        strbuf_addf(&list, "Factory %04d,VN\n", i);
    bench_make(&b);
    bench_cli(&b, "import", "suppliers", home_write(&b.home, "many.csv", strbuf_text(&list)), NULL);
    strbuf_free(&list);
    bench_open(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "1,200");
    bench_keys(&b, "C Enter", "500 of 1,200 suppliers are shown: narrow the list with / or mark");
    pty_wait_text(b.pty, "Coverage  EU   500 of 1,200 suppliers, 2,500 gaps");
    bench_close(&b);
}
END_TEST

TEST_MAIN(suppliers_vetting, strip_of_views_scrolls_where_it_is_too_narrow,
          item_of_ones_own_is_checked_with_evidence, supplier_is_vetted_and_approved_with_a_reason,
          planned_audit_becomes_held_and_its_finding_is_closed,
          certificate_fills_in_what_is_usual_for_its_kind, coverage_shows_gaps_for_a_market,
          coverage_of_many_says_how_many_it_shows)
