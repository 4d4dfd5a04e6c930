# shellcheck shell=bash
# Signed packages, 1, 24 and 200 in one run: beside rpmkeys, and beside debsig-verify, which takes one at a time.

gopack_verify() { "$launcher" verify --key "$work/keys/signing.asc" "$work/$1"/*; } # gopack_verify DIRECTORY
rpmkeys_verify() { rpmkeys --dbpath "$work/rpmdb" -K "$work/$1"/*; }                # rpmkeys_verify DIRECTORY
debsig_verify() {                                                                 # debsig_verify DIRECTORY
    local deb
    for deb in "$work/$1"/*; do debsig-verify --quiet --root "$work/root" "$deb" || return 1; done
}
export -f gopack_verify rpmkeys_verify debsig_verify

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
    printf 'sign: {key_file: "%s/keys/signing-secret.asc"}\n' "$work" | tee -a "$work/tool.yaml" >>"$work/tiny.yaml"
    for format in rpm deb; do
        out=$work/tool-$format gopack tool --format "$format" >"$work/log"
        out=$work/tiny-$format gopack tiny --format "$format" >"$work/log"
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
    local count
    for count in 1 24 200; do
        measure "ours-rpm-$count" gopack_verify "rpm-$count"
        measure "rpmkeys-$count" rpmkeys_verify "rpm-$count"
        measure "ours-deb-$count" gopack_verify "deb-$count"
        measure "debsig-$count" debsig_verify "deb-$count"
    done
}

report() {
    local count what
    printf '## Verifying: 1 and 24 packages of golangci-lint, 200 of one small file\n'
    cat "$work/how"
    head_of_rows
    for count in 1 24 200; do
        row "ours-rpm-$count" "gopack verify, $count rpm"
        row "rpmkeys-$count" "rpmkeys -K, $count rpm"
        row "ours-deb-$count" "gopack verify, $count deb"
        row "debsig-$count" "debsig-verify, $count deb"
    done
    printf '\n| gopack / peer | time |\n|---|---|\n'
    for count in 1 24 200; do
        for what in "rpm rpmkeys" "deb debsig"; do
            paste -d' ' "$work/ours-${what% *}-$count.runs" "$work/${what#* }-$count.runs" | awk '{ print $1 / $5 }' | median |
                awk -v words="$count ${what% *}" '{ printf "| %s | %.2f |\n", words, $1 }'
        done
    done
    printf '\nThe peers check digests and signatures. gopack also decompresses the payload and compares every file in it with what\nthe headers or md5sums say, paths, modes and the structure of the archives.\n'
}
