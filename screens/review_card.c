#include "review_card.h"

#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/score.h"
#include "sourcebench/io/zone.h"

#include "history.h"
#include "supplier_detail.h"
#include "supplier_score.h"
#include "today_state.h"

enum { CHANGES_READ = 400, CHANGES_MAX = 40, LINES_FOR_TWO = 18 /* of the score */ };

static int32_t next_review(const struct record *r, const struct agenda_query *query) {
    const struct field *f = &supplier_entity.fields[SUPPLIER_STATUS];
    const struct value *cadence = &r->values[SUPPLIER_CADENCE];
    int status = 0;
    while (status < (int)f->n_choices - 1 &&
           strcmp(f->choices[status].key, r->values[SUPPLIER_STATUS].s) != 0)
        status++;
    return agenda_next_review(&query->settings, status,
                              cadence->kind == VALUE_INT ? (int)cadence->i : 0, query->today);
}

/* "approved · reviewed 2026-10-21 (33 d) by marco" */
static void describe(struct review_card *card, const struct agenda_query *query) {
    const struct record *r = card->supplier;
    struct arena *arena = &card->arena;
    const char *last = r->values[SUPPLIER_LAST_REVIEW].s, *by = r->values[SUPPLIER_REVIEWED_BY].s;
    const char *status =
        field_show_text(&r->entity->fields[SUPPLIER_STATUS], r->values[SUPPLIER_STATUS], arena);
    char age[24];
    card->name = r->values[SUPPLIER_NAME].s;
    card->next = next_review(r, query);
    card->about = arena_format(arena, "%s · never reviewed", status);
    if (!last)
        return;
    date_age(date_from_iso(last), query->today, age, sizeof age);
    card->about = arena_format(arena, "%s · reviewed %s (%s)%s%s", status, last, age,
                               by ? " by " : "", by ? by : "");
}

/* "Score 87 good ▲ +3  ▁▂▄▅▆▆▇█  n 17 · 1.4 d on average · 5 of 6 valid" */
static bool add_score(struct review_card *card, struct session *session, struct error *err) {
    struct score_settings settings = session_score_settings(session);
    struct score score;
    if (!score_load(session->store, card->supplier->id, &settings, session_today(session), &score,
                    err))
        return false;
    card->score = score_summary(&score, &card->arena);
    card->measures = "";
    for (int i = 0; score.known && i < SCORE_MEASURES; i++) {
        const char *brief =
            score_line_brief((enum score_measure_id)i, &score.lines[i], &card->arena);
        if (brief && score.lines[i].weight)
            card->measures = arena_format(&card->arena, "%s%s%s", card->measures,
                                          *card->measures ? " · " : "", brief);
    }
    return true;
}

/* What changed */

/* What a review itself writes, and what other sections tell, is no news. */
static bool is_news(const struct history_line *h) {
    static const char *const own[] = {"last_review", "reviewed_by", "next_review"};
    if (strcmp(h->table, interaction_entity.table) == 0 ||
        strcmp(h->table, decision_entity.table) == 0)
        return false;
    for (size_t i = 0; h->field && i < sizeof own / sizeof *own; i++) {
        if (strcmp(h->field, own[i]) == 0)
            return false;
    }
    return true;
}

/* Whether the line is the review that set the day of the last one. */
static bool is_last_review(const struct history_line *h, const char *last) {
    return last && h->field && strcmp(h->field, "last_review") == 0 &&
           strncmp(h->label, "Undo: ", 6) != 0 && h->after.kind == VALUE_TEXT &&
           strcmp(h->after.s, last) == 0;
}

/* What came with the supplier on the day it was entered. */
static bool is_beginning(const struct store *store, const struct history_line *h,
                         const struct record *supplier) {
    return h->op == 'i' && store_day_of(store, h->at) == store_day_of(store, supplier->created_at);
}

/* "Add certificate GRS", as the journal calls it, without the name of the supplier. */
static const char *label_without(const char *label, const char *name, struct arena *arena) {
    const char *of = arena_format(arena, " of %s", name);
    size_t length = strlen(label), tail = strlen(of);
    bool ends = length > tail && strcmp(label + length - tail, of) == 0;
    return arena_format(arena, "%.*s", (int)(ends ? length - tail : length), label);
}

static void add_change(struct review_card *card, const struct store *store,
                       const struct history_line *h) {
    struct lines *lines = &card->sections[CARD_CHANGES];
    char day[DATE_TEXT];
    date_to_iso(store_day_of(store, h->at), day);
    lines_addf(lines, STYLE_NORMAL, "%s %-7s %s", day + 5, h->author,
               h->field ? history_change(&supplier_entity, h, &lines->arena)
                        : label_without(h->label, card->name, &lines->arena));
}

static bool add_changes(struct review_card *card, struct store *store, struct error *err) {
    struct lines *lines = &card->sections[CARD_CHANGES];
    struct history_line *items;
    int count;
    const char *last = card->supplier->values[SUPPLIER_LAST_REVIEW].s;
    if (!journal_history(store, supplier_entity.table, card->supplier->id, true, CHANGES_READ,
                         &lines->arena, &items, &count, err))
        return false;
    for (int i = 0; i < count && lines->count < CHANGES_MAX; i++) {
        if (is_last_review(&items[i], last))
            break;
        if (is_news(&items[i]) && !is_beginning(store, &items[i], card->supplier))
            add_change(card, store, &items[i]);
    }
    return true;
}

/* What is open: the lines of the agenda but the review that is being held. */
static bool add_open(struct review_card *card, struct session *session,
                     const struct agenda_query *query, struct error *err) {
    struct lines *lines = &card->sections[CARD_OPEN];
    struct agenda_query of = {
        .settings = query->settings, .today = query->today, .supplier = card->supplier->id};
    struct agenda *agenda = agenda_open(session->store, &of, err);
    bool ok = agenda != NULL;
    for (size_t i = 0; ok && i < agenda_count(agenda); i++) {
        const struct agenda_line *line = agenda_at(agenda, i);
        struct agenda_words words;
        if (agenda_rules[line->rule].done == AGENDA_DONE_REVIEWED)
            continue;
        ok = agenda_words_load(session->store, line, &lines->arena, &words, err);
        if (ok)
            lines_add(lines, line->urgency == AGENDA_LATE ? STYLE_WARN : STYLE_NORMAL,
                      arena_format(&lines->arena, "%s %s", today_glyph(line->urgency),
                                   agenda_reason(line, &words, query->today, &lines->arena)),
                      today_distance(line->due, query->today, &lines->arena));
    }
    agenda_close(agenda);
    return ok;
}

/* Whom to ask */

/* The number or address of the channel that the contact prefers, or of the first that is known. */
static const char *channel(const struct record *contact, struct arena *arena) {
    static const struct {
        const char *preferred, *name;
        int field;
    } channels[] = {{"whatsapp", "WhatsApp", CONTACT_WHATSAPP},
                    {"wechat", "WeChat", CONTACT_WECHAT},
                    {"phone", "phone", CONTACT_PHONE},
                    {"mail", "mail", CONTACT_MAIL}};
    const char *preferred = contact->values[CONTACT_PREFERRED].s;
    const char *found = NULL;
    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++) {
        const char *value = contact->values[channels[i].field].s;
        bool best = preferred && strcmp(preferred, channels[i].preferred) == 0;
        if (value && (best || !found))
            found = arena_format(arena, "%s %s", channels[i].name, value);
        if (value && best)
            break;
    }
    return found;
}

static bool add_contact(struct review_card *card, struct session *session, struct error *err) {
    struct record **contacts;
    int count;
    char clock[ZONE_TEXT];
    struct arena *arena = &card->arena;
    const char *code = card->supplier->values[SUPPLIER_COUNTRY].s;
    const struct country *country = code ? country_by_code(code) : NULL;
    card->reach = NULL;
    if (!record_children(session->store, &contact_entity, card->supplier->id, false, arena,
                         &contacts, &count, err))
        return false;
    if (!count)
        return true;
    const char *role = contacts[0]->values[CONTACT_ROLE].s, *by = channel(contacts[0], arena);
    bool known = country && zone_clock(NULL, country->zone, store_now(session->store), clock);
    card->reach = arena_format(arena, "%s%s%s%s%s%s%s", known ? clock : "",
                               known ? " there · " : "", contacts[0]->values[CONTACT_NAME].s,
                               role ? ", " : "", role ? role : "", by ? " · " : "", by ? by : "");
    return true;
}

bool review_card_load(struct review_card *card, struct session *session,
                      const struct agenda_query *query, int64_t supplier, struct error *err) {
    struct record *record;
    review_card_free(card);
    if (!record_load(session->store, &supplier_entity, supplier, &card->arena, &record, err))
        return false;
    card->supplier = record;
    describe(card, query);
    return add_score(card, session, err) && add_changes(card, session->store, err) &&
           add_open(card, session, query, err) &&
           detail_summary(session, &supplier_detail, record, VIEW_CERTIFICATES,
                          &card->sections[CARD_CERTIFICATES], err) &&
           detail_summary(session, &supplier_detail, record, VIEW_TIMELINE,
                          &card->sections[CARD_CONTACTS], err) &&
           add_contact(card, session, err);
}

void review_card_free(struct review_card *card) {
    for (int i = 0; i < CARD_SECTIONS; i++)
        lines_free(&card->sections[i]);
    arena_free(&card->arena);
    *card = (struct review_card){0};
}

/* Drawing */

static const struct {
    const char *title, *empty;
} titles[CARD_SECTIONS] = {[CARD_CHANGES] = {"Since the last review", "nothing was changed"},
                           [CARD_OPEN] = {"Open", "nothing"},
                           [CARD_CERTIFICATES] = {"Certificates", "none is known"},
                           [CARD_CONTACTS] = {"Last contacts", "none yet"}};

/* How many lines each section gets of the rows: what is open up to half of them, then all in turn.
 */
static void share_rows(const struct review_card *card, int rows, int shown[CARD_SECTIONS]) {
    static const enum card_section order[] = {CARD_OPEN, CARD_CHANGES, CARD_CERTIFICATES,
                                              CARD_CONTACTS};
    bool more = true;
    rows -= CARD_SECTIONS; /* their titles */
    for (int i = 0; i < CARD_SECTIONS; i++)
        shown[i] = 0;
    for (; shown[CARD_OPEN] < card->sections[CARD_OPEN].count && shown[CARD_OPEN] < rows; rows--)
        shown[CARD_OPEN]++;
    while (rows > 0 && more) {
        more = false;
        for (int i = 0; i < CARD_SECTIONS && rows > 0; i++) {
            enum card_section s = order[i];
            if (shown[s] == card->sections[s].count)
                continue;
            shown[s]++;
            rows--;
            more = true;
        }
    }
}

static int draw_section(const struct review_card *card, struct area area, int y,
                        enum card_section s, int shown) {
    const struct lines *lines = &card->sections[s];
    const char *title = titles[s].title;
    if (s == CARD_CHANGES && !card->supplier->values[SUPPLIER_LAST_REVIEW].s)
        title = "Since it was entered";
    int x = draw_text(area, y, 1, STYLE_DIM, title);
    if (!lines->count)
        draw_text(area, y, x + 2, STYLE_NORMAL, titles[s].empty);
    else if (shown < lines->count)
        draw_textf(area, y, x + 2, STYLE_DIM, "%d of %d, o opens all", shown, lines->count);
    for (int i = 0; i < shown; i++) {
        const struct line *line = &lines->items[i];
        int right = line->right ? text_columns(line->right) + 2 : 0;
        draw_cell(area, ++y, 3, area.width - 4 - right, ALIGN_LEFT, line->style, line->left);
        if (right)
            draw_text(area, y, area.width - right + 1, STYLE_DIM, line->right);
    }
    return y + 1;
}

/* Rows of all sections with so many lines each. */
static int rows_of(const int shown[CARD_SECTIONS]) {
    int rows = CARD_SECTIONS;
    for (int i = 0; i < CARD_SECTIONS; i++)
        rows += shown[i];
    return rows;
}

/* The score with what is behind it, on a second line where one is too short for both; how many
 * lines more than one. On a low terminal the sections need that line. */
static int draw_score(const struct review_card *card, struct area area) {
    struct arena arena = {0};
    int width = area.width - 2;
    const char *both =
        arena_format(&arena, "%s%s%s", card->score, *card->measures ? " · " : "", card->measures);
    bool second = text_columns(both) > width && area.height >= LINES_FOR_TWO;
    draw_cell(area, 1, 1, width, ALIGN_LEFT, STYLE_NORMAL, second ? card->score : both);
    if (second)
        draw_cell(area, 2, 1, width, ALIGN_LEFT, STYLE_NORMAL, card->measures);
    arena_free(&arena);
    return second;
}

void review_card_draw(const struct review_card *card, struct area area, bool due) {
    int shown[CARD_SECTIONS], y = 2;
    int x = draw_text(area, 0, 1, due ? STYLE_NORMAL : STYLE_GOOD, card->about);
    char next[DATE_TEXT];
    date_to_iso(card->next, next);
    if (due && card->next != DATE_NONE)
        draw_textf(area, 0, x + 3, STYLE_DIM, "Enter: next on %s", next);
    y += draw_score(card, area);
    share_rows(card, area.height - 1 - y, shown);
    bool airy = rows_of(shown) + CARD_SECTIONS + 1 + y < area.height;
    for (int s = 0; s < CARD_SECTIONS; s++)
        y = draw_section(card, area, y + airy, (enum card_section)s, shown[s]);
    y += airy;
    x = draw_text(area, y, 1, STYLE_DIM, "Contact");
    draw_cell(area, y, x + 2, area.width - x - 3, ALIGN_LEFT, STYLE_NORMAL,
              card->reach ? card->reach : "nobody is known; o and then a adds one");
}
