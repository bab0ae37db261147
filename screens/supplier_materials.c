/* What a supplier offers of materials, as lines. */
#include "sourcebench/core/material.h"
#include "sourcebench/core/money.h"
#include "sourcebench/db/record.h"

#include "supplier_fill.h"

enum { MONEY_TEXT = 48 };

/* The material's name; what is wrong where it cannot be read. */
static const char *material_name(struct filling *f, const struct record *offer) {
    struct record *material;
    struct error err;
    struct arena *arena = &f->lines->arena;
    return record_load(f->session->store, &material_entity, offer->values[OFFER_MATERIAL].i, arena,
                       &material, &err)
               ? material->values[MATERIAL_NAME].s
               : arena_string(arena, err.message);
}

static const char *price(struct filling *f, const struct record *r) {
    char text[MONEY_TEXT];
    if (r->values[OFFER_PRICE].kind != VALUE_INT)
        return "no price";
    money_format_full(r->values[OFFER_PRICE].i, fill_text(r, OFFER_CURRENCY), text, sizeof text);
    return arena_format(&f->lines->arena, "%s/%s", text, fill_show(f, r, OFFER_PRICE_PER));
}

void fill_material(struct filling *f, const struct record *r) {
    const char *moq = fill_show(f, r, OFFER_MOQ), *per = fill_show(f, r, OFFER_MOQ_PER);
    const char *least =
        *moq ? arena_format(&f->lines->arena, "MOQ %s %s%s%s", moq, fill_show(f, r, OFFER_MOQ_UNIT),
                            *per ? " per " : "", per)
             : NULL;
    fill_entry(f, VIEW_MATERIALS, r, STYLE_NORMAL,
               JOIN(f, material_name(f, r), price(f, r), least, fill_show(f, r, OFFER_LEAD_DAYS),
                    f->full ? fill_text(r, OFFER_ARTICLE) : NULL,
                    f->full ? fill_text(r, OFFER_NOTE) : NULL),
               fill_text(r, OFFER_QUOTED_ON));
}
