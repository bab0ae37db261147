#include "xlsx_part.h"

#include <expat.h>
#include <string.h>

#include "sourcebench/core/memory.h"

enum { CHUNK = 32 * 1024 };

struct xlsx_part {
    struct xlsx_package *package;
    char *name;
    zip_file_t *file;
    XML_Parser parser;
    struct xlsx_handlers handlers;
    void *user;
    int64_t size, done;
    bool paused, last;   /* within a chunk; the chunk is the last one */
    const char *problem; /* why a handler has given up */
};

static const char *local(const char *name) {
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *xlsx_attribute(const char **attributes, const char *name) {
    for (; *attributes; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}

static void on_start(void *user, const XML_Char *name, const XML_Char **attributes) {
    struct xlsx_part *part = user;
    if (!part->problem)
        part->handlers.start(part->user, local(name), attributes);
}

static void on_end(void *user, const XML_Char *name) {
    struct xlsx_part *part = user;
    if (!part->problem)
        part->handlers.end(part->user, local(name));
}

static void on_text(void *user, const XML_Char *s, int length) {
    struct xlsx_part *part = user;
    if (!part->problem && part->handlers.text)
        part->handlers.text(part->user, s, (size_t)length);
}

/* Workbooks have no document type; what has one wants to expand entities. */
static void on_doctype(void *user, const XML_Char *name, const XML_Char *system,
                       const XML_Char *public, int internal) {
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    xlsx_part_fail(user, "it declares a document type");
}

void xlsx_part_pause(struct xlsx_part *part) {
    XML_StopParser(part->parser, XML_TRUE);
}

void xlsx_part_fail(struct xlsx_part *part, const char *problem) {
    part->problem = problem;
    XML_StopParser(part->parser, XML_FALSE);
}

int64_t xlsx_part_size(const struct xlsx_part *part) {
    return part->size;
}

int64_t xlsx_part_done(const struct xlsx_part *part) {
    return part->done;
}

static bool unreadable(const struct xlsx_part *part, const char *problem, struct error *err) {
    return error_set(err, ERROR_INPUT,
                     "%s cannot be read (%s, line %lu: %s); save it again as .xlsx or as CSV.",
                     part->package->path, part->name,
                     (unsigned long)XML_GetCurrentLineNumber(part->parser), problem);
}

bool xlsx_part_exists(const struct xlsx_package *p, const char *name) {
    return zip_name_locate(p->zip, name, ZIP_FL_NOCASE) >= 0;
}

struct xlsx_part *xlsx_part_open(struct xlsx_package *p, const char *name,
                                 const struct xlsx_handlers *handlers, void *user,
                                 struct error *err) {
    zip_int64_t index = zip_name_locate(p->zip, name, ZIP_FL_NOCASE);
    zip_file_t *file = index < 0 ? NULL : zip_fopen_index(p->zip, (zip_uint64_t)index, 0);
    if (!file) {
        error_set(err, ERROR_INPUT, "%s has no readable %s; save it again as .xlsx or as CSV.",
                  p->path, name);
        error_detail(err, "libzip: %s", zip_strerror(p->zip));
        return NULL;
    }
    struct xlsx_part *part = mem_alloc(1, sizeof *part);
    *part = (struct xlsx_part){
        .package = p, .name = mem_string(name), .file = file, .handlers = *handlers, .user = user};
    zip_stat_t st;
    if (zip_stat_index(p->zip, (zip_uint64_t)index, 0, &st) == 0 && (st.valid & ZIP_STAT_SIZE) &&
        st.size <= XLSX_BUDGET)
        part->size = (int64_t)st.size;
    part->parser = XML_ParserCreate(NULL);
    XML_SetUserData(part->parser, part);
    XML_SetElementHandler(part->parser, on_start, on_end);
    XML_SetCharacterDataHandler(part->parser, on_text);
    XML_SetStartDoctypeDeclHandler(part->parser, on_doctype);
    return part;
}

/* Unpacks and parses the next chunk. */
static bool parse_chunk(struct xlsx_part *part, enum XML_Status *status, struct error *err) {
    void *chunk = XML_GetBuffer(part->parser, CHUNK);
    zip_int64_t n = chunk ? zip_fread(part->file, chunk, CHUNK) : -1;
    if (n < 0)
        return unreadable(part, "the archive is damaged", err);
    part->done += n;
    part->package->budget -= n;
    if (part->package->budget < 0)
        return error_set(err, ERROR_INPUT, "%s holds more than 256 MiB; save it as CSV to read it.",
                         part->package->path);
    part->last = n == 0;
    *status = XML_ParseBuffer(part->parser, (int)n, part->last);
    return true;
}

bool xlsx_part_run(struct xlsx_part *part, bool *ended, struct error *err) {
    *ended = false;
    for (;;) {
        enum XML_Status status = XML_STATUS_ERROR;
        if (part->paused)
            status = XML_ResumeParser(part->parser);
        else if (!parse_chunk(part, &status, err))
            return false;
        part->paused = status == XML_STATUS_SUSPENDED;
        if (part->problem)
            return unreadable(part, part->problem, err);
        if (status == XML_STATUS_ERROR)
            return unreadable(part, XML_ErrorString(XML_GetErrorCode(part->parser)), err);
        *ended = !part->paused && part->last;
        if (part->paused || *ended)
            return true;
    }
}

void xlsx_part_close(struct xlsx_part *part) {
    if (!part)
        return;
    XML_ParserFree(part->parser);
    zip_fclose(part->file);
    mem_free(part->name);
    mem_free(part);
}

bool xlsx_part_read(struct xlsx_package *p, const char *name, const struct xlsx_handlers *handlers,
                    void *user, struct error *err) {
    struct xlsx_part *part = xlsx_part_open(p, name, handlers, user, err);
    bool ended;
    bool good = part && xlsx_part_run(part, &ended, err);
    xlsx_part_close(part);
    return good;
}
