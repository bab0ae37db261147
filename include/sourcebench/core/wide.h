/*
 * Whole numbers of 128 bits, for products that may exceed int64_t, and the one way in which the
 * bench rounds.
 */
#ifndef SOURCEBENCH_CORE_WIDE_H
#define SOURCEBENCH_CORE_WIDE_H

__extension__ typedef __int128 wide;

/* numerator / denominator (above 0) to the nearest whole number, halves to the even one. */
wide wide_divide(wide numerator, wide denominator);

#endif
