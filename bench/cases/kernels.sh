# shellcheck shell=bash
# The compressors alone: ours in a process of its own, beside xz and zstd with two threads.

input=$tool/amd64/golangci-lint

prepare() {
    mkdir -p "$work/kernel"
    head -c 1M "$input" >"$work/start"
    javac -d "$work/kernel" -cp "$GOPACK_JAR" bench/Kernel.java
}

kernel() { java -XX:+UseSerialGC -cp "$GOPACK_JAR:$work/kernel" Kernel "$1" "$2" "$3" "$out/packed"; } # CODEC LEVEL FILE
packed() { "$1" "-T$2" "-$3" -c "$4" >"$out/packed"; }                                                  # PROGRAM THREADS LEVEL FILE
export -f kernel packed

xz_rounds=0
round() {
    local level
    measure start kernel zstd 3 "$work/start"
    for level in 3 5 9; do
        measure "ours-zstd-$level" kernel zstd $level "$input"
        measure "zstd-$level" packed zstd 2 $level "$input"
    done
    [ $((xz_rounds++)) -lt 3 ] || return 0
    measure ours-xz-6 kernel xz 6 "$input"
    measure xz-6 packed xz 2 6 "$input"
    measure ours-gzip-6 kernel gzip 6 "$input"
    measure gzip-6 gzip_one - 6 "$input"
}
gzip_one() { gzip "-$2" -c "$3" >"$out/packed"; }
export -f gzip_one

report() {
    local level
    printf '## The compressors alone, on golangci-lint, two threads\n'
    cat "$work/how"
    printf 'The ratios of zstd are less the start of Java and of the library, about that of the process that compresses 1 MiB of it in\nthe same round; those of xz and gzip, which take long, with all.\n'
    head_of_rows
    for level in 3 5 9; do
        row "ours-zstd-$level" "gopack, zstd, level $level"
        row "zstd-$level" "zstd -T2 -$level"
    done
    row start "gopack, zstd, level 3, the first MiB"
    row ours-xz-6 "gopack, xz, level 6"
    row xz-6 "xz -T2 -6"
    row ours-gzip-6 "gopack, gzip, level 6"
    row gzip-6 "gzip -6, which has one thread"
    head_of_ratios
    for level in 3 5 9; do
        paste -d' ' "$work/ours-zstd-$level.runs" "$work/start.runs" | awk '{ $1 -= $5; print $1, $2, $3, $4 }' >"$work/kernel-zstd-$level.runs"
    done
    for level in 3 5 9; do ratio "zstd, level $level / zstd -T2" 1.2 "kernel-zstd-$level" "zstd-$level"; done
    ratio "xz, level 6 / xz -T2" 1.25 ours-xz-6 xz-6
    ratio "gzip, level 6 / gzip" - ours-gzip-6 gzip-6
}
