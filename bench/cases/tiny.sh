# shellcheck shell=bash
# 300 packages of one small file each, in one run.

prepare() {
    local i
    mkdir -p "$work/tiny/etc"
    echo 'a = 1' >"$work/tiny/etc/tiny.conf"
    describe tiny-1 "$work/tiny" zstd zstd
    {
        cat "$work/tiny-1.yaml"
        printf 'packages:\n'
        for ((i = 1; i < 150; i++)); do
            printf '  - {suffix: -%s, contents: [{src: "%s/tiny/etc/tiny.conf", dst: "/etc/tiny/%s.conf"}]}\n' $i "$work" $i
        done
    } >"$work/tiny-300.yaml"
}

round() {
    measure many gopack tiny-300
    measure one gopack tiny-1
}

report() {
    printf '## 300 tiny packages in one run\n'
    cat "$work/how"
    head_of_rows
    row many "gopack, 150 rpms and 150 debs"
    row one "gopack, one rpm and one deb"
    paste -d' ' "$work/many.runs" "$work/one.runs" | awk '{ print 298 / ($1 - $5) }' | median |
        awk '{ printf "\n%.0f packages a second after the start%s; the goal is 150.\n", $1, ($1 < 150 ? " (missed)" : "") }'
}
