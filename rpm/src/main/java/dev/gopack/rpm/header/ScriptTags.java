package dev.gopack.rpm.header;

import dev.gopack.model.ScriptSlot;

/** Where each scriptlet stands in a main header. // rpm docs/manual/tags.md, scriptlet tags */
@SuppressWarnings("ImmutableEnumChecker") // a Tag is immutable
public enum ScriptTags {
    PRETRANS(ScriptSlot.PRETRANS, "%pretrans", Tags.PRETRANS, Tags.PRETRANSPROG, Sense.PRETRANS),
    PRE(ScriptSlot.PREINSTALL, "%pre", Tags.PREIN, Tags.PREINPROG, Sense.PRE),
    POST(ScriptSlot.POSTINSTALL, "%post", Tags.POSTIN, Tags.POSTINPROG, Sense.POST),
    PREUN(ScriptSlot.PREREMOVE, "%preun", Tags.PREUN, Tags.PREUNPROG, Sense.PREUN),
    POSTUN(ScriptSlot.POSTREMOVE, "%postun", Tags.POSTUN, Tags.POSTUNPROG, Sense.POSTUN),
    POSTTRANS(ScriptSlot.POSTTRANS, "%posttrans", Tags.POSTTRANS, Tags.POSTTRANSPROG, Sense.POSTTRANS),
    PREUNTRANS(ScriptSlot.PREUNTRANS, "%preuntrans", Tags.PREUNTRANS, Tags.PREUNTRANSPROG, Sense.PREUNTRANS),
    POSTUNTRANS(ScriptSlot.POSTUNTRANS, "%postuntrans", Tags.POSTUNTRANS, Tags.POSTUNTRANSPROG, Sense.POSTUNTRANS),
    VERIFY(ScriptSlot.VERIFY, "%verifyscript", Tags.VERIFYSCRIPT, Tags.VERIFYSCRIPTPROG, Sense.VERIFY);

    private final ScriptSlot slot;
    private final String label;
    private final Tag body;
    private final Tag program;
    private final int sense;

    ScriptTags(ScriptSlot slot, String label, Tag body, Tag program, int sense) {
        this.slot = slot;
        this.label = label;
        this.body = body;
        this.program = program;
        this.sense = sense;
    }

    /** The tags of a slot. */
    public static ScriptTags of(ScriptSlot slot) {
        for (ScriptTags tags : values()) {
            if (tags.slot == slot) {
                return tags;
            }
        }
        throw new IllegalStateException("no tags for " + slot);
    }

    /** The slot. */
    public ScriptSlot slot() {
        return slot;
    }

    /** Name in spec files. */
    public String label() {
        return label;
    }

    /** Tag of the text. */
    public Tag body() {
        return body;
    }

    /** Tag of interpreter and arguments. */
    public Tag program() {
        return program;
    }

    /** Bit of a requirement that this scriptlet has. */
    public int sense() {
        return sense;
    }
}
