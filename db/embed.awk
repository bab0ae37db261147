# Makes C of the schema files: one entry {version, text} per file, in the order given. The number of
# a file (0001.sql) is the version it leads to.
FNR == 1 {
    if (NR > 1)
        print "    },"
    number = FILENAME
    sub(/^.*\//, "", number)
    sub(/\.sql$/, "", number)
    sub(/^0+/, "", number)
    print "    {"
    print "        " number ","
}
{
    gsub(/\\/, "&&")
    gsub(/"/, "\\\\&")
    print "        \"" $0 "\\n\""
}
END {
    print "    },"
}
