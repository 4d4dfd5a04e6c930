# shellcheck shell=bash
# Shared by bench/run and its cases; source it, do not run it. Needs scripts/lib.sh, and $work, a directory of its own.

# A deb and an rpm of the same files, described for each tool ------------------------------------------------------

# describe NAME TREE RPM-COMPRESSION DEB-COMPRESSION: a spec for gopack and nfpm alike; - leaves a compression out
describe() {
    {
        cat <<EOT
name: golangci-lint
arch: amd64
version: 2.15.0
release: 1
section: devel
priority: optional
maintainer: Bench <bench@gopack.dev>
homepage: https://golangci-lint.run
license: GPL-3.0-or-later
description: |
  Fast linters runner for Go
  It runs linters in parallel.
contents:
EOT
        find "$2" -type f | LC_ALL=C sort | while read -r file; do
            printf '  - {src: "%s", dst: "%s"}\n' "$file" "${file#"$2"}"
        done
        [ "$3" = - ] || printf 'rpm: {compression: "%s"}\n' "$3"
        [ "$4" = - ] || printf 'deb: {compression: "%s"}\n' "$4"
    } >"$work/$1.yaml"
}

# blob FILE MIB: a third of zeros, a third of text, a third that does not compress, the same bytes every time
blob() {
    local third=$(($2 * 1024 * 1024 / 3))
    random() { openssl enc -aes-128-ctr -pass pass:gopack -nosalt </dev/zero 2>/dev/null; }
    mkdir -p "$(dirname "$1")"
    {
        head -c $third /dev/zero
        { random || true; } | base64 | head -c $third
        { random || true; } | head -c $third
    } >"$1" || true
}

deb_control() {
    cat <<EOT
Package: golangci-lint
Version: 2.15.0-1
Architecture: amd64
Section: devel
Priority: optional
Maintainer: Bench <bench@gopack.dev>
Description: Fast linters runner for Go
 It runs linters in parallel.
EOT
}

# deb_tree NAME TREE: what dpkg-deb packages
deb_tree() {
    mkdir -p "$work/$1-deb/DEBIAN"
    cp -al "$2/." "$work/$1-deb/"
    deb_control >"$work/$1-deb/DEBIAN/control"
}

# rpm_spec NAME TREE: what rpmbuild reads; without the steps that change files
rpm_spec() {
    {
        cat <<EOT
Name: golangci-lint
Version: 2.15.0
Release: 1
Summary: Fast linters runner for Go
License: GPL-3.0-or-later
%global debug_package %{nil}
%global __os_install_post %{nil}
%define _build_id_links none
%description
It runs linters in parallel.
%install
cp -al $2/. %{buildroot}
%files
EOT
        (cd "$2" && find . -type f | LC_ALL=C sort | sed 's/^\.//; s/.*/"&"/')
    } >"$work/$1.spec"
}

# The commands: each writes into an empty directory $out -----------------------------------------------------------

gopack() { "$launcher" build "$work/$1.yaml" --out "$out" "${@:2}"; } # gopack NAME [OPTION...]
nfpm() { "$nfpm" package -f "$work/$2.yaml" -p "$1" -t "$out"; }      # nfpm FORMAT NAME
dpkg_deb() { dpkg-deb --root-owner-group "-Z$2" -b "$work/$1-deb" "$out"; } # dpkg_deb NAME COMPRESSION
rpmbuild() { # rpmbuild NAME PAYLOAD
    command rpmbuild -bb --quiet --define "_topdir $work/rpmbuild" --define "_rpmdir $out" \
        --define "_binary_payload $2" "$work/$1.spec"
}
java_peer() { java -cp "$peers/classes:$peers/dependency/*" "$@"; } # java_peer CLASS ARGUMENT...
jdeb() { java_peer Jdeb "$1" "$work/control" "$out/peer.deb"; }     # jdeb TREE
redline() { java_peer Redline "$1" "$out"; }
packager() { java_peer EclipsePackager "$1" "$out"; }
export -f gopack nfpm dpkg_deb rpmbuild java_peer jdeb redline packager

# Java programs to compare with: built at the first call
java_peers() {
    mvn -q -B -f bench/peers/pom.xml package </dev/null >"$work/log" 2>&1 || { cat "$work/log" >&2; die "the peers cannot be built"; }
    mkdir -p "$work/control"
    deb_control >"$work/control/control"
}

# Measuring ---------------------------------------------------------------------------------------------------------

median() { sort -n | awk '{ v[NR] = $1 } END { printf "%.4f\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# measure RUN COMMAND...: one run of a command; appends "wall cpu peak-KiB bytes" to the run's file
measure() {
    local run=$1 start wall
    shift
    out=$work/out
    export out
    rm -rf "$out"
    mkdir "$out"
    sync -f "$work"
    start=$EPOCHREALTIME
    # The function is run by a bash of its own, which is in the time and the same for all.
    /usr/bin/time -f '%U %S %M' -o "$work/time" bash -c '"$@"' bash "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; die "$run failed"; }
    wall=$(awk -v from="$start" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.4f", to - from }')
    awk -v wall="$wall" -v size="$(find "$out" -type f -printf '%s\n' | awk '{ s += $1 } END { printf "%.0f", s }')" \
        '{ print wall, $1 + $2, $3, size }' "$work/time" >>"$work/$run.runs"
}

column() { cut -d' ' -f"$2" "$work/$1.runs"; }

# Reporting ---------------------------------------------------------------------------------------------------------

head_of_rows() {
    printf '\n| command | wall s, median | min-max | CPU s | peak RSS MiB | output MiB |\n|---|---|---|---|---|---|\n'
}

row() { # row RUN WORDS
    printf '| %s | %.3f | %.3f-%.3f | %.2f | %.0f | %.2f |\n' "$2" "$(column "$1" 1 | median)" \
        "$(column "$1" 1 | sort -n | head -n 1)" "$(column "$1" 1 | sort -n | tail -n 1)" "$(column "$1" 2 | median)" \
        "$(column "$1" 3 | sort -n | tail -n 1 | awk '{ print $1 / 1024 }')" "$(column "$1" 4 | tail -n 1 | awk '{ print $1 / 1048576 }')"
}

head_of_ratios() {
    printf '\n| gopack / peer | time | goal | output size |\n|---|---|---|---|\n'
}

# ratio WORDS GOAL RUN PEER[+PEER]: the median of the rounds' ratios; GOAL may be -
ratio() {
    local walls=() peer
    for peer in ${4//+/ }; do walls+=("$work/$peer.runs"); done
    paste -d' ' "$work/$3.runs" "${walls[@]}" | awk '{ p = 0; for (i = 5; i <= NF; i += 4) p += $i; print $1 / p }' |
        median >"$work/ratio"
    paste -d' ' "$work/$3.runs" "${walls[@]}" | tail -n 1 |
        awk -v words="$1" -v goal="$2" -v ratio="$(cat "$work/ratio")" '{
            p = 0; for (i = 8; i <= NF; i += 4) p += $i
            printf "| %s | %.2f%s | %s | %.3f |\n", words, ratio, (goal != "-" && ratio > goal + 0 ? " (missed)" : ""), (goal == "-" ? "" : "≤ " goal), $4 / p
        }'
}
