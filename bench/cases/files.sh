# shellcheck shell=bash
# 20 000 small files.

most=3

# of_tree NAME COMPRESSION: a spec that names the tree alone
of_tree() {
    describe "$1" "$work/none" "$2" "$2"
    sed -i "s|^contents:|&\n  - {src: \"$work/files/usr\", dst: /usr, type: tree}|" "$work/$1.yaml"
}

prepare() {
    local i dir
    mkdir "$work/none"
    java_peers
    for ((dir = 0; dir < 200; dir++)); do
        mkdir -p "$work/files/usr/share/files/d$dir"
        for ((i = 0; i < 100; i++)); do
            printf 'file %s of directory %s\n%s\n' $i $dir "$(printf '%*s' $(((i * 37 + dir * 11) % 700)) '' | tr ' ' "$((i % 10))")" \
                >"$work/files/usr/share/files/d$dir/f$i"
        done
    done
    of_tree files zstd
    of_tree files-gzip gzip
    deb_tree files "$work/files"
}

round() {
    measure rpm gopack files --format rpm
    measure nfpm-rpm nfpm rpm files
    measure deb gopack files --format deb
    measure nfpm-deb nfpm deb files
    measure dpkg-deb dpkg_deb files zstd
    measure both gopack files
    measure gzip gopack files-gzip --format rpm
    measure redline redline "$work/files"
    measure packager packager "$work/files"
    measure gzip-deb gopack files-gzip --format deb
    measure jdeb jdeb "$work/files"
}

report() {
    printf '## 20 000 small files (%s)\n' "$(du -sh --apparent-size "$work/files" | cut -f1)"
    cat "$work/how"
    head_of_rows
    row both "gopack, rpm and deb in one run, zstd"
    row rpm "gopack, rpm, zstd"
    row deb "gopack, deb, zstd"
    row nfpm-rpm "nfpm, rpm, zstd"
    row nfpm-deb "nfpm, deb, zstd"
    row dpkg-deb "dpkg-deb, zstd"
    row gzip "gopack, rpm, gzip"
    row gzip-deb "gopack, deb, gzip"
    row redline "Redline, rpm, gzip"
    row packager "Eclipse Packager, rpm, gzip"
    row jdeb "jdeb, deb, gzip"
    head_of_ratios
    ratio "rpm / nfpm rpm, zstd" 0.7 rpm nfpm-rpm
    ratio "deb / nfpm deb, zstd" 0.7 deb nfpm-deb
    ratio "rpm and deb in one run / nfpm rpm + nfpm deb, zstd" - both nfpm-rpm+nfpm-deb
    ratio "deb / dpkg-deb, zstd" - deb dpkg-deb
    ratio "rpm / Redline, gzip" 0.25 gzip redline
    ratio "rpm / Eclipse Packager, gzip" 0.25 gzip packager
    ratio "deb / jdeb, gzip" - gzip-deb jdeb
}
