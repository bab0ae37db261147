#include "sourcebench/core/mip.h"

void mip_init(struct mip *mip, struct mip_size size, struct arena *arena) {
    *mip = (struct mip){
        .columns = arena_alloc(arena, (size_t)size.columns, sizeof *mip->columns),
        .rows = arena_alloc(arena, (size_t)size.rows, sizeof *mip->rows),
        .entries = arena_alloc(arena, (size_t)size.entries, sizeof *mip->entries),
    };
}

int mip_add_column(struct mip *mip, struct mip_column column) {
    mip->columns[mip->n_columns] = column;
    return mip->n_columns++;
}

void mip_add_row(struct mip *mip, double low, double high) {
    mip->rows[mip->n_rows++] = (struct mip_row){low, high, mip->n_entries, 0};
}

void mip_add_entry(struct mip *mip, int column, double factor) {
    mip->entries[mip->n_entries++] = (struct mip_entry){column, factor};
    mip->rows[mip->n_rows - 1].n++;
}
