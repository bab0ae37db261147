#!/bin/sh
# The pictures of README.md (docs/pictures/list) show what this program shows.
set -eu
source=$(cd "${srcdir:-.}" && pwd)
folder=
for candidate in . build-check build; do
    [ -n "$folder" ] || [ ! -x "$candidate/tests/e2e/picture" ] || [ ! -x "$candidate/sourcebench" ] ||
        folder=$candidate
done
if [ -z "$folder" ]; then
    echo 'skipped: the tests are not built'
    exit 77
fi
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
if ! (cd "$folder" && "$source/docs/pictures/draw.sh" tests/e2e/picture "$fresh") >"$fresh/said" 2>&1; then
    cat "$fresh/said"
    exit 1
fi
bad=0
for picture in "$fresh"/*.svg; do
    name=docs/pictures/${picture##*/}
    if ! cmp -s "$source/$name" "$picture"; then
        echo "$name is not what the program shows: ./dev pictures"
        bad=1
    fi
done
exit "$bad"
