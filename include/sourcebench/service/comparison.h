/*
 * The comparison of materials by a profile: what the matrix shows, on a screen, in a script and in
 * an exported file, with weights that can be moved to see what would be.
 *
 * The weights that hold are shares of SHARE_FULL (core/share.h) that begin as the profile's.
 * Materials, criteria and properties are meant by their index in data.
 */
#ifndef SOURCEBENCH_SERVICE_COMPARISON_H
#define SOURCEBENCH_SERVICE_COMPARISON_H

#include "sourcebench/core/matrix_stability.h"
#include "sourcebench/db/material.h"
#include "sourcebench/service/session.h"

/* What a cell of the matrix shows. */
enum comparison_face { FACE_HEAT, FACE_VALUES, FACE_POINTS, FACES };
/* "heat", "values", "points" */
extern const char *const comparison_faces[FACES];

struct comparison {
    struct session *session;
    struct arena arena; /* of what follows */
    struct material_data data;
    struct material_compliance compliance;
    struct material_offer *offers;
    struct material_band *bands;
    int n_offers, n_bands;
    struct matrix matrix; /* with the weights that hold */
    int64_t *shares;      /* they are these */
    int64_t *saved;       /* the profile's */
    bool changed;         /* they differ by 0.01 % or more */
    struct arena ranked;  /* of what follows */
    struct matrix_ranking ranking;
    /* How firmly the winner stands; see comparison_measure(). */
    bool measured, has_winner;
    struct matrix_margin *margins; /* one for each criterion; only where there is a winner */
    struct matrix_hold hold;
};

/* How far weights vary for the share of the weight space that is told: ±20 %. */
enum { COMPARISON_SPREAD = 2000 };

/* Zero-initialise before. Reads everything and ranks; profile 0: all criteria without weight. Close
 * it also after a failure. */
bool comparison_open(struct comparison *c, struct session *session, int64_t profile,
                     struct error *err);
/* The data may have changed: reads them again. Weights that were moved stay so, by criterion. On
 * failure the comparison is as before. */
bool comparison_reload(struct comparison *c, struct error *err);
void comparison_close(struct comparison *c);

/* Moves one weight to a share; the others keep their proportions. */
bool comparison_set_share(struct comparison *c, int criterion, int64_t share, struct error *err);
/* Other weights, brought to 100 %; all 0: nothing changes. */
bool comparison_take(struct comparison *c, const int64_t *weights, struct error *err);
/* The profile's weights again. */
bool comparison_reset(struct comparison *c, struct error *err);
/* Computes margins and hold for the weights that hold, unless it has them. May take a tenth of a
 * second where there are hundreds of materials. */
void comparison_measure(struct comparison *c);

/* The share of a criterion in 1/100 %; all of them sum to 100.00 %. percent has n_criteria places.
 */
void comparison_percent(const struct comparison *c, int64_t *percent);

/* Saves the weights that hold in the profile: one command. */
bool comparison_save(struct comparison *c, struct error *err);
/* Saves them as a new profile like the present one; one command. The code follows from the name. */
bool comparison_save_as(struct comparison *c, const char *name, int64_t *profile,
                        struct error *err);

/* A profile by its code or name, in any case of its letters; 0 where there is none. */
int64_t comparison_find_profile(const struct material_profile *profiles, int count,
                                const char *word);

/* ---- in words; texts live in the arena ------------------------------------------------------- */

/* "18 %", "12.5 %", of 1/100 %. */
const char *comparison_show_percent(int64_t hundredths, struct arena *arena);
/* "1,240", "0.95": of a value in 1/1000. */
const char *comparison_show_value(int64_t value, struct arena *arena);
/* What a cell shows in a face: heat "6", values "1,240", points "12.4"; NULL where the value is
 * missing. */
const char *comparison_cell(const struct comparison *c, enum comparison_face face, int material,
                            int criterion, struct arena *arena);
/* "87.0": points, a score or a contribution. */
const char *comparison_points(int hundredths, struct arena *arena);
/* 0 … 10 of points. */
int comparison_heat(int points);

/* Why a material has no rank: "knocked out: Tear strength 12 is below 30 N"; NULL
 * where it has one. */
const char *comparison_outside(const struct comparison *c, int material, struct arena *arena);
/* "rPET 600D leads Organic canvas by 9." */
const char *comparison_leader(const struct comparison *c, struct arena *arena);
/* "It stays first unless Eco falls from 20 % to 7 %, or Price rises from 15 % to 35 % (then
 * Polyester 600D)." with the nearest turns; "" where there is no winner. Measured before. */
const char *comparison_unless(const struct comparison *c, int turns, struct arena *arena);
/* "It is first in 87.4 % (±1 %) of all weights within ±20 %." Measured before. */
const char *comparison_holds(const struct comparison *c, struct arena *arena);
/* "Missing values count as worst." */
const char *comparison_missing(const struct comparison *c);
/* "4 suppliers, USD 1.05–1.60/m²"; "" where nobody offers it. */
const char *comparison_prices(const struct comparison *c, int material, struct arena *arena);
/* What those prices are in one currency, the first of them; NULL where there is none per m². */
const struct material_band *comparison_band(const struct comparison *c, int material);
/* "USD 1.05–1.60", " +1" behind it where there is a price in one more currency; "no price" of
 * offers without one per m²; "" where nobody offers it. */
const char *comparison_band_prices(const struct comparison *c, int material, struct arena *arena);
/* "0.95–1.50, derived": what the catalogue says of the price per m², with its basis; "". */
const char *comparison_catalogue_price(const struct comparison *c, int material,
                                       struct arena *arena);
/* "Offered by 4 suppliers, USD 1.05–1.60/m² (catalogue 0.95–1.50, derived)." how says which keys
 * add an offer where there is none: "o, then a, adds an offer". */
const char *comparison_offers(const struct comparison *c, int material, const char *how,
                              struct arena *arena);
/* "REACH met by 2 of 4, GRS missing and 1 of 3 rules unknown"; "" where nothing is asked. */
const char *comparison_proofs(const struct comparison *c, int material, struct arena *arena);
/* "Evidence: REACH met by 2 of 4 suppliers, GRS missing; 1 unknown." */
const char *comparison_evidence(const struct comparison *c, int material, struct arena *arena);
/* What the rules of the profile's markets ask of a material, counted. */
struct comparison_evidence {
    int asked, met;
    enum compliance_state worst; /* refuted, missing, unknown, met; not asked: of none */
};
struct comparison_evidence comparison_count_evidence(const struct comparison *c, int material);
/* "more is better, from 15 to 250 N", with its limits. */
const char *comparison_rule(const struct comparison *c, int criterion, struct arena *arena);

/* All that makes the score of a material, and how firmly the ranking stands, as lines of text; a
 * line may begin with a style mark as in tui/dialog.h where `marks` is set. */
const char *comparison_explain(struct comparison *c, int material, bool marks, struct arena *arena);

#endif
