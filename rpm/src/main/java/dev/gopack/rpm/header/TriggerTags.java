package dev.gopack.rpm.header;

import dev.gopack.model.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where triggers stand in a main header. Scripts, programs and priorities have one element a trigger; names, versions,
 * flags and indexes one a condition, and an index is the number of the trigger. // rpm docs/manual/tags.md
 */
@SuppressWarnings("ImmutableEnumChecker") // a Tag is immutable
public enum TriggerTags {
    PACKAGE(
            "%trigger",
            Tags.TRIGGERSCRIPTS,
            Tags.TRIGGERSCRIPTPROG,
            Tags.TRIGGERNAME,
            Tags.TRIGGERVERSION,
            Tags.TRIGGERFLAGS,
            Tags.TRIGGERINDEX,
            Optional.empty()),
    FILE(
            "%filetrigger",
            Tags.FILETRIGGERSCRIPTS,
            Tags.FILETRIGGERSCRIPTPROG,
            Tags.FILETRIGGERNAME,
            Tags.FILETRIGGERVERSION,
            Tags.FILETRIGGERFLAGS,
            Tags.FILETRIGGERINDEX,
            Optional.of(Tags.FILETRIGGERPRIORITIES)),
    TRANSACTION(
            "%transfiletrigger",
            Tags.TRANSFILETRIGGERSCRIPTS,
            Tags.TRANSFILETRIGGERSCRIPTPROG,
            Tags.TRANSFILETRIGGERNAME,
            Tags.TRANSFILETRIGGERVERSION,
            Tags.TRANSFILETRIGGERFLAGS,
            Tags.TRANSFILETRIGGERINDEX,
            Optional.of(Tags.TRANSFILETRIGGERPRIORITIES));

    /** All bits of events. */
    public static final int EVENTS = Sense.TRIGGERPREIN | Sense.TRIGGERIN | Sense.TRIGGERUN | Sense.TRIGGERPOSTUN;

    private final String label;
    private final Tag scripts;
    private final Tag programs;
    private final Tag names;
    private final Tag versions;
    private final Tag flags;
    private final Tag indexes;
    private final Optional<Tag> priorities;

    TriggerTags(
            String label,
            Tag scripts,
            Tag programs,
            Tag names,
            Tag versions,
            Tag flags,
            Tag indexes,
            Optional<Tag> priorities) {
        this.label = label;
        this.scripts = scripts;
        this.programs = programs;
        this.names = names;
        this.versions = versions;
        this.flags = flags;
        this.indexes = indexes;
        this.priorities = priorities;
    }

    /** The tags for triggers of this kind. */
    public static TriggerTags of(Trigger.Event event) {
        return event.perTransaction() ? TRANSACTION : event.onFiles() ? FILE : PACKAGE;
    }

    /** The bit of a condition. // observed: rpm 4.18, file triggers use the bits of plain ones */
    public static int sense(Trigger.Event event) {
        return switch (event) {
            case TRIGGERPREIN -> Sense.TRIGGERPREIN;
            case TRIGGERIN, FILETRIGGERIN, TRANSFILETRIGGERIN -> Sense.TRIGGERIN;
            case TRIGGERUN, FILETRIGGERUN, TRANSFILETRIGGERUN -> Sense.TRIGGERUN;
            case TRIGGERPOSTUN, FILETRIGGERPOSTUN, TRANSFILETRIGGERPOSTUN -> Sense.TRIGGERPOSTUN;
        };
    }

    /** The word that a condition's bit adds to the label: {@code in}, {@code un}, ... */
    public static String suffix(int sense) {
        return (sense & Sense.TRIGGERPREIN) != 0
                ? "prein"
                : (sense & Sense.TRIGGERIN) != 0 ? "in" : (sense & Sense.TRIGGERUN) != 0 ? "un" : "postun";
    }

    /** Start of the name in spec files. */
    public String label() {
        return label;
    }

    /** All of them. */
    public List<Tag> all() {
        List<Tag> all = new ArrayList<>(List.of(scripts, programs, names, versions, flags, indexes));
        priorities.ifPresent(all::add);
        return all;
    }

    /** Tag of the texts. */
    public Tag scripts() {
        return scripts;
    }

    /** Tag of the interpreters, which have no arguments here. */
    public Tag programs() {
        return programs;
    }

    /** Tag of the conditions' names. */
    public Tag names() {
        return names;
    }

    /** Tag of the conditions' versions. */
    public Tag versions() {
        return versions;
    }

    /** Tag of the conditions' {@link Sense} words. */
    public Tag flags() {
        return flags;
    }

    /** Tag of the conditions' triggers. */
    public Tag indexes() {
        return indexes;
    }

    /** Tag of the priorities, which only file triggers have. */
    public Optional<Tag> priorities() {
        return priorities;
    }
}
