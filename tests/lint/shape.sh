#!/bin/sh
# Length of functions (told over 60 lines, refused over 120) and of files without their tables of
# static data (told over 500, refused over 650). Ends with the median and the ninth decile.
set -eu
cd "${srcdir:-.}"
find src include db screens tests -name '*.[ch]' | LC_ALL=C sort | awk '
function judge(place, what, size, told, refused) {
    if (size > refused) {
        print place ": " what " has " size " lines; the limit is " refused
        bad = 1
    } else if (size > told) {
        print place ": note: " what " has " size " lines"
    }
}
function function_name(line) {
    if (line ~ /^START_TEST/) {
        gsub(/^START_TEST\(|\).*/, "", line)
        return line
    }
    sub(/\(.*/, "", line)
    sub(/^.*[ *]/, "", line)
    return line
}
{
    file = $0
    number = start = table = rows = 0
    while ((getline line < file) > 0) {
        number++
        if (line ~ /^[A-Za-z_].*\(/ && line !~ /;$/) {
            start = number
            name = function_name(line)
        }
        if (line ~ /;$/ && line !~ /^[ \t]/ || line ~ /^[^ ].*= *{/)
            start = 0
        if (line ~ /^(static )?const .*= *\{$/)
            table = number
        if (line ~ /^}/ && table) {
            rows += number - table
            table = 0
        }
        if (line ~ /^}/ && start) {
            size = number - start + 1
            judge(file ":" start, name, size, 60, 120)
            if (file !~ /^tests/)
                histogram[size]++
            start = 0
        }
    }
    close(file)
    judge(file, "the file", number - rows, 500, 650)
}
END {
    for (size in histogram)
        functions += histogram[size]
    for (size = 1; size <= 1000; size++) {
        seen += histogram[size]
        if (!median && seen * 2 >= functions)
            median = size
        if (!decile && seen * 10 >= functions * 9)
            decile = size
    }
    print functions " functions: median " median " lines, nine in ten at most " decile
    exit bad
}'
