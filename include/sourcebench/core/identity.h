/*
 * Codes that carry a check character.
 */
#ifndef SOURCEBENCH_CORE_IDENTITY_H
#define SOURCEBENCH_CORE_IDENTITY_H

#include <stdbool.h>

/* China's unified social credit code, 18 characters, GB 32100-2015: alphabet without I O S V Z,
 * weights 3^i mod 31. The reason is set where it fails: length, character, or the check character
 * expected. */
bool credit_code_valid(const char *code, char reason[128]);
/* ISO 9362: 8 or 11 characters, bank, country, place, branch. */
bool swift_valid(const char *code, char reason[128]);
/* Whether the three names of a supplier agree (text_name_key): registered, contract, bank
 * beneficiary; empty ones are left out. */
bool names_agree(const char *registered, const char *contract, const char *beneficiary);

#endif
