package dev.gopack.deb.read;

import static dev.gopack.deb.read.DebFixture.CONTROL;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Further packages with one thing wrong each: values that dpkg does not unpack, and names that no disk takes. */
final class RawRefusedDebs {

    private RawRefusedDebs() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new TreeMap<>();
        Map.ofEntries(
                        Map.entry("essential-and-not-sure", "Essential: maybe"),
                        Map.entry("protected-and-not-sure", "Protected: maybe"),
                        Map.entry("multi-arch-of-nobody", "Multi-Arch: foo"),
                        Map.entry("revision-in-a-field-of-its-own", "Revision: 5"),
                        Map.entry("priority-of-two-words", "Priority: required x"),
                        Map.entry("conflict-with-a-choice", "Conflicts: a | b"),
                        Map.entry("breaks-with-a-choice", "Breaks: a | b"),
                        Map.entry("replaces-with-a-choice", "Replaces: a | b"),
                        Map.entry("provides-with-a-choice", "Provides: a | b"),
                        Map.entry("need-of-a-version-that-is-none", "Depends: a (= _)"),
                        Map.entry("need-of-a-version-without-a-digit", "Depends: a (= x1)"),
                        Map.entry("old-word-for-suggests-with-noise", "Optional: a b"),
                        Map.entry("list-of-conffiles-in-the-control-file", "Conffiles: x"),
                        Map.entry("conffile-without-a-digest-in-control-file", "Conffiles:\n /etc/a"),
                        Map.entry("triggers-that-are-pending", "Triggers-Pending: a"),
                        Map.entry("triggers-that-are-awaited", "Triggers-Awaited: a"),
                        Map.entry("two-names-for-one-size", "Filename: a b\nSize: 1"),
                        Map.entry("size-without-a-value", "Size:\nX-More: x"),
                        Map.entry("field-without-a-value-at-the-end", "X-More:"))
                .forEach(
                        (name, field) -> all.put(name + " control-file", RawBrokenDebs.fields(CONTROL + field + "\n")));
        Map.of(
                        "need-in-capitals", "Depends: Other",
                        "multi-arch-in-capitals", "Multi-Arch: Foreign",
                        "provides-a-range-of-versions", "Provides: other (>= 1)")
                .forEach((name, field) ->
                        all.put(name + " read-differently", RawBrokenDebs.fields(CONTROL + field + "\n")));
        all.put(
                "same-for-all-architectures control-file",
                RawBrokenDebs.fields(CONTROL.replace("amd64", "all") + "Multi-Arch: same\n"));
        all.put(
                "control-file-with-a-long-name control-archive",
                RawBrokenDebs.control(RawBrokenDebs.files().longFile("./" + "x".repeat(101), "x")));
        all.put(
                "path-with-a-long-part tar",
                RawBrokenDebs.tar(RawBrokenDebs.tree().longFile("./" + "x".repeat(247), "x")));
        all.put("conffile-that-is-a-directory conffiles", listing("conffiles", "/etc/hello.d\n"));
        all.put("conffile-that-is-removed-and-shipped conffiles", listing("conffiles", "remove-on-upgrade /etc/a\n"));
        all.put("conffile-behind-two-blanks conffiles", listing("conffiles", "remove-on-upgrade  /etc/b\n"));
        all.put("conffile-with-a-long-path conffiles", listing("conffiles", "/" + "x".repeat(996) + "\n"));
        all.put("trigger-of-another-word triggers", listing("triggers", "foo bar\n"));
        all.put("trigger-without-a-name triggers", listing("triggers", "interest \n"));
        all.put("trigger-of-two-words triggers", listing("triggers", "interest a b\n"));
        all.put("trigger-with-a-carriage-return triggers", listing("triggers", "interest a\r\n"));
        all.put("trigger-with-a-long-name triggers", listing("triggers", "interest " + "x".repeat(246) + "\n"));
        all.put("list-of-triggers-that-is-cut triggers", listing("triggers", "interest a"));
        all.put("path-that-is-too-long tar", RawBrokenDebs.tar(deep()));
        return all;
    }

    /** A package with the file /etc/a, a directory of its own, and this file in its control archive. */
    static byte[] listing(String name, String content) {
        TarFixture control = RawBrokenDebs.files().file("./" + name, content);
        TarFixture data =
                RawBrokenDebs.tree().directory("./etc/").file("./etc/a", "x").directory("./etc/hello.d/");
        return DebFixture.ar()
                .member("debian-binary")
                .member("control.tar.gz", DebFixture.compress("control.tar.gz", control.end()))
                .member("data.tar.gz", DebFixture.compress("data.tar.gz", data.end()))
                .bytes();
    }

    /** A file below forty directories of a hundred bytes each, and of one that makes the path a byte too long. */
    private static TarFixture deep() {
        TarFixture tree = RawBrokenDebs.tree();
        String path = ".";
        for (int i = 0; i < 40; i++) {
            path += "/" + "d".repeat(99);
            tree.add("././@LongLink", 'L', "", path + "/\0").directory((path + "/").substring(0, 100));
        }
        return tree.longFile(path + "/" + "f".repeat(86), "x");
    }

    /** Lists that look odd, and dpkg takes them. */
    static List<byte[]> oddLists() {
        return List.of(
                listing("conffiles", "\n/etc/a \nremove-on-upgrade /etc/b\nremove-on-upgrade /etc/b\n"),
                listing("triggers", "\n  # any word\n interest-noawait\t /usr/x  \nactivate a#b\n"),
                listing("triggers", "interest " + "x".repeat(245) + "\n"),
                listing("triggers", ""));
    }

    /** Values that look odd, and dpkg takes them. */
    static byte[] odd() {
        return RawBrokenDebs.fields(CONTROL
                + "Essential: NO\nProtected:\nPriority: this is none\nConflicts:\n"
                + "Depends: a:any (1), b_c (<2)\nEnhances: a | b\n"
                + "Conffiles:\n /etc/a d41d\n /etc/b d41d obsolete\nFilename: a\nSize: x\nX-Last:\n more\n");
    }
}
