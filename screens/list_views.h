/* Saved views of a list: filter, order and columns under a name. */
#ifndef SCREENS_LIST_VIEWS_H
#define SCREENS_LIST_VIEWS_H

#include "list_find.h"

/* Lets one be opened, saved or deleted. */
void list_views_run(struct list_find *f);

#endif
