#!/bin/sh
# Writes those parts of docs/ that come from the program itself: generate.sh PROGRAM VERSION FOLDER
# puts the manual page, with the keys of all action tables and the options of the configuration and
# the parts of cases, and the example configuration into the folder.
set -eu
program=$1
version=$2
folder=$3
template=$(dirname "$0")/sourcebench.1.in
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
"$program" keys --man >"$parts/keys"
"$program" config man >"$parts/options"
"$program" config example >"$parts/example"
"$program" case fields | sed 's/-/\\-/g' >"$parts/cases"
sed -e "s/@VERSION@/$version/" \
    -e "/^@KEYS@\$/{r $parts/keys" -e 'd;}' \
    -e "/^@CASES@\$/{r $parts/cases" -e 'd;}' \
    -e "/^@OPTIONS@\$/{r $parts/options" -e 'd;}' "$template" >"$parts/manual"
mkdir -p "$folder"
cp "$parts/manual" "$folder/sourcebench.1"
cp "$parts/example" "$folder/config.example.yaml"
