#!/bin/sh
# What shellcheck says of the scripts and of the completion for bash.
set -eu
cd "${srcdir:-.}"
if ! command -v shellcheck >/dev/null; then
    echo 'skipped: there is no shellcheck'
    exit 77
fi
find dev .ci/run tests docs db -type f \( -name '*.sh' -o -name dev -o -name run \) \
    -exec shellcheck {} +
shellcheck --shell=bash docs/completions/sourcebench
