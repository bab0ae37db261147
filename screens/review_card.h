/*
 * What a review card shows of one supplier: read once, drawn as the height allows.
 */
#ifndef SCREENS_REVIEW_CARD_H
#define SCREENS_REVIEW_CARD_H

#include "sourcebench/db/agenda.h"
#include "sourcebench/service/session.h"

#include "lines.h"

enum card_section { CARD_CHANGES, CARD_OPEN, CARD_CERTIFICATES, CARD_CONTACTS, CARD_SECTIONS };

struct review_card {
    struct arena arena;
    const struct record *supplier;
    const char *name;
    int32_t next;         /* its review after one held today; DATE_NONE: none */
    const char *about;    /* status, last review, next one */
    const char *score;    /* with its trend */
    const char *measures; /* what it is made of; "" */
    const char *reach;    /* the time there and the contact; NULL: nobody is known */
    struct lines sections[CARD_SECTIONS];
};

/* Reads the card of a supplier (freed before); of the query settings and today are used. */
bool review_card_load(struct review_card *card, struct session *session,
                      const struct agenda_query *query, int64_t supplier, struct error *err);
void review_card_free(struct review_card *card);
/* Everything below the line with name and progress; due: its review is open. */
void review_card_draw(const struct review_card *card, struct area area, bool due);

#endif
