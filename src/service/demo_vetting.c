#include "demo_vetting.h"

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/vetting.h"

static bool answer(struct store *store, struct record *item, const struct vetting_known *known,
                   bool all, struct arena *arena, struct error *err) {
    const struct check_item *check = catalogue_item(known->catalogue, item->values[VETTING_CODE].s);
    struct known_fact fact = {NULL, false};
    if (check)
        fact = vetting_fact(known, check, arena);
    bool papers = all && vetting_blocks(item, known->today);
    const char *evidence = fact.text && !fact.against ? fact.text
                           : papers                   ? "papers seen, copies in the file"
                                                      : NULL;
    if (!evidence || vetting_standing(item, known->today) != VETTING_IS_OPEN)
        return true;
    struct record *wanted = record_copy(item, arena);
    vetting_answer(wanted, check, "met", evidence, known->today, store_author(store), arena);
    return command_save(store, item, wanted, arena, NULL, err);
}

bool demo_vet(struct store *store, int64_t supplier, int32_t day, bool all, struct error *err) {
    struct arena arena = {0};
    struct vetting_known known;
    struct record *r, **items;
    int count = 0;
    bool ok = record_load(store, &supplier_entity, supplier, &arena, &r, err) &&
              vetting_known_load(store, r, day, &arena, &known, err) &&
              record_children(store, &vetting_entity, supplier, false, &arena, &items, &count, err);
    for (int i = 0; i < count && ok; i++)
        ok = answer(store, items[i], &known, all, &arena, err);
    arena_free(&arena);
    return ok;
}
