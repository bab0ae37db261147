#include "rfq_form.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/lead_time.h"
#include "sourcebench/core/quote.h"

const char *const rfq_heads[] = {"Code", "Question", "Answer", "Unit", "How to answer"};
const char rfq_told[] = "#";
const char rfq_reference_code[] = "reference";
const char rfq_supplier_code[] = "supplier";

static const int offer[] = {QUOTE_NUMBER, QUOTE_QUOTED_ON, QUOTE_VALID_UNTIL, QUOTE_CURRENCY};
static const int delivery[] = {QUOTE_INCOTERM, QUOTE_PLACE,        QUOTE_PLACE_KIND,
                               QUOTE_PORT,     QUOTE_ORIGIN,       QUOTE_MODE,
                               QUOTE_PROOF,    QUOTE_VAT_INCLUDED, QUOTE_BUYER_IMPORTS};
static const int quantities[] = {QUOTE_MOQ,       QUOTE_MOQ_COLOUR, QUOTE_MOQ_LOT,
                                 QUOTE_MULTIPLE,  QUOTE_PACK,       QUOTE_CAPACITY,
                                 QUOTE_BELOW_MOQ, QUOTE_SURCHARGE,  QUOTE_SURCHARGE_SHARE};
static const int costs[] = {QUOTE_TOOLING, QUOTE_TOOLING_LIFE, QUOTE_SETUP, QUOTE_SAMPLE_COST,
                            QUOTE_SAMPLE_REFUND};
static const int payment[] = {QUOTE_DEPOSIT, QUOTE_BALANCE, QUOTE_NET_DAYS, QUOTE_TERMS};
static const int lead_time[] = {QUOTE_LEAD_DAYS, QUOTE_COUNTS_FROM, QUOTE_COUNTS_TO};
static const int packing[] = {QUOTE_CARTON_UNITS, QUOTE_CARTON_LENGTH, QUOTE_CARTON_WIDTH,
                              QUOTE_CARTON_HEIGHT, QUOTE_CARTON_WEIGHT};
static const int remarks[] = {QUOTE_INCLUSIONS, QUOTE_NOTE};

#define GROUP(title, fields)                                                                       \
    { (title), (fields), sizeof(fields) / sizeof *(fields) }
const struct rfq_group rfq_groups[] = {
    GROUP("Your offer", offer),      GROUP("Delivery", delivery),
    GROUP("Quantities", quantities), GROUP("Costs besides the price", costs),
    GROUP("Payment", payment),       GROUP("Lead time", lead_time),
    GROUP("Cartons", packing),       GROUP("Anything else", remarks),
};
const int n_rfq_groups = sizeof rfq_groups / sizeof *rfq_groups;

bool rfq_asks(int field) {
    for (int g = 0; g < n_rfq_groups; g++)
        for (int i = 0; i < rfq_groups[g].n; i++)
            if (rfq_groups[g].fields[i] == field)
                return true;
    return false;
}

const char *rfq_unit(const struct field *f) {
    return !f->unit ? "" : strcmp(f->unit, "d") == 0 ? "days" : f->unit;
}

const char *rfq_how(const struct field *f, struct arena *arena) {
    const char *text = f->flags & FIELD_REQUIRED ? "needed; one of " : "one of ";
    switch (f->type) {
    case FIELD_CHOICE:
        for (size_t i = 0; i < f->n_choices; i++)
            text = arena_format(arena, "%s%s%s", text, i ? ", " : "", f->choices[i].label);
        return text;
    case FIELD_BOOL:
        return "yes or no";
    case FIELD_DATE:
        return "YYYY-MM-DD";
    case FIELD_CURRENCY:
        return arena_format(arena, "needed; of all prices and costs, for example %s", f->example);
    case FIELD_MONEY:
        return arena_format(arena, "in your currency, for example %s", f->example);
    default:
        if (f == &quote_entity.fields[QUOTE_MOQ])
            return arena_format(arena, "of the style, in all colours, for example %s", f->example);
        return f->example ? arena_format(arena, "for example %s", f->example) : "";
    }
}

#define BIT(field) (1U << (field))

const struct rfq_table_form rfq_tables[RFQ_TABLES] = {
    [RFQ_BREAKS] = {.code = "prices",
                    .row_code = "price",
                    .title = "Prices",
                    .how = "The price of all pieces from that quantity on; at least one is needed.",
                    .twice = "There is a price from this quantity on already.",
                    .entity = &break_entity,
                    .columns = {BREAK_QUANTITY, BREAK_PRICE, -1},
                    .keys = {BREAK_QUANTITY, -1},
                    .says = BIT(BREAK_PRICE),
                    .least = 8,
                    .most = 64},
    [RFQ_STAGES] = {.code = "stages",
                    .row_code = "stage",
                    .title = "Stages of your lead time",
                    .how =
                        "Days at least, likely and at most; for production pieces a day may "
                        "stand instead. After: which stages must end before, else the one above.",
                    .twice = "There is a stage of this name already.",
                    .entity = &stage_entity,
                    .columns = {STAGE_NAME, STAGE_KIND, STAGE_DAYS_MIN, STAGE_DAYS_LIKELY,
                                STAGE_DAYS_MAX, STAGE_DAYS, STAGE_SETUP_DAYS, STAGE_RATE_SLOW,
                                STAGE_RATE_LIKELY, STAGE_RATE_FAST, STAGE_AFTER, STAGE_NOTE},
                    .keys = {STAGE_NAME, -1},
                    .says = BIT(STAGE_DAYS_MIN) | BIT(STAGE_DAYS_LIKELY) | BIT(STAGE_DAYS_MAX) |
                            BIT(STAGE_SETUP_DAYS) | BIT(STAGE_RATE_SLOW) | BIT(STAGE_RATE_LIKELY) |
                            BIT(STAGE_RATE_FAST) | BIT(STAGE_NOTE),
                    .least = 7,
                    .most = LEAD_QUOTE_STAGES},
    [RFQ_COSTS] = {.code = "costs",
                   .row_code = "cost",
                   .title = "What the price is made of",
                   .how = "If you wish to tell it; per piece, in your currency.",
                   .twice = "There is a part of this kind and name already.",
                   .entity = &cost_entity,
                   .columns = {COST_KIND, COST_LABEL, COST_AMOUNT, COST_NOTE, -1},
                   .keys = {COST_KIND, COST_LABEL},
                   .says = BIT(COST_AMOUNT) | BIT(COST_NOTE),
                   .least = 8,
                   .most = 64},
};

void rfq_cell_name(char out[16], size_t column, int64_t row) {
    char letters[4] = "";
    int n = 0;
    for (size_t rest = column + 1; rest && n < 3; rest = (rest - 1) / 26) {
        memmove(letters + 1, letters, 2);
        letters[0] = (char)('A' + (rest - 1) % 26);
        n++;
    }
    snprintf(out, 16, "%s%lld", letters, (long long)row);
}
