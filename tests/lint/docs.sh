#!/bin/sh
# The parts of docs/ that come from the program (docs/generate.sh) are those that this program gives.
set -eu
program=
for candidate in ./sourcebench build/sourcebench build-check/sourcebench; do
    [ -n "$program" ] || [ ! -x "$candidate" ] || program=$(pwd)/$candidate
done
if [ -z "$program" ]; then
    echo 'skipped: the program is not built'
    exit 77
fi
cd "${srcdir:-.}"
if [ ! -f docs/config.example.yaml ]; then
    echo 'skipped: nothing was made yet by ./dev docs'
    exit 77
fi
version=$(sed -n 's/^AC_INIT(\[sourcebench\], \[\(.*\)\])$/\1/p' configure.ac)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
HOME=$fresh docs/generate.sh "$program" "$version" "$fresh/docs"
bad=0
for file in "$fresh"/docs/*; do
    name=docs/${file##*/}
    if ! diff -u "$name" "$file"; then
        echo "$name is not what the program gives: ./dev docs"
        bad=1
    fi
done
exit "$bad"
