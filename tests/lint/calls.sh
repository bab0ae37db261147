#!/bin/sh
# Functions that the house does not call, or only in one place. Comments and strings do not count.
set -eu
cd "${srcdir:-.}"
find src include db screens -name '*.[ch]' | LC_ALL=C sort | awk '
function ban(pattern, except, text) {
    rules++
    patterns[rules] = "(^|[^[:alnum:]_>.])(" pattern ")[ ]*[(]"
    exceptions[rules] = except
    texts[rules] = text
}
function ban_word(pattern, except, text) {
    ban(pattern, except, text)
    patterns[rules] = pattern
}
# The line without strings, characters and comments; in_comment goes on over lines.
function code_of(line, out, i, c, quote) {
    out = ""
    quote = ""
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (in_comment) {
            if (substr(line, i, 2) == "*/") {
                in_comment = 0
                i++
            }
        } else if (quote != "") {
            if (c == "\\")
                i++
            else if (c == quote)
                quote = ""
        } else if (substr(line, i, 2) == "//") {
            return out
        } else if (substr(line, i, 2) == "/*") {
            in_comment = 1
            i++
        } else if (c == "\"" || c == "\047") {
            quote = c
        } else {
            out = out c
        }
    }
    return out
}
BEGIN {
    ban("(vw_?|w|mv|mvw)?(addstr|addnstr|addwstr|addnwstr|addch|addchstr|addchnstr|add_wch|add_wchstr|add_wchnstr|printw|insstr|insnstr|ins_wstr|insch|ins_wch|echochar)",
        "^src/tui/draw[.]c$", "text reaches the screen through src/tui/draw.c only")
    ban("exit|abort|quick_exit", "^src/app/|^src/core/memory[.]c$", "only app ends the program")
    ban("printf|vprintf|puts|putchar|perror", "^src/(app|cli)/", "only cli and app print")
    ban_word("(^|[^[:alnum:]_])stdout([^[:alnum:]_]|$)", "^src/(app|cli|tui)/",
        "only cli and app print")
    ban("strcpy|stpcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|strtok|alloca", "",
        "has no bound; see core/strbuf.h and core/text.h")
    ban("malloc|calloc|realloc|reallocarray|strdup|strndup|asprintf|vasprintf",
        "^src/core/memory[.]c$", "memory comes from core/memory.h")
    ban("system|popen", "", "no shell runs what the user typed")
    ban_word("^#[ ]*define[ ]+_(GNU|DEFAULT|POSIX_C|XOPEN)_SOURCE", "",
        "the build defines it for all files")
}
{
    file = $0
    number = in_comment = 0
    while ((getline line < file) > 0) {
        number++
        code = code_of(line)
        for (r = 1; r <= rules; r++)
            if (code ~ patterns[r] && (exceptions[r] == "" || file !~ exceptions[r])) {
                print file ":" number ": " texts[r] ": " line
                bad = 1
            }
    }
    close(file)
}
END { exit bad }'
