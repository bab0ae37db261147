/*
 * What the catalogues that are laid into the database share: whether it has them already.
 */
#ifndef SERVICE_CATALOGUE_SEED_H
#define SERVICE_CATALOGUE_SEED_H

#include "sourcebench/db/material_seed.h"

struct catalogue_text {
    const char *text;
    size_t length;
};

struct catalogue_seed {
    const char *name; /* as of struct material_seed */
    const struct entity *const *entities;
    const struct catalogue_text *built_in; /* the first line of each that begins with "version: " */
    int n_built_in;
    struct catalogue_text over; /* what a file of the user's lays over it; length 0: nothing */
    /* The rows, made only where the database wants them; see material_seed_write(). */
    bool (*rows)(void *data, struct arena *arena, struct record ***rows, int *count,
                 struct error *err);
    void *data;
};

/* Brings the database up to the catalogue, unless it has this one or a newer one. Where another
 * process holds the database or the disk is full, the next one who opens it does. */
bool catalogue_seed(struct store *store, const struct catalogue_seed *seed, struct error *err);

#endif
