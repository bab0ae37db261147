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
# One call for all files: to start it takes longer than to read a file.
if ! found=$(find src include db screens tests -name '*.[ch]' | LC_ALL=C sort |
    xargs "$tool" --dry-run --Werror 2>&1); then
    printf '%s\n' "$found" | sed '/code should be clang-formatted/!d; s/:.*/: .\/dev fmt lays it out otherwise/' |
        sort -u
    exit 1
fi
