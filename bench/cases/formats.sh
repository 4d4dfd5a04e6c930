# shellcheck shell=bash
# Two formats for three architectures.

most=2
architectures=(amd64 arm64 ppc64le)

# of_architectures NAME COMPRESSION: one spec for gopack, one for each architecture for nfpm
of_architectures() {
    local arch compression=''
    [ "$2" = - ] || compression="rpm: {compression: $2}"$'\n'"deb: {compression: $2}"
    common() {
        cat <<EOT
name: golangci-lint
version: 2.15.0
maintainer: Bench <bench@gopack.dev>
license: GPL-3.0-or-later
description: Fast linters runner for Go
$compression
EOT
    }
    {
        common
        printf 'archs: [amd64, arm64, ppc64le]\ncontents:\n  - {src: "%s/${arch}/golangci-lint", dst: /usr/bin/golangci-lint}\n' "$tool"
    } >"$work/$1.yaml"
    for arch in "${architectures[@]}"; do
        {
            common
            printf 'arch: %s\ncontents:\n  - {src: "%s/%s/golangci-lint", dst: /usr/bin/golangci-lint}\n' "$arch" "$tool" "$arch"
        } >"$work/$1-$arch.yaml"
    done
}

# nfpm_each PROCESSES NAME TIMES: rpm and deb for each architecture, TIMES over
nfpm_each() {
    local arch format i
    for ((i = 0; i < $3; i++)); do
        for arch in amd64 arm64 ppc64le; do
            for format in rpm deb; do printf '%s %s %s %s\n' "$work/$2-$arch.yaml" "$format" "$i" "$arch"; done
        done
    done | xargs -P "$1" -L 1 bash -c 'mkdir -p "$out/$2" && "$nfpm" package -f "$0" -p "$1" -t "$out/$2"'
}
export -f nfpm_each

prepare() {
    of_architectures formats -
    of_architectures formats-gzip gzip
}

round() {
    measure ours gopack formats
    measure ours-gzip gopack formats-gzip
    measure one nfpm_each 1 formats-gzip 1
    measure two nfpm_each 2 formats-gzip 1
}

report() {
    printf '## 2 formats × 3 architectures of golangci-lint\n'
    cat "$work/how"
    head_of_rows
    row ours "gopack, its default"
    row ours-gzip "gopack, gzip"
    row one "nfpm, gzip (its default), one after the other"
    row two "nfpm, gzip, two at a time"
    head_of_ratios
    ratio "gzip / nfpm one after the other" 0.25 ours-gzip one
    ratio "gzip / nfpm two at a time" 0.40 ours-gzip two
    ratio "our default / nfpm one after the other" 0.10 ours one
    ratio "our default / nfpm two at a time" 0.15 ours two
}
