# shellcheck shell=bash
# Large payloads.

most=3
warm=0

# large NAME MIB
large() {
    blob "$work/$1/usr/share/large/blob" "$2"
    describe "$1" "$work/$1" - -
    describe "$1-3" "$work/$1" zstd:3 zstd:3
    describe "$1-zstd" "$work/$1" zstd zstd
    deb_tree "$1" "$work/$1"
    rpm_spec "$1" "$work/$1"
}

# what a maintainer's package has as well: debhelper writes it before dpkg-deb starts
dpkg_deb_with_sums() {
    (cd "$work/$1-deb" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | xargs -0 md5sum >DEBIAN/md5sums)
    dpkg_deb "$@"
    rm "$work/$1-deb/DEBIAN/md5sums"
}
export -f dpkg_deb_with_sums

prepare() {
    large l1 1024
    large l5 5120
}

fives=0
round() {
    measure rpm gopack l1 --format rpm
    measure deb gopack l1 --format deb
    measure rpm-3 gopack l1-3 --format rpm
    measure rpmbuild rpmbuild l1 w3.zstdio
    measure deb-3 gopack l1-3 --format deb
    measure dpkg-deb dpkg_deb l1 zstd
    measure dpkg-deb-sums dpkg_deb_with_sums l1 zstd
    measure rpm-zstd gopack l1-zstd --format rpm
    measure nfpm-rpm nfpm rpm l1-zstd
    measure deb-zstd gopack l1-zstd --format deb
    measure nfpm-deb nfpm deb l1-zstd
    [ $((fives++)) -lt 1 ] || return 0
    measure rpm-5 gopack l5 --format rpm
    measure deb-5 gopack l5 --format deb
    measure both-5 gopack l5
    [ "$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)" -lt 14 ] || measure nfpm-rpm-5 nfpm rpm l5-zstd
}

report() {
    printf '## 1 GiB and 5 GiB: a third zeros, a third text, a third random\n'
    sed 's/\.$/; of 5 GiB one./' "$work/how"
    head_of_rows
    row rpm "1 GiB: gopack, rpm, its default"
    row rpm-3 "gopack, rpm, zstd, level 3"
    row rpm-zstd "gopack, rpm, zstd, its level"
    row rpmbuild "rpmbuild, zstd, level 3"
    row nfpm-rpm "nfpm, rpm, zstd"
    row deb "gopack, deb, its default"
    row deb-3 "gopack, deb, zstd, level 3"
    row deb-zstd "gopack, deb, zstd, its level"
    row dpkg-deb "dpkg-deb, zstd, without md5sums"
    row dpkg-deb-sums "dpkg-deb, zstd, with md5sums, as gopack and nfpm have them"
    row nfpm-deb "nfpm, deb, zstd"
    row rpm-5 "5 GiB: gopack, rpm, its default"
    row deb-5 "gopack, deb, its default"
    row both-5 "gopack, rpm and deb in one run"
    [ ! -f "$work/nfpm-rpm-5.runs" ] || row nfpm-rpm-5 "nfpm, rpm, zstd"
    head_of_ratios
    ratio "1 GiB: rpm / nfpm rpm, zstd" 0.35 rpm-zstd nfpm-rpm
    ratio "deb / nfpm deb, zstd" 0.35 deb-zstd nfpm-deb
    ratio "rpm / rpmbuild, zstd level 3" 1.25 rpm-3 rpmbuild
    ratio "deb / dpkg-deb, zstd level 3" 1.3 deb-3 dpkg-deb
    ratio "deb / dpkg-deb with md5sums, zstd level 3" - deb-3 dpkg-deb-sums
}
