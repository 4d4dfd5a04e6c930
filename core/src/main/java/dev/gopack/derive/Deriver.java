package dev.gopack.derive;

import dev.gopack.format.DerivedRelation;
import dev.gopack.format.PackageDraft;
import dev.gopack.io.ContentSource;
import dev.gopack.model.DeriveSettings;
import dev.gopack.model.FileEntry;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.scan.Scanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Derives the relations of packages: scans their files, asks every generator, leaves out what the spec does not want. */
public final class Deriver {

    private final Scanner scanner;
    private final List<DependencyGenerator> generators;

    private Deriver(Scanner scanner, List<DependencyGenerator> generators) {
        this.scanner = scanner;
        this.generators = generators;
    }

    /** With the generators that stand beside this class. */
    public static Deriver load(Scanner scanner) {
        List<DependencyGenerator> found = new ArrayList<>();
        for (DependencyGenerator generator :
                ServiceLoader.load(DependencyGenerator.class, Deriver.class.getClassLoader())) {
            found.add(generator);
        }
        // Several may share an id, one for each format; the order on the class path must not matter.
        found.sort(Comparator.comparing(DependencyGenerator::id)
                .thenComparing(generator -> generator.getClass().getName()));
        return new Deriver(scanner, found);
    }

    /** What each generator derives, by its id. */
    public Map<String, String> generators() {
        SortedMap<String, String> summaries = new TreeMap<>();
        generators.forEach(generator -> summaries.merge(
                generator.id(), generator.summary(), (one, other) -> one.equals(other) ? one : one + "; " + other));
        return summaries;
    }

    /** The package with its derived relations; the same package if nothing is to be derived. */
    public PackageDraft derive(PackageDraft draft, String format, Report.Collector findings) {
        DeriveSettings settings = draft.spec().derive();
        if (!settings.enabled()) {
            return draft;
        }
        refuseUnknown(draft, findings);
        Derivation derivation;
        try {
            derivation = new Derivation(draft, format, scanner.scan(scanned(draft)), excluded(settings), findings);
            Processors.check(derivation);
            HiddenPrograms.check(derivation);
            for (DependencyGenerator generator : generators) {
                if (!settings.off().contains(generator.id())) {
                    derivation.run(generator);
                }
            }
        } catch (FormatException e) {
            findings.add(DeriveRules.BROKEN_FILE
                    .finding(String.valueOf(e.getMessage()))
                    .advising("mend the file, or switch the generator off under derive.off"));
            return draft;
        } catch (IOException e) {
            findings.add(DeriveRules.UNREADABLE.finding("cannot look into the contents: " + GopackException.reason(e)));
            return draft;
        }
        return draft.withDerived(wanted(derivation), derivation.fields());
    }

    /** What relations can follow from: not the files of a module's source, in whose test data there may be any program. */
    private static List<FileEntry> scanned(PackageDraft draft) {
        Set<ContentSource> source = Collections.newSetFromMap(new IdentityHashMap<>());
        draft.source().ifPresent(module -> module.files().forEach(file -> source.add(file.content())));
        return draft.files().stream()
                .filter(file -> !(file instanceof FileEntry.Regular regular && source.contains(regular.content())))
                .toList();
    }

    private void refuseUnknown(PackageDraft draft, Report.Collector findings) {
        List<String> off = draft.spec().derive().off();
        for (int i = 0; i < off.size(); i++) {
            if (!generators().containsKey(off.get(i))) {
                findings.add(DeriveRules.UNKNOWN_GENERATOR
                        .finding("no generator is named " + GopackException.quote(off.get(i)))
                        .advising("there are " + String.join(", ", generators().keySet()))
                        .at(draft.spec().position("derive.off[" + i + "]").orElse(null)));
            }
        }
    }

    private static List<DerivedRelation> wanted(Derivation derivation) {
        return derivation.relations().stream()
                .filter(relation -> !derivation.isExcluded(relation.dependency().toString()))
                .toList();
    }

    private static Predicate<String> excluded(DeriveSettings settings) {
        List<Predicate<String>> patterns =
                settings.exclude().stream().map(Deriver::glob).toList();
        return text -> patterns.stream().anyMatch(pattern -> pattern.test(text));
    }

    /** A pattern with stars, which matches the name of a relation or the whole of it. */
    private static Predicate<String> glob(String pattern) {
        String expression = Pattern.compile("\\*")
                .splitAsStream(pattern + "\0")
                .map(part -> Pattern.quote(part.replace("\0", "")))
                .collect(Collectors.joining(".*"));
        return Pattern.compile(expression + "(?: (?:<|<=|=|>=|>) .*)?").asMatchPredicate();
    }
}
