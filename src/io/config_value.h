/*
 * Values of options by their type: read from a YAML node, written back.
 */
#ifndef SOURCEBENCH_IO_CONFIG_VALUE_H
#define SOURCEBENCH_IO_CONFIG_VALUE_H

#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/config.h"
#include "sourcebench/io/yaml.h"

/* Lays the node over the value. On failure the caller says what was expected. */
bool config_value_read(struct config *c, const struct config_option *option,
                       const struct yaml_node *node, struct config_value *value);
/* What the option takes: "bar or mark", "a whole number from 25 to 1000 (ms)". */
void config_value_expected(const struct config_option *option, struct strbuf *out);
/* The value on one line of YAML. */
void config_value_write(const struct config_option *option, const struct config_value *value,
                        struct strbuf *out);

#endif
