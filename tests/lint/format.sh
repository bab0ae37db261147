#!/bin/sh
# The layout that .clang-format decides, by the version of clang-format that Debian 12 has: another
# one breaks lines elsewhere.
set -eu
cd "${srcdir:-.}"
wanted=14
for tool in clang-format-$wanted clang-format; do
    version=$("$tool" --version 2>/dev/null | sed -n 's/.*version \([0-9]*\)\..*/\1/p')
    [ "$version" = $wanted ] && break
done
if [ "$version" != $wanted ]; then
    echo "skipped: needs clang-format $wanted, here is ${version:-none}"
    exit 77
fi
bad=0
for file in $(find src include db screens tests -name '*.[ch]' | LC_ALL=C sort); do
    if ! "$tool" "$file" | cmp -s - "$file"; then
        echo "$file: ./dev fmt lays it out otherwise"
        bad=1
    fi
done
exit "$bad"
