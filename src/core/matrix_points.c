/* What one criterion makes of one value. */
#include "sourcebench/core/matrix.h"
#include "sourcebench/core/wide.h"

static bool refuse(const struct matrix_criterion *c, const char *why, struct error *err) {
    return error_set(err, ERROR_INPUT, "%s: %s", c->label ? c->label : "The criterion", why);
}

bool matrix_check(const struct matrix_criterion *c, struct error *err) {
    if (c->low >= c->high)
        return refuse(c, "the lower bound must be below the upper one.", err);
    if (c->has_min && c->has_max && c->min > c->max)
        return refuse(c, "the limits leave no value: the minimum is above the maximum.", err);
    if (c->weight < 0 || c->weight > MATRIX_WEIGHTS)
        return refuse(c, "a weight is 0 % or more, and below 10,000,000 %.", err);
    if (c->direction != MATRIX_BAND)
        return true;
    if (c->band_low > c->band_high)
        return refuse(c, "the target begins above its end.", err);
    if (c->band_low < c->low || c->band_high > c->high)
        return refuse(c, "the target must lie within the bounds.", err);
    if (c->band_low == c->low && c->band_high == c->high)
        return refuse(c, "the target must be narrower than the bounds, or all is equally good.",
                      err);
    return true;
}

/* part of the way from 0 to 1 that lies behind value on the way from zero to full. */
static int on_line(int64_t value, int64_t zero, int64_t full) {
    wide way = (wide)full - zero, gone = (wide)value - zero;
    return (int)(way > 0 ? wide_divide(gone * MATRIX_FULL, way)
                         : wide_divide(-gone * MATRIX_FULL, -way));
}

int matrix_points(const struct matrix_criterion *c, int64_t value) {
    int64_t v = value < c->low ? c->low : value > c->high ? c->high : value;
    if (c->direction == MATRIX_MORE)
        return on_line(v, c->low, c->high);
    if (c->direction == MATRIX_LESS)
        return on_line(v, c->high, c->low);
    if (v < c->band_low)
        return on_line(v, c->low, c->band_low);
    if (v > c->band_high)
        return on_line(v, c->high, c->band_high);
    return MATRIX_FULL;
}

int matrix_share(int64_t part, int64_t whole) {
    return whole > 0 ? (int)wide_divide((wide)part * MATRIX_FULL, whole) : 0;
}
