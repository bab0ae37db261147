/*
 * What the guide's screens show: the pages that words find, by section, and the text of one of them
 * with its links.
 */
#ifndef SCREENS_GUIDE_VIEW_H
#define SCREENS_GUIDE_VIEW_H

#include "sourcebench/service/guide.h"
#include "sourcebench/tui/text_pages.h"

#include "lines.h"

enum { GUIDE_VISITED = 32 };

struct guide_view;

/* One page and where it is read: the state of the screen of a page. */
struct guide_reading {
    struct text_pages pages; /* first: text_motions find it here */
    struct guide_view *view;
    int page; /* of the guide; -1: none */
    int link; /* the chosen one of its see; -1: none */
    char *text;
    size_t link_at; /* the byte of the text where the chosen link stands */
    int visited[GUIDE_VISITED],
        n_visited; /* the pages that links led away from, the last is last */
};

struct guide_view {
    struct lines lines; /* first: the pages found; id: the page and 1 */
    struct shell *shell;
    struct arena arena; /* of the guide */
    struct guide guide;
    char *words; /* that are looked for; "" for none */
    int found;   /* pages that have them */
    struct guide_reading reading;
};

bool guide_view_open(struct guide_view *v, struct shell *shell, const char *folder,
                     struct error *err);
void guide_view_close(struct guide_view *v);

/* Shows the pages that have the words and goes to the one that fits best; where there are no words
 * any more it stays where it is. */
void guide_view_search(struct guide_view *v, const char *words);
/* Reads the page under the cursor; nothing where that is being read. */
void guide_view_follow(struct guide_view *v);
/* Reads another page and puts the cursor on it, for which the words go where they do not find it.
 */
void guide_view_go(struct guide_view *v, int page);
/* Chooses the next link of the page, or the one before, round the ends. */
void guide_view_choose(struct guide_view *v, int by);

const struct guide_page *guide_view_page(const struct guide_view *v); /* NULL: none is read */

#endif
