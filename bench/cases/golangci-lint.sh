# shellcheck shell=bash
# One program of 40 MiB and seven small files, as rpm and deb.

prepare() {
    local codec
    for codec in zstd gzip xz; do describe "lint-$codec" "$tree" $codec $codec; done
    deb_tree lint "$tree"
    rpm_spec lint "$tree"
}

xz_rounds=0
round() {
    local codec payload
    for codec in zstd gzip xz; do
        case $codec in
            zstd) payload=w3.zstdio ;;
            gzip) payload=w6.gzdio ;;
            # a minute a round: the warm-up and two
            xz) payload=w6.xzdio; [ $((xz_rounds++)) -lt 3 ] || continue ;;
        esac
        measure "both-$codec" gopack "lint-$codec"
        measure "nfpm-rpm-$codec" nfpm rpm "lint-$codec"
        measure "nfpm-deb-$codec" nfpm deb "lint-$codec"
        measure "rpm-$codec" gopack "lint-$codec" --format rpm
        measure "rpmbuild-$codec" rpmbuild lint $payload
        measure "deb-$codec" gopack "lint-$codec" --format deb
        measure "dpkg-deb-$codec" dpkg_deb lint $codec
    done
}

report() {
    local codec
    printf '## golangci-lint (%s) and 7 small files\n' "$(size_of "$tree/usr/bin/golangci-lint")"
    sed 's/\.$/; of xz two rounds./' "$work/how"
    head_of_rows
    for codec in zstd gzip xz; do
        row "both-$codec" "gopack, rpm and deb in one run, $codec"
        row "rpm-$codec" "gopack, rpm, $codec"
        row "deb-$codec" "gopack, deb, $codec"
        row "nfpm-rpm-$codec" "nfpm, rpm, $codec"
        row "nfpm-deb-$codec" "nfpm, deb, $codec"
        row "rpmbuild-$codec" "rpmbuild, $codec, level $([ $codec = zstd ] && echo 3 || echo 6)"
        row "dpkg-deb-$codec" "dpkg-deb, $codec"
    done
    head_of_ratios
    ratio "rpm and deb in one run / nfpm rpm + nfpm deb, zstd" 0.40 both-zstd nfpm-rpm-zstd+nfpm-deb-zstd
    ratio "rpm and deb in one run / nfpm rpm + nfpm deb, gzip" 0.30 both-gzip nfpm-rpm-gzip+nfpm-deb-gzip
    ratio "rpm and deb in one run / nfpm rpm + nfpm deb, xz" 0.40 both-xz nfpm-rpm-xz+nfpm-deb-xz
    for codec in zstd gzip xz; do
        ratio "rpm / nfpm rpm, $codec" - rpm-$codec nfpm-rpm-$codec
        ratio "deb / nfpm deb, $codec" - deb-$codec nfpm-deb-$codec
        ratio "rpm / rpmbuild, $codec" - rpm-$codec rpmbuild-$codec
        ratio "deb / dpkg-deb, $codec" - deb-$codec dpkg-deb-$codec
        ratio "rpm and deb in one run / rpmbuild + dpkg-deb, $codec" - both-$codec rpmbuild-$codec+dpkg-deb-$codec
    done
}
