#!/bin/sh
# Runs the benchmark in the folder of the build and keeps its table: run.sh [PART…]. A limit that
# is missed is told, not failed: machines differ, and so does what else they do.
set -eu
if ! command -v sqlite3 >/dev/null; then
    echo 'the benchmark needs the sqlite3 shell' >&2
    exit 1
fi
mkdir -p bench
printf '%s, %s processors, sqlite3 %s\n\n' "$(uname -sm)" "$(getconf _NPROCESSORS_ONLN)" \
    "$(sqlite3 --version | cut -d ' ' -f 1)" >bench/table.txt
cat bench/table.txt
tests/bench/bench "$@" | tee -a bench/table.txt
