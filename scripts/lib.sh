# shellcheck shell=bash
# Shared by the scripts of this repository; source it, do not run it.

GOPACK_CACHE=${GOPACK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/gopack}

say() { printf '== %s\n' "$*" >&2; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# retried COMMAND...: up to three times, since networks fail now and then.
retried() {
    local try
    for try in 1 2 3; do
        ! "$@" || return 0
        [ "$try" = 3 ] || { say "${*:1:3}: failed; trying again" && sleep $((try * 5)); }
    done
    return 1
}

# Exports JAVA_HOME: a JDK 17 or newer, the one from JAVA_HOME or PATH if it will do.
find_jdk() {
    local home version
    for home in "${JAVA_HOME:-}" "$(home_of javac)" "$(home_of java)" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -x "$home/bin/javac" ] || continue
        version=$("$home/bin/javac" -version 2>&1) || continue
        version=${version#javac }
        [ "${version%%[!0-9]*}" -ge 17 ] || continue
        export JAVA_HOME=$home PATH="$home/bin:$PATH"
        return 0
    done
    return 1
}

home_of() {
    local program
    program=$(command -v "$1") || return 0
    program=$(readlink -f "$program")
    printf '%s\n' "${program%/bin/*}"
}

# Exports a PATH with go: some installations leave it to the user to add it.
find_go() {
    command -v go >/dev/null && return 0
    [ -x /usr/local/go/bin/go ] || return 1
    export PATH="/usr/local/go/bin:$PATH"
}

# Exports a PATH with a Go that is new enough: before 1.21 it knows nothing of toolchains, but can fetch one like any
# other module.
modern_go() {
    local toolchain=1.26.7 minor platform dir kept
    minor=$(go env GOVERSION | sed -n 's/^go1\.\([0-9]*\).*/\1/p')
    [ "${minor:-99}" -lt 21 ] || return 0
    platform=$(go env GOHOSTOS)-$(go env GOHOSTARCH)
    kept=$GOPACK_CACHE/go$toolchain.$platform
    if [ ! -x "$kept/bin/go" ]; then
        say "Go 1.$minor is too old; fetching Go $toolchain as a module"
        dir=$(go mod download -json "golang.org/toolchain@v0.0.1-go$toolchain.$platform" | sed -n 's/^\t"Dir": "\(.*\)",*$/\1/p')
        [ -n "$dir" ] || { say "it cannot be fetched"; return 0; }
        rm -rf "$kept.tmp"
        cp -R "$dir" "$kept.tmp"
        chmod -R u+w "$kept.tmp"
        find "$kept.tmp/bin" "$kept.tmp/pkg/tool" -type f -exec chmod +x {} +
        mv "$kept.tmp" "$kept"
    fi
    export GOROOT=$kept PATH="$kept/bin:$PATH"
}

# The Debian package that brings a program, where the two have different names.
package_of() {
    case $1 in
        jdk) echo default-jdk-headless ;;
        mvn) echo maven ;;
        go) echo golang-go ca-certificates ;;
        gcc) echo gcc libc6-dev ;;
        rpmbuild | rpmsign) echo rpm ;;
        createrepo_c) echo createrepo-c ;;
        dpkg-deb | dpkg-scanpackages | dpkg-shlibdeps) echo dpkg-dev ;;
        apt-ftparchive) echo apt-utils ;;
        gpg) echo gnupg ;;
        softhsm2-util) echo softhsm2 ;;
        pkcs11-tool) echo opensc ;;
        dh) echo debhelper ;;
        systemd-analyze) echo systemd ;;
        mmdebstrap) echo mmdebstrap debian-archive-keyring ;;
        unshare | nsenter) echo util-linux ;;
        xz) echo xz-utils ;;
        readelf) echo binutils ;;
        getcap) echo libcap2-bin ;;
        *) echo "$1" ;;
    esac
}

has_tool() {
    case $1 in
        jdk) find_jdk ;;
        go) find_go ;;
        time) [ -x /usr/bin/time ] ;;
        *) PATH="$PATH:/usr/sbin:/sbin" command -v "$1" >/dev/null ;;
    esac
}

# need_tools PROGRAM...: installs those that are missing, and touches nothing when none is.
need_tools() {
    local tool names missing=() packages=() sudo=()
    for tool in "$@"; do
        has_tool "$tool" && continue
        missing+=("$tool")
        read -r -a names < <(package_of "$tool")
        packages+=("${names[@]}")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    mapfile -t packages < <(printf '%s\n' "${packages[@]}" | awk '!seen[$0]++')

    if ! grep -qE '^ID=("?)(debian|ubuntu)\1$' /etc/os-release 2>/dev/null || ! command -v apt-get >/dev/null; then
        die "missing: ${missing[*]}. Install them (jdk: any JDK from 17 on) and run this again; on Debian and Ubuntu it would do so itself."
    fi
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "missing: ${missing[*]}. As root: apt-get install ${packages[*]}"
        sudo=(sudo)
    fi
    say "missing: ${missing[*]}; installing with apt-get: ${packages[*]}"
    "${sudo[@]}" apt-get update -qq
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
    for tool in "${missing[@]}"; do
        has_tool "$tool" || die "$tool is still missing after its installation"
    done
}

# This machine's architecture, in Go's words.
host_arch() {
    case $(uname -m) in
        x86_64) echo amd64 ;;
        aarch64 | arm64) echo arm64 ;;
        *) uname -m ;;
    esac
}

# The size of a file for people to read.
size_of() {
    local bytes
    bytes=$(wc -c <"$1")
    if [ "$bytes" -ge 1048576 ]; then
        awk -v b="$bytes" 'BEGIN { printf "%.1f MiB\n", b / 1048576 }'
    else
        awk -v b="$bytes" 'BEGIN { printf "%.1f KiB\n", b / 1024 }'
    fi
}

# Seconds with fractions: now, and the time since a now.
now() { printf '%s\n' "${EPOCHREALTIME:-$(date +%s)}"; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.3f\n", b - a }'; }
