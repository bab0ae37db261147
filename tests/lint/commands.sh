#!/bin/sh
# Every command and option that the program tells of is in the manual page and in the completions.
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
told=$(mktemp)
trap 'rm -f "$told"' EXIT
# Words of command names and options, one a line.
"$program" --help | sed -n -e '/^Options/q' -e 's/^  \([a-z][a-z ]*[a-z]\)  .*/\1/p' | while read -r command; do
    # shellcheck disable=SC2086 # a command's name is several words
    "$program" help $command | head -n 1
    echo "$command"
done | tr -s ' []|=' '\n' | grep -E '^(-o|--[a-z-]+|[a-z]{3,})$' |
    grep -vxE 'sourcebench|csv|json|call' | sort -u >"$told"
bad=0
for file in docs/sourcebench.1.in docs/completions/sourcebench docs/completions/_sourcebench \
    docs/completions/sourcebench.fish; do
    while read -r word; do
        bare=${word#--}
        bare=${bare#-}
        if ! sed 's/\\-/-/g' "$file" | grep -qE -e "(^|[^a-z-])-{0,2}$bare([^a-z-]|\$)"; then
            echo "$file: nothing is said of $word"
            bad=1
        fi
    done <"$told"
done
exit "$bad"
