package dev.gopack.format;

import dev.gopack.imports.SourceModule;
import dev.gopack.model.Architecture;
import dev.gopack.model.Changelog;
import dev.gopack.model.FileEntry;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.Scriptlet;
import dev.gopack.model.Trigger;
import dev.gopack.target.Target;
import dev.gopack.target.Variant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package for one format, target and architecture with everything found that does not depend on the format's rules.
 *
 * @param spec what was asked for, overrides applied
 * @param variant format, target and architecture
 * @param version parts of the version
 * @param timestamp the package's time in seconds since 1970-01-01T00:00:00Z
 * @param files what is installed, sorted by path, with every parent directory (those that are not owned are marked
 *     implicit); files that the spec has for another format are left out
 * @param scriptlets scriptlets with their text
 * @param controlFiles texts of {@link dev.gopack.model.DebSettings#controlFiles}
 * @param triggers texts of {@link dev.gopack.model.RpmSettings#triggers}
 * @param changelog what changed
 * @param derived relations that follow from the files, each with its cause
 * @param derivedFields further metadata that follows from the files, by the format's own names
 * @param module the module whose source is among the files, or null
 */
public record PackageDraft(
        PackageSpec spec,
        Variant variant,
        PackageVersion version,
        long timestamp,
        List<FileEntry> files,
        Map<ScriptSlot, Scriptlet> scriptlets,
        Map<String, String> controlFiles,
        List<TriggerScript> triggers,
        Changelog changelog,
        List<DerivedRelation> derived,
        Map<String, String> derivedFields,
        @Nullable SourceModule module) {

    /** Copies the collections, keeping their order. */
    public PackageDraft {
        derived = List.copyOf(derived);
        derivedFields = Collections.unmodifiableMap(new LinkedHashMap<>(derivedFields));
        files = List.copyOf(files);
        scriptlets = Collections.unmodifiableMap(new LinkedHashMap<>(scriptlets));
        controlFiles = Collections.unmodifiableMap(new LinkedHashMap<>(controlFiles));
        triggers = List.copyOf(triggers);
    }

    /** A package without the source of a module. */
    public PackageDraft(
            PackageSpec spec,
            Variant variant,
            PackageVersion version,
            long timestamp,
            List<FileEntry> files,
            Map<ScriptSlot, Scriptlet> scriptlets,
            Map<String, String> controlFiles,
            List<TriggerScript> triggers,
            Changelog changelog,
            List<DerivedRelation> derived,
            Map<String, String> derivedFields) {
        this(
                spec,
                variant,
                version,
                timestamp,
                files,
                scriptlets,
                controlFiles,
                triggers,
                changelog,
                derived,
                derivedFields,
                null);
    }

    /** The module whose source is among the files. */
    public Optional<SourceModule> source() {
        return Optional.ofNullable(module);
    }

    /** What processors it is for. */
    public Architecture architecture() {
        return variant.architecture();
    }

    /** The release of a distribution that it is for; empty if it is for all that the format serves. */
    public Optional<Target> target() {
        return variant.target();
    }

    /** The same package with what follows from its files. */
    public PackageDraft withDerived(List<DerivedRelation> relations, Map<String, String> fields) {
        return new PackageDraft(
                spec,
                variant,
                version,
                timestamp,
                files,
                scriptlets,
                controlFiles,
                triggers,
                changelog,
                relations,
                fields,
                module);
    }

    /** The same package with scriptlets that do more, and with what they need. */
    public PackageDraft withScriptlets(PackageSpec needing, Map<ScriptSlot, Scriptlet> others) {
        return new PackageDraft(
                needing,
                variant,
                version,
                timestamp,
                files,
                others,
                controlFiles,
                triggers,
                changelog,
                derived,
                derivedFields,
                module);
    }

    /**
     * A trigger with its text.
     *
     * @param trigger when it runs
     * @param interpreter program and arguments
     * @param body text
     */
    public record TriggerScript(Trigger trigger, List<String> interpreter, String body) {
        /** Copies the interpreter. */
        public TriggerScript {
            interpreter = List.copyOf(interpreter);
        }
    }
}
