#include "sourcebench/core/ratio.h"

#include <string.h>

/* Above so many limbs a fraction is brought to lowest terms. It is rarely so: sums of decimals have
 * denominators that divide each other. */
enum { LIMBS_TIDY = 10 };

static struct ratio_whole whole_of(uint64_t value) {
    struct ratio_whole w = {.limb = {(uint32_t)value, (uint32_t)(value >> 32)}};
    w.n = w.limb[1] ? 2 : w.limb[0] ? 1 : 0;
    return w;
}

static void trim(struct ratio_whole *w, int n) {
    while (n > 0 && w->limb[n - 1] == 0)
        n--;
    w->n = n;
}

static int compare(const struct ratio_whole *a, const struct ratio_whole *b) {
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    for (int i = a->n - 1; i >= 0; i--)
        if (a->limb[i] != b->limb[i])
            return a->limb[i] < b->limb[i] ? -1 : 1;
    return 0;
}

static bool sum(const struct ratio_whole *a, const struct ratio_whole *b,
                struct ratio_whole *result) {
    struct ratio_whole r;
    int n = a->n > b->n ? a->n : b->n;
    uint64_t carry = 0;
    for (int i = 0; i < n; i++) {
        carry += (i < a->n ? a->limb[i] : 0) + (uint64_t)(i < b->n ? b->limb[i] : 0);
        r.limb[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry && n == RATIO_LIMBS)
        return false;
    if (carry)
        r.limb[n++] = (uint32_t)carry;
    r.n = n;
    *result = r;
    return true;
}

/* a is not less than b. */
static struct ratio_whole difference(const struct ratio_whole *a, const struct ratio_whole *b) {
    struct ratio_whole r;
    int64_t borrow = 0;
    for (int i = 0; i < a->n; i++) {
        borrow += (int64_t)a->limb[i] - (i < b->n ? b->limb[i] : 0);
        r.limb[i] = (uint32_t)borrow;
        borrow = borrow < 0 ? -1 : 0;
    }
    trim(&r, a->n);
    return r;
}

static bool product(const struct ratio_whole *a, const struct ratio_whole *b,
                    struct ratio_whole *result) {
    uint32_t limb[2 * RATIO_LIMBS];
    memset(limb, 0, (size_t)(a->n + b->n) * sizeof *limb);
    for (int i = 0; i < a->n; i++) {
        uint64_t carry = 0;
        for (int k = 0; k < b->n; k++) {
            carry += limb[i + k] + (uint64_t)a->limb[i] * b->limb[k];
            limb[i + k] = (uint32_t)carry;
            carry >>= 32;
        }
        limb[i + b->n] = (uint32_t)carry;
    }
    int n = a->n + b->n;
    while (n > 0 && limb[n - 1] == 0)
        n--;
    if (n > RATIO_LIMBS)
        return false;
    result->n = n;
    memcpy(result->limb, limb, (size_t)n * sizeof *limb);
    return true;
}

static void shift_left(const struct ratio_whole *a, int bits, uint32_t limb[RATIO_LIMBS + 1]) {
    uint32_t carry = 0;
    for (int i = 0; i < a->n; i++) {
        limb[i] = (a->limb[i] << bits) | carry;
        carry = bits ? a->limb[i] >> (32 - bits) : 0;
    }
    limb[a->n] = carry;
}

/* One digit of the quotient: subtracts it times the n limbs of v from u, which has one limb more
 * (Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D, steps D3 to D6). */
static uint32_t divide_step(uint32_t *u, const uint32_t *v, int n) {
    uint64_t top = ((uint64_t)u[n] << 32) | u[n - 1], digit = top / v[n - 1], rest = top % v[n - 1];
    while (digit >> 32 || digit * v[n - 2] > ((rest << 32) | u[n - 2])) {
        digit--;
        rest += v[n - 1];
        if (rest >> 32)
            break;
    }
    int64_t borrow = 0;
    uint64_t carry = 0;
    for (int i = 0; i < n; i++) {
        carry += digit * v[i];
        borrow += (int64_t)u[i] - (uint32_t)carry;
        u[i] = (uint32_t)borrow;
        borrow = borrow < 0 ? -1 : 0;
        carry >>= 32;
    }
    borrow += (int64_t)u[n] - (int64_t)carry;
    u[n] = (uint32_t)borrow;
    if (borrow >= 0)
        return (uint32_t)digit;
    carry = 0;
    for (int i = 0; i < n; i++) {
        carry += (uint64_t)u[i] + v[i];
        u[i] = (uint32_t)carry;
        carry >>= 32;
    }
    u[n] += (uint32_t)carry;
    return (uint32_t)digit - 1;
}

static void divide_by_limb(const struct ratio_whole *a, uint32_t b, struct ratio_whole *quotient,
                           struct ratio_whole *rest) {
    uint64_t r = 0;
    struct ratio_whole q;
    for (int i = a->n - 1; i >= 0; i--) {
        r = (r << 32) | a->limb[i];
        q.limb[i] = (uint32_t)(r / b);
        r %= b;
    }
    trim(&q, a->n);
    *quotient = q;
    *rest = whole_of(r);
}

/* b is above 0. */
static void divide(const struct ratio_whole *a, const struct ratio_whole *b,
                   struct ratio_whole *quotient, struct ratio_whole *rest) {
    if (compare(a, b) < 0) {
        *rest = *a;
        quotient->n = 0;
        return;
    }
    if (b->n == 1) {
        divide_by_limb(a, b->limb[0], quotient, rest);
        return;
    }
    uint32_t u[RATIO_LIMBS + 1], v[RATIO_LIMBS + 1];
    int bits = __builtin_clz(b->limb[b->n - 1]), n = b->n, more = a->n - n;
    shift_left(a, bits, u);
    shift_left(b, bits, v);
    for (int i = more; i >= 0; i--)
        quotient->limb[i] = divide_step(u + i, v, n);
    trim(quotient, more + 1);
    for (int i = 0; i < n; i++)
        rest->limb[i] = bits ? (u[i] >> bits) | (u[i + 1] << (32 - bits)) : u[i];
    trim(rest, n);
}

static struct ratio_whole common_divisor(const struct ratio_whole *x, const struct ratio_whole *y) {
    struct ratio_whole a = *x, b = *y, quotient, rest;
    while (b.n > 0) {
        divide(&a, &b, &quotient, &rest);
        a = b;
        b = rest;
    }
    return a;
}

static void lowest_terms(struct ratio *r) {
    struct ratio_whole divisor = common_divisor(&r->numerator, &r->denominator), rest,
                       whole = r->numerator;
    divide(&whole, &divisor, &r->numerator, &rest);
    whole = r->denominator;
    divide(&whole, &divisor, &r->denominator, &rest);
}

static struct ratio broken(void) {
    struct ratio r = ratio_of(0, 1);
    r.broken = true;
    return r;
}

static struct ratio settle(struct ratio r) {
    if (r.numerator.n == 0)
        return ratio_of(0, 1);
    if (r.denominator.n > LIMBS_TIDY)
        lowest_terms(&r);
    return r;
}

struct ratio ratio_of(int64_t numerator, int64_t denominator) {
    uint64_t size = numerator < 0 ? 0 - (uint64_t)numerator : (uint64_t)numerator;
    return (struct ratio){.negative = numerator < 0,
                          .broken = denominator <= 0,
                          .numerator = whole_of(size),
                          .denominator = whole_of(denominator > 0 ? (uint64_t)denominator : 1)};
}

/* The least number that both denominators divide, and by what each numerator is to be multiplied.
 */
static bool common_denominator(const struct ratio_whole *a, const struct ratio_whole *b,
                               struct ratio_whole *common, struct ratio_whole *by_a,
                               struct ratio_whole *by_b) {
    struct ratio_whole rest;
    if (compare(a, b) < 0)
        return common_denominator(b, a, common, by_b, by_a);
    *by_a = whole_of(1);
    *common = *a;
    if (compare(a, b) == 0) {
        *by_b = *by_a;
        return true;
    }
    divide(a, b, by_b, &rest);
    if (rest.n == 0)
        return true;
    struct ratio_whole divisor = common_divisor(a, b);
    divide(a, &divisor, by_b, &rest);
    divide(b, &divisor, by_a, &rest);
    return product(a, by_a, common);
}

static struct ratio add_signed(const struct ratio *a, const struct ratio *b, bool b_negative) {
    struct ratio r;
    struct ratio_whole by_a, by_b, left, right;
    if (a->broken || b->broken ||
        !common_denominator(&a->denominator, &b->denominator, &r.denominator, &by_a, &by_b) ||
        !product(&a->numerator, &by_a, &left) || !product(&b->numerator, &by_b, &right))
        return broken();
    if (a->negative == b_negative) {
        if (!sum(&left, &right, &r.numerator))
            return broken();
        r.negative = a->negative;
    } else {
        bool more = compare(&left, &right) >= 0;
        r.numerator = more ? difference(&left, &right) : difference(&right, &left);
        r.negative = more ? a->negative : b_negative;
    }
    r.broken = false;
    return settle(r);
}

struct ratio ratio_add(const struct ratio *a, const struct ratio *b) {
    return add_signed(a, b, b->negative);
}

struct ratio ratio_subtract(const struct ratio *a, const struct ratio *b) {
    return add_signed(a, b, !b->negative);
}

struct ratio ratio_multiply(const struct ratio *a, const struct ratio *b) {
    struct ratio r = {.negative = a->negative != b->negative};
    if (a->broken || b->broken || !product(&a->numerator, &b->numerator, &r.numerator) ||
        !product(&a->denominator, &b->denominator, &r.denominator))
        return broken();
    return settle(r);
}

struct ratio ratio_divide(const struct ratio *a, const struct ratio *b) {
    if (b->numerator.n == 0)
        return broken();
    struct ratio inverse = {.negative = b->negative,
                            .broken = b->broken,
                            .numerator = b->denominator,
                            .denominator = b->numerator};
    return ratio_multiply(a, &inverse);
}

struct ratio ratio_scale(const struct ratio *a, int64_t numerator, int64_t denominator) {
    struct ratio by = ratio_of(numerator, denominator);
    return ratio_multiply(a, &by);
}

int ratio_sign(const struct ratio *a) {
    return a->broken || a->numerator.n == 0 ? 0 : a->negative ? -1 : 1;
}

int ratio_compare(const struct ratio *a, const struct ratio *b) {
    struct ratio more = ratio_subtract(a, b);
    return ratio_sign(&more);
}

bool ratio_round(const struct ratio *a, int64_t scale, int64_t *result) {
    struct ratio r = ratio_scale(a, scale, 1);
    struct ratio_whole quotient, rest, twice, one = whole_of(1);
    if (r.broken)
        return false;
    divide(&r.numerator, &r.denominator, &quotient, &rest);
    if (!sum(&rest, &rest, &twice))
        return false;
    int half = compare(&twice, &r.denominator);
    bool odd = quotient.n > 0 && quotient.limb[0] % 2 != 0;
    if ((half > 0 || (half == 0 && odd)) && !sum(&quotient, &one, &quotient))
        return false;
    if (quotient.n > 2 || (quotient.n == 2 && quotient.limb[1] >> 31))
        return false;
    uint64_t size = (quotient.n > 1 ? (uint64_t)quotient.limb[1] << 32 : 0) |
                    (quotient.n > 0 ? quotient.limb[0] : 0);
    *result = r.negative ? -(int64_t)size : (int64_t)size;
    return true;
}
