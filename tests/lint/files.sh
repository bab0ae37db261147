#!/bin/sh
# Things about files: every .c is built, every private header is distributed, header guards are named
# by their path, no unfinished marks, no paths of one machine.
set -eu
cd "${srcdir:-.}"
bad=0

complain() {
    echo "$*"
    bad=1
}

lists=$(cat ./*/local.mk ./*/*/local.mk | tr '\n\t\\=' '    ')
for file in $(find src db screens tests -name '*.[ch]' | LC_ALL=C sort); do
    case " $lists " in
    *" $file "* | *" ${file%.c} "*) ;;
    *) complain "$file: is in no local.mk" ;;
    esac
done

for file in $(find include src db screens tests -name '*.h' | LC_ALL=C sort); do
    guard=$(printf '%s' "${file#include/}" | tr 'a-z/.-' 'A-Z___')
    guard=${guard#SRC_}
    for part in ifndef define; do
        grep -qE "^#$part (SOURCEBENCH_)?$guard\$" "$file" || complain "$file: #$part $guard is missing"
    done
done

# The given data under tests/data and the corpora hold what they hold; this script must name what it
# looks for.
texts() {
    find src include db screens tests docs dev .ci README.md NEWS configure.ac Makefile.am \
        -type f ! -path 'tests/data/*' ! -path 'tests/fuzz/corpus/*' ! -path tests/lint/files.sh
}
# shellcheck disable=SC2046 # names without blanks
found=$(grep -nE '(^|[^[:alnum:]_])(TODO|FIXME|HACK)([^[:alnum:]_]|$)|[*/#] XXX' $(texts) || :)
[ -z "$found" ] || complain "unfinished:
$found"
# shellcheck disable=SC2046 # names without blanks
found=$(grep -nE '(^|[^[:alnum:]_.])/(work|home|root)(/|$)' $(texts) || :)
[ -z "$found" ] || complain "paths of one machine:
$found"
exit "$bad"
