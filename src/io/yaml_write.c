#include "sourcebench/io/yaml_write.h"

#include <string.h>
#include <yaml.h>

#include "sourcebench/core/memory.h"

enum { DEPTH_MAX = 32 };

struct yaml_writer {
    yaml_emitter_t emitter;
    bool failed;
    bool map[DEPTH_MAX];
    int depth;
};

static void emit(struct yaml_writer *w, yaml_event_t *event) {
    if (!w->failed && !yaml_emitter_emit(&w->emitter, event))
        w->failed = true;
}

static void scalar(struct yaml_writer *w, const char *text) {
    yaml_event_t event;
    yaml_scalar_style_t style = *text && strchr(text, '\n') == NULL
                                    ? YAML_ANY_SCALAR_STYLE
                                    : YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text,
                                     (int)strlen(text), 1, 1, style))
        emit(w, &event);
    else
        w->failed = true; /* not UTF-8 */
}

struct yaml_writer *yaml_write_begin(FILE *out) {
    struct yaml_writer *w = mem_alloc(1, sizeof *w);
    yaml_event_t event;
    if (!yaml_emitter_initialize(&w->emitter)) {
        w->failed = true;
        return w;
    }
    yaml_emitter_set_output_file(&w->emitter, out);
    yaml_emitter_set_unicode(&w->emitter, 1);
    yaml_emitter_set_width(&w->emitter, -1);
    yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING);
    emit(w, &event);
    yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1);
    emit(w, &event);
    return w;
}

bool yaml_write_end(struct yaml_writer *w, struct error *err) {
    yaml_event_t event;
    yaml_document_end_event_initialize(&event, 1);
    emit(w, &event);
    yaml_stream_end_event_initialize(&event);
    emit(w, &event);
    bool ok = !w->failed;
    yaml_emitter_delete(&w->emitter);
    mem_free(w);
    return ok ||
           error_set(err, ERROR_IO, "The YAML could not be written; see whether the disk is full.");
}

static void name(struct yaml_writer *w, const char *key) {
    if (key)
        scalar(w, key);
}

void yaml_write_map(struct yaml_writer *w, const char *key) {
    yaml_event_t event;
    name(w, key);
    yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE);
    emit(w, &event);
    w->map[w->depth++] = true;
}

void yaml_write_list(struct yaml_writer *w, const char *key) {
    yaml_event_t event;
    name(w, key);
    yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE);
    emit(w, &event);
    w->map[w->depth++] = false;
}

void yaml_write_close(struct yaml_writer *w) {
    yaml_event_t event;
    if (w->map[--w->depth])
        yaml_mapping_end_event_initialize(&event);
    else
        yaml_sequence_end_event_initialize(&event);
    emit(w, &event);
}

void yaml_write_text(struct yaml_writer *w, const char *key, const char *text) {
    name(w, key);
    scalar(w, text);
}
