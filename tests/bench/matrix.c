/* The comparison of 500 materials by 40 criteria, after each change of a weight, against the same
 * weighted sums in the stock shell. */
#include <check.h>
#include <stdlib.h>
#include <time.h>

#include "sourcebench/core/matrix_stability.h"
#include "sourcebench/core/strbuf.h"

#include "bench.h"

enum { MATERIALS = 500, CRITERIA = 40, CHANGES = 200, SELECTS = 50, FRAME_MS = 16, REST_MS = 120 };

struct world {
    struct matrix matrix;
    struct matrix_criterion criteria[CRITERIA];
    struct matrix_row rows[MATERIALS];
    struct matrix_value values[MATERIALS][CRITERIA];
    struct matrix_margin margins[CRITERIA];
    struct arena arena;
};

/* Like chance, and the same in every run. */
static unsigned chance(unsigned n) {
    return n * 2654435761u >> 8 & 0xffff;
}

static void make_world(struct world *w) {
    w->matrix = (struct matrix){w->criteria, CRITERIA, w->rows, MATERIALS, MATRIX_IGNORE};
    for (int i = 0; i < CRITERIA; i++)
        w->criteria[i] = (struct matrix_criterion){.id = i + 1,
                                                   .label = "criterion",
                                                   .direction = (enum matrix_direction)(i % 3),
                                                   .low = 5000,
                                                   .high = 60000,
                                                   .band_low = 20000,
                                                   .band_high = 30000,
                                                   .weight = 50 + i * 10};
    for (int i = 0; i < MATERIALS; i++) {
        w->rows[i] = (struct matrix_row){.id = i + 1, .values = w->values[i]};
        for (int k = 0; k < CRITERIA; k++) {
            unsigned x = chance((unsigned)(i * CRITERIA + k));
            w->values[i][k] = (struct matrix_value){x % 12 != 0, x};
        }
    }
}

/* Each row has more than the one before it in every criterion but the last: all pairs must be
 * looked at to the end before it is clear that none dominates the other. */
static void make_alike(struct world *w) {
    for (int i = 0; i < MATERIALS; i++)
        for (int k = 0; k < CRITERIA; k++)
            w->values[i][k] =
                (struct matrix_value){true, 20000 + (k < CRITERIA - 1 ? i * 50 : -i * 10)};
    for (int k = 0; k < CRITERIA; k++)
        w->criteria[k].direction = MATRIX_MORE;
}

/* Of the processor: what else the machine does is no matter. */
static double work_ms(void) {
    return (double)clock() * 1e3 / CLOCKS_PER_SEC;
}

static struct matrix_ranking rank(struct world *w) {
    struct matrix_ranking ranking;
    struct error err;
    arena_free(&w->arena);
    ck_assert_msg(matrix_rank(&w->matrix, &w->arena, &ranking, &err), "%s", err.message);
    return ranking;
}

/* The slowest of many changes: none may take longer than a frame. */
static double change_weights(struct world *w, double *usual) {
    double ms[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
        double start = work_ms();
        w->criteria[i % CRITERIA].weight = 50 + chance((unsigned)i) % 500;
        rank(w);
        ms[i] = work_ms() - start;
    }
    double slowest = worst(ms, CHANGES);
    *usual = median(ms, CHANGES);
    return slowest;
}

/* How firmly the winner stands: when the keys rest. */
static void measure_stability(struct world *w) {
    struct matrix_ranking ranking = rank(w);
    double start = work_ms();
    ck_assert(matrix_margins(&w->matrix, &ranking, w->margins));
    table_value("each weight up and down to the next winner", work_ms() - start, "ms", REST_MS);
    start = work_ms();
    struct matrix_hold hold = matrix_hold(&w->matrix, &ranking, 2000);
    table_value("share of the weight space within ± 20 %", work_ms() - start, "ms", REST_MS);
    table_note("its error", hold.error / 100.0, "%");
}

/* Points in a table of the shell, whose rows and weights are those of ours. */
static const char *script(struct world *w, int selects) {
    struct strbuf s = {0};
    struct matrix_ranking ranking = rank(w);
    strbuf_add(&s, "CREATE TABLE weight (criterion INTEGER PRIMARY KEY, weight INTEGER);\n"
                   "CREATE TABLE cell (material INTEGER, criterion INTEGER, points INTEGER,\n"
                   "    PRIMARY KEY (material, criterion)) WITHOUT ROWID;\nBEGIN;\n");
    for (int k = 0; k < CRITERIA; k++)
        strbuf_addf(&s, "INSERT INTO weight VALUES (%d, %d);\n", k, 50 + k * 10);
    for (int i = 0; i < MATERIALS; i++)
        for (int k = 0; k < CRITERIA; k++)
            if (w->values[i][k].known)
                strbuf_addf(&s, "INSERT INTO cell VALUES (%d, %d, %d);\n", i, k,
                            ranking.results[i].cells[k].points);
    strbuf_add(&s, "COMMIT;\n");
    for (int i = 0; i < selects; i++)
        strbuf_addf(&s,
                    "UPDATE weight SET weight = %u WHERE criterion = %d;\n"
                    "SELECT material, 1.0 * sum(weight * points) / sum(weight) AS score FROM cell\n"
                    "    JOIN weight USING (criterion) GROUP BY material ORDER BY score DESC;\n",
                    50 + chance((unsigned)i) % 500, i % CRITERIA);
    const char *path = write_file(selects > 0 ? "matrix.sql" : "matrix-0.sql", strbuf_text(&s));
    strbuf_free(&s);
    return path;
}

static double run_script(const char *path) {
    double ms[5];
    for (int i = 0; i < 5; i++)
        ms[i] = run_command((const char *const[]){"sqlite3", "-bail", ":memory:", NULL}, path, NULL)
                    .cpu_ms;
    return median(ms, 5);
}

void measure_matrix(void) {
    table_part("500 materials by 40 criteria");
    struct world *w = mem_alloc(1, sizeof *w);
    double usual, slowest;
    make_world(w);
    double theirs = run_script(script(w, SELECTS)) - run_script(script(w, 0));
    slowest = change_weights(w, &usual);
    table_ratio("change a weight and rank anew; the sums in sqlite3", usual, theirs / SELECTS, "ms",
                0.5);
    table_value("the slowest", slowest, "ms", FRAME_MS);
    measure_stability(w);
    make_alike(w);
    table_value("rows that are hard to tell apart, the slowest", change_weights(w, &usual), "ms",
                FRAME_MS);
    arena_free(&w->arena);
    mem_free(w);
}
