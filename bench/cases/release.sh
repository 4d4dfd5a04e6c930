# shellcheck shell=bash
# A release: four targets of each format, three architectures, 24 packages.

. bench/cases/formats.sh
most=1

prepare() {
    of_architectures release -
    printf 'targets: [el8, el9, el10, fedora43, debian12, debian13, ubuntu22.04, ubuntu24.04]\n' >>"$work/release.yaml"
    of_architectures release-nfpm -
}

round() {
    measure ours gopack release
    measure one nfpm_each 1 release-nfpm 4
}

report() {
    printf '## 24 packages: 4 rpm targets and 4 deb targets × 3 architectures of golangci-lint\n'
    cat "$work/how"
    head_of_rows
    row ours "gopack, what each target has"
    row one "nfpm, gzip (its default), 24 runs"
    head_of_ratios
    ratio "gopack / 24 runs of nfpm" 0.08 ours one
}
