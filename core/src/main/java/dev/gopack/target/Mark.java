package dev.gopack.target;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a value comes from, the most trusted first. */
public enum Mark {
    /** A name or a grouping of Gopack's own, which cannot be wrong. */
    OWN("a name or grouping of Gopack's own"),
    /** Said by the spec that is built, of a target that it defines or amends. */
    SPEC("said by the spec"),
    /** Read in the release's own package data, or a command's answer on that release. */
    RAN("read in the release's package data, or run there"),
    /** Read in the distribution's own source repository. */
    SOURCE("read in the distribution's source repository"),
    /** Found out with the package formats: experiments with rpm and dpkg, their sources, reports of their bugs. */
    FORMAT("found out with the package formats: experiments, sources, bug reports"),
    /** From the data of endoflife.date. */
    EOL("data of endoflife.date, 2026-08-22"),
    /** From a page of the vendor, or the manifest of an image. */
    DOC("a page of the vendor, or the manifest of an image"),
    /** From memory: good for a warning, not for a refusal. */
    MEMORY("from memory; nothing is refused for it"),
    /** Weaker still: a guess that nobody has checked. */
    UNVERIFIED("a guess that nobody has checked");

    private static final List<Mark> ALL = List.of(values());

    private final String meaning;
    private final String word;

    Mark(String meaning) {
        this.meaning = meaning;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    /** The mark with this word. */
    static Optional<Mark> of(String word) {
        for (Mark mark : ALL) {
            if (mark.word.equals(word)) {
                return Optional.of(mark);
            }
        }
        return Optional.empty();
    }

    /** Lower-case name, as the table and JSON have it. */
    public String word() {
        return word;
    }

    /** What it says about a value. */
    public String meaning() {
        return meaning;
    }

    /** True if a package may be refused because of such a value. */
    public boolean isFirm() {
        return compareTo(MEMORY) < 0;
    }
}
