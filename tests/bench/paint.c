/* From the start of the program to a full screen, against the stock shell printing those rows. */
#include "bench.h"

enum { ROUNDS = 15 };

static const char first_rows[] =
    "SELECT id, name, local_name, kind, status, country, city, moq, lead_days FROM supplier "
    "WHERE deleted_at IS NULL ORDER BY name_key, id LIMIT 40";

static double shell_ms(void) {
    const char *const command[] = {"sqlite3", "-readonly", database_path(LARGE), first_rows, NULL};
    return run_command(command, NULL, NULL).ms;
}

static double paint_ms(int rows) {
    struct screen s = screen_open(rows, 120, "");
    double ms = s.paint_ms;
    screen_close(&s);
    return ms;
}

/* In turns, so that what else the machine does hits all alike. */
void measure_paint(void) {
    double shell[ROUNDS], small[ROUNDS], large[ROUNDS];
    table_part("first paint at 120x40, until 35 rows stand on the screen");
    for (int i = 0; i < ROUNDS; i++) {
        shell[i] = shell_ms();
        large[i] = paint_ms(LARGE);
        small[i] = paint_ms(SMALL);
    }
    double ours = median(large, ROUNDS);
    table_ratio("1,000,000 suppliers: sqlite3 printing 40 rows", ours, median(shell, ROUNDS), "ms",
                5);
    table_ratio("1,000,000 suppliers: our own at 1,000", ours, median(small, ROUNDS), "ms", 1.5);
}
