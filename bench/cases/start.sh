# shellcheck shell=bash
# The start: commands that do next to nothing.

runtimes=()

prepare() {
    local home version
    mkdir -p "$work/start/etc"
    echo 'a = 1' >"$work/start/etc/start.conf"
    describe start "$work/start" zstd zstd
    # what java there is: the one of the other cases, and a later one
    runtimes=("$JAVA_HOME")
    for home in /usr/lib/jvm/*25* /usr/lib/jvm/*21*; do
        if [ -x "$home/bin/java" ]; then
            runtimes+=("$home")
            break
        fi
    done
    # the first run of a command notes what it needs, the second makes the archive
    for home in "${runtimes[@]}"; do
        for i in 1 2 3; do JAVA_HOME=$home out=$work/warm gopack start >/dev/null; done
    done
}

with_java() { JAVA_HOME=$1 "${@:2}"; }
command_of() { "$launcher" "$@" >/dev/null; }
export -f with_java command_of

round() {
    local home
    for home in "${runtimes[@]}"; do
        measure "version-${home##*/}" with_java "$home" command_of version
        measure "check-${home##*/}" with_java "$home" command_of check "$work/start.yaml"
        measure "build-${home##*/}" with_java "$home" gopack start
    done
    measure nfpm nfpm rpm start
}

report() {
    local home name
    printf '## The start\n'
    cat "$work/how"
    head_of_rows
    for home in "${runtimes[@]}"; do
        name="Java $("$home/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')"
        row "version-${home##*/}" "gopack version, $name"
        row "check-${home##*/}" "gopack check, $name"
        row "build-${home##*/}" "gopack build of an rpm and a deb, $name"
    done
    row nfpm "nfpm, an rpm"
    home=${runtimes[0]##*/}
    awk -v version="$(column "version-$home" 1 | median)" -v build="$(column "build-$home" 1 | median)" 'BEGIN {
        printf "\nGoals on Java 17: version 0.20 s%s, build 0.40 s%s.\n", (version > 0.2 ? " (missed)" : ""), (build > 0.4 ? " (missed)" : "") }'
}
