# shellcheck shell=bash
# The same single package by libraries in Java, all with gzip.

prepare() {
    java_peers
    describe peers "$tree" gzip gzip
}

round() {
    measure deb gopack peers --format deb
    measure jdeb jdeb "$tree"
    measure rpm gopack peers --format rpm
    measure redline redline "$tree"
    measure packager packager "$tree"
}

report() {
    printf '## golangci-lint by libraries in Java, gzip\n'
    cat "$work/how"
    head_of_rows
    row deb "gopack, deb"
    row jdeb "jdeb, deb"
    row rpm "gopack, rpm"
    row redline "Redline, rpm"
    row packager "Eclipse Packager, rpm"
    head_of_ratios
    ratio "deb / jdeb" 0.6 deb jdeb
    ratio "rpm / Redline" 0.4 rpm redline
    ratio "rpm / Eclipse Packager" 0.25 rpm packager
}
