#!/bin/sh
# Arrows run down only (docs/architecture.md): who may include whom, by the #include lines. Also:
# only db includes sqlite3.h, only src/tui includes curses, only service/mip_solve.c glpk.h, a .c
# includes its own header (or that which it shares with its neighbours) first, and headers include
# each other without a cycle.
set -eu
cd "${srcdir:-.}"
find src include db screens -name '*.[ch]' | LC_ALL=C sort | awk '
function complain(text) {
    print file ":" line_number ": " text
    bad = 1
}
function layer_of(path, part) {
    split(path, part, "/")
    if (part[1] == "include")
        return part[3]
    return part[1] == "src" ? part[2] : part[1]
}
function own_header(path) {
    sub(/^src\//, "", path)
    sub(/\.c$/, ".h", path)
    return "sourcebench/" path
}
function folder_of(path) {
    sub(/[^\/]*$/, "", path)
    return path
}
function check_project(name, part) {
    split(name, part, "/")
    if (index(may[layer] " ", " " part[2] " ") == 0)
        complain(layer " must not include " part[2] " (" name ")")
    if (!known["include/" name])
        complain("there is no include/" name)
}
function check_system(name) {
    if (name == "sqlite3.h" && layer != "db")
        complain("only db includes sqlite3.h")
    if (name ~ /(^|\/)n?curses(w)?\.h$|(^|\/)(term|panel|menu|form)\.h$/ && layer != "tui")
        complain("only src/tui includes curses")
    if (name == "glpk.h" && file != "src/service/mip_solve.c")
        complain("only src/service/mip_solve.c includes glpk.h")
}
function read_file(line, name, kind, first) {
    layer = layer_of(file)
    if (!(layer in may)) {
        line_number = 1
        complain("belongs to no layer")
    }
    first = ""
    line_number = 0
    while ((getline line < file) > 0) {
        line_number++
        if (line !~ /^[ \t]*#[ \t]*include[ \t]*[<"]/)
            continue
        kind = line ~ /</ ? "system" : "project"
        name = line
        sub(/^[^<"]*[<"]/, "", name)
        sub(/[>"].*/, "", name)
        if (first == "" && name != "config.h")
            first = name
        if (kind == "system")
            check_system(name)
        else if (name ~ /^sourcebench\//)
            check_project(name)
        else if (name ~ /\.\./)
            complain("includes across folders: " name)
        if (kind == "project" && file ~ /\.h$/)
            edges[file] = edges[file] " " (name ~ /^sourcebench\// ? "include/" : folder_of(file)) name
    }
    close(file)
    line_number = 1
    if (file ~ /\.c$/ && known["include/" own_header(file)] && first != own_header(file) &&
        !known[folder_of(file) first])
        complain("includes its own header first")
}
# Depth first; a header met again on the way down closes a cycle.
function walk(header, trail, count, part, i) {
    if (state[header] == "done")
        return
    if (state[header] == "open") {
        print header ": includes itself through" trail " " header
        bad = 1
        return
    }
    state[header] = "open"
    count = split(edges[header], part, " ")
    for (i = 1; i <= count; i++)
        walk(part[i], trail " " header)
    state[header] = "done"
}
BEGIN {
    may["core"] = " core"
    may["io"] = " io core"
    may["db"] = " db core"
    may["tui"] = " tui core"
    may["service"] = " service io db core"
    may["screens"] = " screens tui service db io core"
    may["cli"] = " cli service db io core"
    may["app"] = " app screens cli service tui db io core"
}
{
    files[NR] = $0
    known[$0] = 1
}
END {
    for (n = 1; n <= NR; n++) {
        file = files[n]
        read_file()
    }
    for (n = 1; n <= NR; n++)
        if (files[n] ~ /\.h$/)
            walk(files[n], "")
    exit bad
}'
