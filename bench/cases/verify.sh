# shellcheck shell=bash
# Signed packages, 1, 24, 200 and a large one in one run: beside rpmkeys, and beside debsig-verify, which takes one at a time.
# What unpacks them into nothing is there as well: gopack does both.

gopack_verify() { "$launcher" verify --key "$work/keys/signing.asc" "$work/$1"/*; } # gopack_verify DIRECTORY
rpmkeys_verify() { rpmkeys --dbpath "$work/rpmdb" -K "$work/$1"/*; }                # rpmkeys_verify DIRECTORY
debsig_verify() {                                                                 # debsig_verify DIRECTORY
    local deb
    for deb in "$work/$1"/*; do debsig-verify --quiet --root "$work/root" "$deb" || return 1; done
}
rpm_unpack() { local rpm; for rpm in "$work/$1"/*; do rpm2cpio "$rpm" >/dev/null || return 1; done; }
deb_unpack() { local deb; for deb in "$work/$1"/*; do dpkg-deb --fsys-tarfile "$deb" >/dev/null || return 1; done; }
export -f gopack_verify rpmkeys_verify debsig_verify rpm_unpack deb_unpack
sets="1 24 200 large"

prepare() {
    local format i id
    need_tools rpm gpg debsig-verify
    export GNUPGHOME=$work/gnupg # nothing of the user's is read
    mkdir -m 700 "$GNUPGHOME"
    "$launcher" keygen "Bench <bench@gopack.dev>" --no-passphrase --out "$work/keys" --file-name signing >"$work/log"
    mkdir -p "$work/rpmdb" "$work/tiny/etc"
    rpmkeys --dbpath "$work/rpmdb" --import "$work/keys/signing.asc"
    id=$(gpg --with-colons --show-keys "$work/keys/signing.asc" | awk -F: '$1 == "pub" { print $5; exit }')
    trust "$id" "$work/root"
    echo 'a = 1' >"$work/tiny/etc/tiny.conf"
    describe tool "$tree" zstd xz
    describe tiny "$work/tiny" zstd xz
    blob "$work/large/usr/share/large/blob" 512
    describe large "$work/large" zstd xz:0
    printf 'sign: {key_file: "%s/keys/signing-secret.asc"}\n' "$work" | tee -a "$work/tool.yaml" "$work/large.yaml" >>"$work/tiny.yaml"
    for format in rpm deb; do
        out=$work/tool-$format gopack tool --format "$format" >"$work/log"
        out=$work/tiny-$format gopack tiny --format "$format" >"$work/log"
        out=$work/$format-large gopack large --format "$format" >"$work/log"
        mkdir -p "$work/$format-"{1,24,200}
        ln "$work/tool-$format"/* "$work/$format-1/"
        for ((i = 1; i <= 200; i++)); do
            [ "$i" -gt 24 ] || ln "$work/tool-$format"/*.$format "$work/$format-24/$i.$format"
            ln "$work/tiny-$format"/*.$format "$work/$format-200/$i.$format"
        done
    done
}

# trust ID ROOT: what debsig-verify needs to take the signatures of a key
trust() {
    mkdir -p "$2/usr/share/debsig/keyrings/$1" "$2/etc/debsig/policies/$1"
    gpg --dearmor <"$work/keys/signing.asc" >"$2/usr/share/debsig/keyrings/$1/debsig.gpg"
    cat >"$2/etc/debsig/policies/$1/bench.pol" <<EOT
<?xml version="1.0"?>
<!DOCTYPE Policy SYSTEM "https://www.debian.org/debsig/1.0/policy.dtd">
<Policy xmlns="https://www.debian.org/debsig/1.0/">
  <Origin Name="bench" id="$1" Description="bench"/>
  <Selection><Required Type="origin" File="debsig.gpg" id="$1"/></Selection>
  <Verification><Required Type="origin" File="debsig.gpg" id="$1"/></Verification>
</Policy>
EOT
}

round() {
    local set
    for set in $sets; do
        measure "ours-rpm-$set" gopack_verify "rpm-$set"
        measure "rpmkeys-$set" rpmkeys_verify "rpm-$set"
        measure "unpack-rpm-$set" rpm_unpack "rpm-$set"
        measure "ours-deb-$set" gopack_verify "deb-$set"
        measure "debsig-$set" debsig_verify "deb-$set"
        measure "unpack-deb-$set" deb_unpack "deb-$set"
    done
}

# quotient OURS PEER...: the median of the rounds' ratios with the sum of the peers
quotient() {
    local runs=() one
    for one in "$@"; do runs+=("$work/$one.runs"); done
    paste -d' ' "${runs[@]}" | awk '{ p = 0; for (i = 5; i <= NF; i += 4) p += $i; print $1 / p }' | median
}

report() {
    local set
    printf '## Verifying: 1 and 24 packages of golangci-lint, 200 of one small file, one of 512 MiB\n'
    cat "$work/how"
    head_of_rows
    for set in $sets; do
        row "ours-rpm-$set" "gopack verify, $set rpm"
        row "rpmkeys-$set" "rpmkeys -K, $set rpm"
        row "unpack-rpm-$set" "rpm2cpio, $set rpm"
        row "ours-deb-$set" "gopack verify, $set deb"
        row "debsig-$set" "debsig-verify, $set deb"
        row "unpack-deb-$set" "dpkg-deb --fsys-tarfile, $set deb"
    done
    printf '\n| gopack / peer | signatures and digests | these and unpacking |\n|---|---|---|\n'
    for set in $sets; do
        printf '| %s rpm | %.2f | %.2f |\n' "$set" "$(quotient "ours-rpm-$set" "rpmkeys-$set")" \
            "$(quotient "ours-rpm-$set" "rpmkeys-$set" "unpack-rpm-$set")"
        printf '| %s deb | %.2f | %.2f |\n' "$set" "$(quotient "ours-deb-$set" "debsig-$set")" \
            "$(quotient "ours-deb-$set" "debsig-$set" "unpack-deb-$set")"
    done
    cat <<'EOT'

rpmkeys checks the signatures and the digests of headers and compressed payload; debsig-verify the signature over the three
members, without looking into them. rpm2cpio and dpkg-deb decompress, write into nothing, and compare nothing. gopack does
both, and compares every file with what headers or md5sums say, its path and its mode, and the structure of the archives. It
takes the packages of a run in one process and in parallel, as rpmkeys takes them in one; the others are started for each.
EOT
}
