/* A case as a file: what it carries, and that it tells the same as the database it came from. */
#include "../unit/suite.h"

#include "cli_check.h"

#define TODAY "--today", "2026-11-23"

static void has(const char *text, const char *words) {
    ck_assert_msg(strstr(text, words) != NULL, "\"%s\" is not in\n%.3000s", words, text);
}

/* What a command says, with its notes; none of them is that something was not checked. */
static const char *said(struct home *home, struct cli_result r) {
    const char *out = arena_format(&home->arena, "%s%s", strbuf_text(&r.out), strbuf_text(&r.err));
    ck_assert_msg(!strstr(strbuf_text(&r.err), "not checked"), "%s", strbuf_text(&r.err));
    cli_free(&r);
    return out;
}

static const char *from_database(struct home *home, const char *base, const char *what,
                                 const char *requirement) {
    return said(home, cli_expect(home, 0, TODAY, "--db", base, "plan", what, requirement, NULL));
}

static const char *from_file(struct home *home, const char *file, const char *what) {
    return said(home, cli_expect(home, 0, TODAY, "plan", "--file", file, what, NULL));
}

/* Awards, notes ("Lacks REACH"), stages that finished orders scale: all of it, of the demo world.
 */
START_TEST(a_case_tells_the_same_as_the_database_it_came_from) {
    static const char *const requirements[] = {"Urban Commuter Mini for spring",
                                               "Urban Commuter Mini, club programme"};
    struct home home;
    home_make(&home);
    const char *demo = home_file(&home, "demo.db");
    cli_says(&home, 0, "", TODAY, "--db", demo, "demo", NULL);
    for (size_t i = 0; i < sizeof requirements / sizeof *requirements; i++) {
        const char *name = requirements[i];
        const char *file = home_file(&home, arena_format(&home.arena, "case-%zu.yaml", i));
        const char *other = home_file(&home, arena_format(&home.arena, "other-%zu.db", i));
        cli_says(&home, 0, "Wrote ", TODAY, "--db", demo, "export", "case", name, "-o", file, NULL);
        cli_says(&home, 0, "Made ", TODAY, "--db", other, "init", NULL);
        cli_says(&home, 0, " 0 changed, 0 as they were", TODAY, "--db", other, "import", file,
                 NULL);
        for (int k = 0; k < 2; k++) {
            const char *what = k ? "award" : "show";
            const char *here = from_database(&home, demo, what, name);
            ck_assert_str_eq(from_database(&home, other, what, name), here);
            ck_assert_str_eq(from_file(&home, file, what), here);
        }
    }
    const char *notes = from_database(&home, demo, "show", requirements[0]);
    has(notes, "Lacks REACH for DE.");
    home_remove(&home);
}
END_TEST

static const char world[] =
    "suppliers:\n"
    "  - name: Ningbo Packs\n"
    "    country: CN\n"
    "    sites: [{name: Plant 2, city: Cixi}]\n"
    "    certificates:\n"
    "      - {kind: REACH, document: report, number: T-1, site: Plant 2, state: documented,\n"
    "         expires: 2028-01-01}\n"
    "    claimed: [{what: own dye house, state: declared}]\n"
    "  - {name: Wenzhou Packs, country: CN, certificates: []}\n"
    "  - {name: Yiwu Packs, country: CN}\n"
    "products: [{name: Backpack}]\n"
    "requirements:\n"
    "  - name: Spring 2027, first lot\n"
    "    product: Backpack\n"
    "    quantity: 1000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    quotes:\n"
    "      - {supplier: Ningbo Packs, site: Plant 2, incoterm: FOB, currency: EUR, breaks: {1: "
    "4}}\n"
    "      - {supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, breaks: {1: 4}}\n"
    "  - name: Spring 2027, second lot\n"
    "    product: Backpack\n"
    "    quantity: 1000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    quotes:\n"
    "      - {supplier: Yiwu Packs, incoterm: FOB, currency: EUR, breaks: {1: 4}}\n"
    "  - {name: Autumn, product: Backpack, quantity: 10, country: DE, currency: EUR}\n";

/* Of the first it is known that the evidence is there, of the second that there is none. Of the
 * third the file tells nothing: that is said, and it is not taken for a lack. */
START_TEST(evidence_is_judged_of_those_of_whom_the_file_tells) {
    struct home home;
    home_make(&home);
    const char *file = home_write(&home, "case.yaml", world);
    struct cli_result r = cli_expect(&home, 0, TODAY, "plan", "--file", file, "compare",
                                     "spring 2027, first lot", "--json", NULL);
    const char *first = said(&home, r);
    has(first, "\"evidence_checked\": true");
    has(first, "\"evidence_missing\": \"\"");
    has(first, "\"evidence_missing\": \"REACH\"");
    r = cli_expect(&home, 0, TODAY, "plan", "--file", file, "compare", "spring 2027, second lot",
                   NULL);
    has(strbuf_text(&r.err), "evidence is not checked of suppliers of which the file lists no "
                             "certificates");
    ck_assert(!strstr(strbuf_text(&r.out), "Lacks"));
    cli_free(&r);
    home_remove(&home);
}
END_TEST

/* What the bench knows of a supplier and its evidence stands; the file adds what it does not. */
START_TEST(a_case_does_not_overwrite_evidence) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Made ", TODAY, "init", NULL);
    cli_says(&home, 0, "16 added, 0 changed", TODAY, "import",
             home_write(&home, "case.yaml", world), NULL);
    cli_says(&home, 0, "0 added, 1 changed, 2 as they were", TODAY, "import",
             home_write(&home, "later.yaml",
                        "suppliers:\n"
                        "  - name: Ningbo Packs\n"
                        "    certificates:\n"
                        "      - {kind: REACH, number: T-1, site: Plant 2, state: refuted,\n"
                        "         body: Meridian}\n"
                        "    sites: [{name: Plant 2, city: Ningbo}]\n"),
             NULL);
    struct cli_result r = cli_expect(&home, 0, TODAY, "export", "case", "Spring 2027, first", NULL);
    const char *text = said(&home, r);
    has(text, "  - name: Plant 2\n    kind: factory\n    city: Cixi\n");
    has(text, "  - site: Plant 2\n    kind: REACH\n");
    has(text, "    body: Meridian\n    expires: 2028-01-01\n    state: documented\n");
    has(text, "  claimed:\n  - what: own dye house\n");
    has(text, "  certificates: []\n");
    home_remove(&home);
}
END_TEST

/* As in the database: a name, or what only one name begins with. */
START_TEST(a_file_takes_the_short_names_that_the_database_takes) {
    struct home home;
    home_make(&home);
    const char *file = home_write(&home, "case.yaml", world);
    const char *base = home_file(&home, "other.db");
    cli_says(&home, 0, "", TODAY, "--db", base, "init", NULL);
    cli_says(&home, 0, "", TODAY, "--db", base, "import", file, NULL);
    struct cli_result r =
        cli_expect(&home, 0, TODAY, "plan", "--file", file, "compare", "spring 2027, f", NULL);
    const char *here = arena_string(&home.arena, strbuf_text(&r.out));
    cli_free(&r);
    ck_assert_str_eq(from_database(&home, base, "compare", "spring 2027, f"), here);
    has(here, "Ningbo Packs");
    cli_says(&home, 1, "2 requirements of ", TODAY, "plan", "--file", file, "compare", "Spring",
             NULL);
    cli_says(&home, 1, "has no requirement \"Winter\"", TODAY, "plan", "--file", file, "compare",
             "Winter", NULL);
    cli_says(&home, 1, "has 3 requirements; name one.", TODAY, "plan", "--file", file, "compare",
             NULL);
    home_remove(&home);
}
END_TEST

/* -o - writes what the same command writes without it, as CSV where it would show a table. */
START_TEST(a_dash_is_standard_output) {
    static const struct {
        const char *words[3], *otherwise;
    } commands[] = {
        {{"export", "case", "Autumn"}, NULL},
        {{"export", "rfq", "Autumn"}, NULL},
        {{"export", "suppliers", "packs"}, NULL},
        {{"export", "contacts"}, NULL},
        {{"export", "calendar"}, NULL},
        {{"export", "materials"}, NULL},
        {{"supplier", "visit-sheet", "Yiwu"}, NULL},
        {{"plan", "compare", "Spring 2027, first"}, "--format=csv"},
        {{"plan", "award", "Spring 2027, first"}, "--format=csv"},
        {{"plan", "offer", "Spring 2027, first"}, "--format=csv"},
    };
    struct home home;
    home_make(&home);
    const char *base = home_file(&home, "base.db");
    cli_says(&home, 0, "", TODAY, "--db", base, "init", NULL);
    cli_says(&home, 0, "", TODAY, "--db", base, "import", home_write(&home, "case.yaml", world),
             NULL);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const char *const *w = commands[i].words;
        const char *third = w[2] ? w[2] : "-o=-", *fourth = w[2] ? "-o=-" : NULL;
        struct cli_result plain =
            cli(&home, TODAY, "--db", base, w[0], w[1], w[2] ? w[2] : commands[i].otherwise,
                w[2] ? commands[i].otherwise : NULL, NULL);
        struct cli_result dash = cli(&home, TODAY, "--db", base, w[0], w[1], third, fourth, NULL);
        ck_assert_int_eq(plain.status, dash.status);
        ck_assert_str_eq(strbuf_text(&plain.out), strbuf_text(&dash.out));
        ck_assert_str_eq(strbuf_text(&plain.err), strbuf_text(&dash.err));
        ck_assert(!strstr(strbuf_text(&dash.out), "Wrote"));
        cli_free(&plain);
        cli_free(&dash);
    }
    cli_says(&home, 0, "name: Autumn", TODAY, "--db", base, "export", "case", "Autumn", "-o", "-",
             NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_case, a_case_tells_the_same_as_the_database_it_came_from,
          evidence_is_judged_of_those_of_whom_the_file_tells, a_case_does_not_overwrite_evidence,
          a_file_takes_the_short_names_that_the_database_takes, a_dash_is_standard_output)
