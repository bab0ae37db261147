#include "sourcebench/core/wide.h"

wide wide_divide(wide numerator, wide denominator) {
    wide quotient = numerator / denominator, rest = numerator % denominator;
    if (rest < 0) { /* round down first */
        quotient--;
        rest += denominator;
    }
    wide above = denominator - rest; /* twice the rest could be too much */
    return quotient + (rest > above || (rest == above && quotient % 2 != 0));
}
