/*
 * The sentences. They speak like a colleague: the thing, what is with it, and since or until when.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"

#include "agenda_rules.h"

/* "today", "yesterday", "12 d ago", "tomorrow", "in 5 d" */
static const char *when(int32_t day, int32_t today, struct arena *arena) {
    char age[32];
    if (day == today - 1)
        return "yesterday";
    if (day == today + 1)
        return "tomorrow";
    date_age(day, today, age, sizeof age);
    if (day == today)
        return arena_string(arena, age);
    return day < today ? arena_format(arena, "%s ago", age) : arena_format(arena, "in %s", age);
}

/* "12 d"; what began today lasts 0 d. */
static const char *lasting(int32_t since, int32_t today, struct arena *arena) {
    char age[32];
    date_age(since, today, age, sizeof age);
    return since == today ? "0 d" : arena_string(arena, age);
}

/* "11-19", and with its year where that is another. */
static const char *day_text(int32_t day, int32_t today, struct arena *arena) {
    char iso[DATE_TEXT], of_today[DATE_TEXT];
    date_to_iso(day, iso);
    date_to_iso(today, of_today);
    return arena_string(arena, strncmp(iso, of_today, 5) == 0 ? iso + 5 : iso);
}

static const char *or_empty(const char *s) {
    return s ? s : "";
}

const char *agenda_say_bank(const struct agenda_line *line, const struct agenda_words *words,
                            int32_t today, struct arena *arena) {
    return arena_format(arena, "bank details%s%s changed %s and not confirmed: payments wait",
                        words->more ? " at " : "", or_empty(words->more),
                        when(line->due, today, arena));
}

/* "GRS", "BSCI (C) of Plant 2" */
static const char *certificate(const struct agenda_words *words, struct arena *arena) {
    return arena_format(arena, "%s%s%s", or_empty(words->what), words->more ? " of " : "",
                        or_empty(words->more));
}

const char *agenda_say_lapsed(const struct agenda_line *line, const struct agenda_words *words,
                              int32_t today, struct arena *arena) {
    return arena_format(arena, "%s lapsed %s", certificate(words, arena),
                        when(line->due, today, arena));
}

const char *agenda_say_certificate(const struct agenda_line *line, const struct agenda_words *words,
                                   int32_t today, struct arena *arena) {
    return arena_format(arena, "%s lapses %s", certificate(words, arena),
                        line->due == today ? "at midnight" : when(line->due, today, arena));
}

/* The day of the conversation is what one remembers; how late the line is stands beside it. */
const char *agenda_say_follow_up(const struct agenda_line *line, const struct agenda_words *words,
                                 int32_t today, struct arena *arena) {
    (void)line;
    return arena_format(arena, "\"%s\" (%s %s)", or_empty(words->what), or_empty(words->more),
                        day_text(words->since, today, arena));
}

const char *agenda_say_review(const struct agenda_line *line, const struct agenda_words *words,
                              int32_t today, struct arena *arena) {
    const char *due = line->due < today
                          ? arena_format(arena, "review was due %s", when(line->due, today, arena))
                          : arena_format(arena, "review %s", when(line->due, today, arena));
    if (words->since == DATE_NONE)
        return arena_format(arena, "%s, the first one", due);
    return arena_format(arena, "%s, the last was %s%s%s", due, when(words->since, today, arena),
                        words->more ? " by " : "", or_empty(words->more));
}

const char *agenda_say_claim(const struct agenda_line *line, const struct agenda_words *words,
                             int32_t today, struct arena *arena) {
    (void)line;
    return arena_format(arena, "\"%s\" is only %s, for %s", or_empty(words->what),
                        or_empty(words->more), lasting(words->since, today, arena));
}

const char *agenda_say_silent(const struct agenda_line *line, const struct agenda_words *words,
                              int32_t today, struct arena *arena) {
    (void)line;
    return arena_format(arena, "no word for %s while %lld thing%s open",
                        lasting(words->since, today, arena), (long long)words->number,
                        words->number == 1 ? " is" : "s are");
}

const char *agenda_say_transit(const struct agenda_line *line, const struct agenda_words *words,
                               int32_t today, struct arena *arena) {
    (void)line;
    return arena_format(arena, "sample \"%s\" sent %s%s%s, %s on its way", or_empty(words->what),
                        day_text(words->since, today, arena), words->more ? " by " : "",
                        or_empty(words->more), lasting(words->since, today, arena));
}

const char *agenda_say_verdict(const struct agenda_line *line, const struct agenda_words *words,
                               int32_t today, struct arena *arena) {
    (void)line;
    return arena_format(arena, "sample \"%s\" waits for our verdict since %s, %s",
                        or_empty(words->what), day_text(words->since, today, arena),
                        lasting(words->since, today, arena));
}

const char *agenda_say_vetting(const struct agenda_line *line, const struct agenda_words *words,
                               int32_t today, struct arena *arena) {
    (void)line;
    const char *still = lasting(words->since, today, arena);
    if (words->total == 0)
        return arena_format(arena, "in vetting, and no checklist begun for %s", still);
    if (words->number == 0)
        return arena_format(arena, "all %lld items settled, and no decision for %s",
                            (long long)words->total, still);
    return arena_format(arena, "vetting has not moved for %s, %lld of %lld items open", still,
                        (long long)words->number, (long long)words->total);
}

const char *agenda_say_expired(const struct agenda_line *line, const struct agenda_words *words,
                               int32_t today, struct arena *arena) {
    bool late = line->due < today;
    return arena_format(arena, "the evidence of \"%s\" %s good until %s, %s", or_empty(words->what),
                        late ? "was" : "is", day_text(line->due, today, arena),
                        when(line->due, today, arena));
}

const char *agenda_say_finding(const struct agenda_line *line, const struct agenda_words *words,
                               int32_t today, struct arena *arena) {
    return arena_format(arena, "%s finding \"%s\" %s to be mended %s", or_empty(words->more),
                        or_empty(words->what), line->due < today ? "was" : "is",
                        when(line->due, today, arena));
}

const char *agenda_say_audit(const struct agenda_line *line, const struct agenda_words *words,
                             int32_t today, struct arena *arena) {
    const char *what =
        arena_format(arena, "%s \"%s\"", or_empty(words->more), or_empty(words->what));
    if (line->due >= today)
        return arena_format(arena, "%s planned for %s, %s", what, day_text(line->due, today, arena),
                            when(line->due, today, arena));
    return arena_format(arena, "%s was planned for %s, %s, and is not held yet", what,
                        day_text(line->due, today, arena), when(line->due, today, arena));
}

const char *agenda_say_quote(const struct agenda_line *line, const struct agenda_words *words,
                             int32_t today, struct arena *arena) {
    return arena_format(arena, "quote %s%sfor %s %s %s", or_empty(words->what),
                        words->what ? " " : "", or_empty(words->more),
                        line->due < today ? "lapsed" : "lapses",
                        line->due == today ? "at midnight" : when(line->due, today, arena));
}

const char *agenda_say_rfq(const struct agenda_line *line, const struct agenda_words *words,
                           int32_t today, struct arena *arena) {
    return arena_format(arena, "no answer to RFQ %s for %s: it was due %s", or_empty(words->what),
                        or_empty(words->more), when(line->due, today, arena));
}

/* number: what a piece costs more by the offer that is next (more); total: the probability, in
 * 1/1,000,000. */
const char *agenda_say_order_by(const struct agenda_line *line, const struct agenda_words *words,
                                int32_t today, struct arena *arena) {
    long long percent = (long long)(words->total + 5000) / 10000;
    char amount[64];
    const char *day = day_text(line->due, today, arena), *distance = when(line->due, today, arena);
    if (line->due < today)
        return arena_format(arena, "%s: not in time with %lld %% any more, the last day was %s, %s",
                            or_empty(words->what), percent, day, distance);
    const char *last = arena_format(arena, "%s: last day to order in time with %lld %%, %s",
                                    or_empty(words->what), percent, distance);
    if (!words->more)
        return arena_format(arena, "%s; then nothing is in time", last);
    money_format_full(words->number, or_empty(words->currency), amount, sizeof amount);
    return arena_format(arena, "%s; then %s for %s more a piece", last, words->more, amount);
}

/* "; arrives 2027-02-20, needed by 02-12: 12 % in time" */
static const char *arrival(const struct agenda_words *words, int32_t today, struct arena *arena) {
    if (words->arrives == DATE_NONE)
        return "";
    const char *arrives =
        arena_format(arena, "; arrives likely %s", day_text(words->arrives, today, arena));
    if (words->needed == DATE_NONE || words->in_time < 0)
        return arrives;
    return arena_format(arena, "%s, needed by %s: %lld %% in time", arrives,
                        day_text(words->needed, today, arena),
                        (long long)(words->in_time + 5000) / 10000);
}

const char *agenda_say_milestone(const struct agenda_line *line, const struct agenda_words *words,
                                 int32_t today, struct arena *arena) {
    return arena_format(arena, "%s of order %s was %s for %s, %s, and is not done%s",
                        or_empty(words->what), or_empty(words->more),
                        words->number ? "promised" : "planned", day_text(line->due, today, arena),
                        when(line->due, today, arena), arrival(words, today, arena));
}

/* number: 0 planned, 1 promised, 2 the arrival is needed. */
const char *agenda_say_at_risk(const struct agenda_line *line, const struct agenda_words *words,
                               int32_t today, struct arena *arena) {
    static const char *const kinds[] = {"was planned for", "was promised for", "is needed by"};
    bool arrives = words->number == 2;
    const char *of =
        arena_format(arena, "%s of order %s %s %s", arrives ? "arrival" : or_empty(words->what),
                     or_empty(words->more), kinds[arrives ? 2 : words->number != 0],
                     day_text(line->due, today, arena));
    if (line->projected == DATE_NONE)
        return arena_format(arena, "%s and is at risk%s", of, arrival(words, today, arena));
    const char *later =
        arena_format(arena, "%s and will be %s%s, %d d later", of, arrives ? "" : "done ",
                     day_text(line->projected, today, arena), line->projected - line->due);
    if (!arrives)
        return arena_format(arena, "%s%s", later, arrival(words, today, arena));
    if (words->in_time < 0)
        return later;
    return arena_format(arena, "%s: %lld %% in time", later,
                        (long long)(words->in_time + 5000) / 10000);
}

const char *agenda_say_payment(const struct agenda_line *line, const struct agenda_words *words,
                               int32_t today, struct arena *arena) {
    char amount[64];
    money_format_full(words->number, or_empty(words->currency), amount, sizeof amount);
    return arena_format(arena, "%s of order %s, %s, %s due %s", or_empty(words->what),
                        or_empty(words->more), amount, line->due < today ? "was" : "is",
                        when(line->due, today, arena));
}

const char *agenda_say_document(const struct agenda_line *line, const struct agenda_words *words,
                                int32_t today, struct arena *arena) {
    return arena_format(arena, "%s of order %s not received, due %s", or_empty(words->what),
                        or_empty(words->more), when(line->due, today, arena));
}

/* The days are those of the country's calendar; the supplier's own are what is asked for. */
const char *agenda_say_closure(const struct agenda_line *line, const struct agenda_words *words,
                               int32_t today, struct arena *arena) {
    int32_t first = line->about, last = first + (int32_t)words->total - 1;
    const char *about =
        words->number ? arena_format(arena, " (± %lld d)", (long long)words->number) : "";
    return arena_format(arena,
                        "closes %s%s for %s, until %s: when it closes, reopens and takes the last "
                        "order is not confirmed",
                        day_text(first, today, arena), about, or_empty(words->what),
                        day_text(last, today, arena));
}
