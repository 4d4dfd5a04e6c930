package dev.gopack.model;

import java.util.List;

/**
 * An rpm trigger: a scriptlet that runs when another package, or a file below a path, comes or goes.
 *
 * @param event when it runs
 * @param conditions packages (for a plain trigger) or path prefixes (for a file trigger)
 * @param script what runs
 * @param priority for file triggers, larger first; rpm's default is 1000000
 */
public record Trigger(Event event, List<Dependency> conditions, ScriptSpec script, int priority) {

    /** rpm's default priority of file triggers. // rpm docs/manual/file_triggers.md */
    public static final int DEFAULT_PRIORITY = 1_000_000;

    /** Copies the conditions and refuses triggers without one. */
    public Trigger {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("a trigger needs a condition");
        }
    }

    /** The moments at which a trigger runs. // rpm docs/manual/triggers.md, file_triggers.md */
    public enum Event {
        /** Before the other package is installed. */
        TRIGGERPREIN(false, false),
        /** After either package is installed. */
        TRIGGERIN(false, false),
        /** Before either package is removed. */
        TRIGGERUN(false, false),
        /** After the other package is removed. */
        TRIGGERPOSTUN(false, false),
        /** After a package with a matching file is installed. */
        FILETRIGGERIN(true, false),
        /** Before a package with a matching file is removed. */
        FILETRIGGERUN(true, false),
        /** After a package with a matching file is removed. */
        FILETRIGGERPOSTUN(true, false),
        /** Once after the transaction that brought matching files. */
        TRANSFILETRIGGERIN(true, true),
        /** Once before the transaction that removes matching files. */
        TRANSFILETRIGGERUN(true, true),
        /** Once after the transaction that removed matching files. */
        TRANSFILETRIGGERPOSTUN(true, true);

        private final boolean onFiles;
        private final boolean perTransaction;

        Event(boolean onFiles, boolean perTransaction) {
            this.onFiles = onFiles;
            this.perTransaction = perTransaction;
        }

        /** True if the conditions are path prefixes. */
        public boolean onFiles() {
            return onFiles;
        }

        /** True if it runs once for the transaction. */
        public boolean perTransaction() {
            return perTransaction;
        }
    }
}
