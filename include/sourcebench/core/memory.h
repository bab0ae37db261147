/*
 * Memory that is either there or ends the program in good order.
 *
 * The mem_ functions never return NULL: when the system has no memory they call the handler that
 * app installed, which restores the terminal, says so and leaves; it must not return. Sizes are
 * checked for overflow. An arena hands out memory that is freed all at once: results of queries
 * and parsers live in an arena owned by the caller.
 */
#ifndef SOURCEBENCH_CORE_MEMORY_H
#define SOURCEBENCH_CORE_MEMORY_H

#include <stddef.h>

/* The handler for exhausted memory; without one the program aborts. */
void mem_set_handler(void (*out_of_memory)(void));

void *mem_alloc(size_t count, size_t size) __attribute__((malloc)); /* zeroed */
void *mem_resize(void *old, size_t count, size_t size);             /* new part not zeroed */
char *mem_string(const char *s);                                    /* a copy; NULL gives NULL */
void mem_free(void *p);                                             /* NULL is fine */

/* An array that is filled one by one: with room for one more behind the n elements it has (NULL and
 * 0 to begin). It doubles at certain n, so that nobody has to keep its size; n may be set back, but
 * nothing else may resize it. The new part is not zeroed. */
void *mem_grow(void *array, size_t n, size_t size);

struct arena_block;

/* Zero-initialise to begin: `struct arena arena = {0};` */
struct arena {
    struct arena_block *head;
};

void *arena_alloc(struct arena *a, size_t count, size_t size);    /* zeroed, aligned for any type */
char *arena_string(struct arena *a, const char *s);               /* a copy; NULL gives NULL */
char *arena_bytes(struct arena *a, const char *s, size_t length); /* a copy, NUL added */
char *arena_format(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
void arena_free(struct arena *a); /* frees everything; the arena can be used again */

#endif
