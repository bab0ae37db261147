/*
 * What supplier_detail.c takes from other files: fillers of views that are more than a list of
 * records of one kind, in the overview their summary; and what new entries begin with
 * (supplier_presets.c).
 */
#ifndef SCREENS_SUPPLIER_FILL_H
#define SCREENS_SUPPLIER_FILL_H

#include "detail_fill.h"
#include "supplier_detail.h"

/* A material that the supplier offers. */
void fill_material(struct filling *f, const struct record *offer);
bool fill_vetting(struct filling *f, struct error *err);
bool fill_audits(struct filling *f, struct error *err);
bool fill_sites(struct filling *f, struct error *err);

void preset_interaction(const struct detail *d, struct record *r, struct arena *arena);
void preset_certificate(const struct detail *d, struct record *r, struct arena *arena);
void preset_claim(const struct detail *d, struct record *r, struct arena *arena);
void preset_audit(const struct detail *d, struct record *r, struct arena *arena);
void preset_finding(const struct detail *d, struct record *r, struct arena *arena);
void preset_sample(const struct detail *d, struct record *r, struct arena *arena);
void preset_offer(const struct detail *d, struct record *r, struct arena *arena);
void preset_site(const struct detail *d, struct record *r, struct arena *arena);
void preset_closure(const struct detail *d, struct record *r, struct arena *arena);
/* Asks for a file and attaches it. */
void supplier_attach(struct detail *d);

#endif
