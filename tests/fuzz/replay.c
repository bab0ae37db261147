/*
 * Runs a fuzz target over files instead of under libFuzzer: those named on the command line, or all
 * of tests/fuzz/corpus/NAME for the program fuzz_NAME.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sourcebench/core/strbuf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 0;
    }
    struct stat status;
    size_t size = fstat(fileno(file), &status) == 0 ? (size_t)status.st_size : 0;
    /* Exactly as long as the input, so that the sanitizer sees a read behind it. */
    uint8_t *data = malloc(size ? size : 1);
    int whole = data && fread(data, 1, size, file) == size;
    fclose(file);
    if (whole)
        LLVMFuzzerTestOneInput(data, size);
    else
        fprintf(stderr, "%s: cannot be read\n", path);
    free(data);
    return whole;
}

static int is_input(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

/* The number of files replayed, or -1. */
static int replay_folder(const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_input, alphasort);
    if (count < 0) {
        perror(folder);
        return -1;
    }
    int replayed = 0;
    for (int i = 0; i < count; i++) {
        struct strbuf path = {0};
        strbuf_addf(&path, "%s/%s", folder, entries[i]->d_name);
        if (replayed >= 0)
            replayed = replay_file(strbuf_text(&path)) ? replayed + 1 : -1;
        strbuf_free(&path);
        free(entries[i]);
    }
    free(entries);
    return replayed;
}

static int replay_corpus(const char *program) {
    const char *source = getenv("srcdir");
    const char *slash = strrchr(program, '/');
    const char *name = slash ? slash + 1 : program;
    const char *target = strncmp(name, "fuzz_", 5) == 0 ? name + 5 : name;
    struct strbuf folder = {0};
    strbuf_addf(&folder, "%s/tests/fuzz/corpus/%s", source ? source : ".", target);
    int count = replay_folder(strbuf_text(&folder));
    if (count == 0)
        fprintf(stderr, "%s is empty: a target starts with some inputs\n", strbuf_text(&folder));
    else if (count > 0)
        printf("%s: %d inputs\n", name, count);
    strbuf_free(&folder);
    return count > 0;
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        if (!replay_file(argv[i]))
            return EXIT_FAILURE;
    }
    return argc > 1 || replay_corpus(argv[0]) ? EXIT_SUCCESS : EXIT_FAILURE;
}
