#include "sourcebench/core/memory.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BLOCK = 16 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    alignas(max_align_t) char data[];
};

/* The one process-wide variable of core: memory runs out for the whole process at once. */
static void (*on_out_of_memory)(void);

void mem_set_handler(void (*out_of_memory)(void)) {
    on_out_of_memory = out_of_memory;
}

static void fail(void) {
    if (on_out_of_memory)
        on_out_of_memory();
    abort();
}

static size_t checked_product(size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        fail();
    return total ? total : 1;
}

void *mem_alloc(size_t count, size_t size) {
    void *p = calloc(1, checked_product(count, size));
    if (!p)
        fail();
    return p;
}

void *mem_resize(void *old, size_t count, size_t size) {
    void *p = realloc(old, checked_product(count, size));
    if (!p)
        fail();
    return p;
}

/* At 0, 8, 16, 32 … the array is full. */
void *mem_grow(void *array, size_t n, size_t size) {
    enum { FIRST = 8 };
    if (n == 0)
        return mem_resize(array, FIRST, size);
    if (n < FIRST || (n & (n - 1)) != 0)
        return array;
    return mem_resize(array, checked_product(n, 2), size);
}

char *mem_string(const char *s) {
    if (!s)
        return NULL;
    size_t size = strlen(s) + 1;
    return memcpy(mem_alloc(size, 1), s, size);
}

void mem_free(void *p) {
    free(p);
}

static struct arena_block *add_block(struct arena *a, size_t need) {
    size_t size = need > ARENA_BLOCK ? need : ARENA_BLOCK;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        fail();
    /* Zeroed as it is handed out: most arenas use a small part of their block. */
    struct arena_block *block = mem_resize(NULL, 1, sizeof *block + size);
    *block = (struct arena_block){.size = size, .next = a->head};
    a->head = block;
    return block;
}

void *arena_alloc(struct arena *a, size_t count, size_t size) {
    size_t need = checked_product(count, size);
    if (need > SIZE_MAX - alignof(max_align_t))
        fail();
    need = (need + alignof(max_align_t) - 1) / alignof(max_align_t) * alignof(max_align_t);
    struct arena_block *block = a->head;
    if (!block || block->size - block->used < need)
        block = add_block(a, need);
    void *p = block->data + block->used;
    block->used += need;
    return memset(p, 0, need);
}

char *arena_bytes(struct arena *a, const char *s, size_t length) {
    char *copy = arena_alloc(a, length + 1, 1);
    if (length)
        memcpy(copy, s, length);
    return copy;
}

char *arena_string(struct arena *a, const char *s) {
    return s ? arena_bytes(a, s, strlen(s)) : NULL;
}

char *arena_format(struct arena *a, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(a, length < 0 ? 1 : (size_t)length + 1, 1);
    if (length >= 0)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

void arena_free(struct arena *a) {
    struct arena_block *block = a->head;
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    a->head = NULL;
}
