/*
 * The search index of suppliers: words of a supplier and of what belongs to it.
 *
 * Table supplier_search (FTS5) has one row for each living supplier, rowid its id, and four
 * columns: name (name, local name), place (country, city, address, sites), marks (status, kind,
 * models, sectors, tags, kinds of certificates) and words (notes, owner, source, contacts, claims,
 * legal names, numbers of certificates, samples, audits, findings, the newest interactions). Words
 * are written by text_index_words(); queries come from text_match_query(). Commands keep the index;
 * nobody else writes to it.
 */
#ifndef SOURCEBENCH_DB_SEARCH_H
#define SOURCEBENCH_DB_SEARCH_H

#include "sourcebench/core/error.h"
#include "sourcebench/db/store.h"

/* Makes the whole index anew, in one transaction. For doctor; not within a command. */
bool search_rebuild(struct store *store, struct error *err);

#endif
