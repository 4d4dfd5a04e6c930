package dev.gopack.spec;

import dev.gopack.report.GopackException;
import dev.gopack.report.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds {@link Node}s from the events of a YAML parser. Objects are never made from tags, and work stays in proportion
 * to the text: depth, aliases and the number of values after aliases are bounded.
 */
final class YamlReader {

    /** Deepest nesting of lists and maps. */
    static final int MAX_DEPTH = 32;

    /** Most uses of aliases in one text. */
    static final int MAX_ALIASES = 64;

    /** Most values, with aliases counted as if written out. */
    static final int MAX_VALUES = 250_000;

    // docs: YAML 1.2 section 10.3, and the tags that Go's yaml.v3 resolves to text or a date
    private static final Set<String> TAGS = Set.of(
            "!",
            "tag:yaml.org,2002:str",
            "tag:yaml.org,2002:int",
            "tag:yaml.org,2002:float",
            "tag:yaml.org,2002:bool",
            "tag:yaml.org,2002:null",
            "tag:yaml.org,2002:seq",
            "tag:yaml.org,2002:map",
            "tag:yaml.org,2002:timestamp");

    private final String source;
    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<String, Node> anchors = new HashMap<>();
    private int aliases;
    private long values;

    private YamlReader(String source, String text, Problems problems) {
        this.source = source;
        this.problems = problems;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(Integer.MAX_VALUE) // the text is bounded already
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * The one document of a text; a text without one is an empty value.
     *
     * @param problems gets duplicate keys and tags; reading goes on after them
     * @throws dev.gopack.report.SpecException if the text is not YAML, has several documents, or breaks a limit
     */
    static Node read(String source, String text, Problems problems) {
        try {
            return new YamlReader(source, text, problems).document();
        } catch (YamlEngineException e) {
            throw YamlErrors.explain(e, source, text, problems);
        } catch (IllegalArgumentException e) {
            // observed: snakeyaml-engine 3.0.1 throws NumberFormatException at the end of a text within an escape
            throw YamlErrors.brokenEscape(source, text, problems);
        }
    }

    private Node document() {
        events.next(); // the start of the stream
        if (!(events.next() instanceof DocumentStartEvent)) {
            return new Node.Scalar("", true, new SourcePosition(source, 1, 1)); // nothing, or only comments
        }
        Node root = node(events.next(), 1);
        events.next(); // the end of the document
        Event next = events.next();
        if (next instanceof DocumentStartEvent) {
            throw problems.fatal(
                    SpecRules.SYNTAX,
                    position(next),
                    "a second document starts here",
                    "one file is one spec; further packages go into packages:");
        }
        return root;
    }

    private Node node(Event event, int depth) {
        SourcePosition position = position(event);
        if (event instanceof AliasEvent alias) {
            return alias(alias, position);
        }
        if (++values > MAX_VALUES) {
            throw tooMany(position);
        }
        Node node;
        if (event instanceof ScalarEvent scalar) {
            boolean untagged = checkTag(scalar.getTag(), position);
            node = new Node.Scalar(scalar.getValue(), scalar.isPlain() && untagged, position);
        } else if (depth > MAX_DEPTH) {
            throw problems.fatal(SpecRules.LIMIT, position, "lists and maps are nested deeper than " + MAX_DEPTH, null);
        } else if (event instanceof SequenceStartEvent sequence) {
            checkTag(sequence.getTag(), position);
            node = sequence(position, depth);
        } else {
            checkTag(((MappingStartEvent) event).getTag(), position);
            node = mapping(position, depth);
        }
        ((NodeEvent) event).getAnchor().map(Anchor::getValue).ifPresent(name -> anchors.put(name, node));
        return node;
    }

    private Node alias(AliasEvent alias, SourcePosition position) {
        String name = alias.getAlias().getValue();
        Node node = anchors.get(name);
        if (node == null) {
            throw problems.fatal(
                    SpecRules.SYNTAX,
                    position,
                    "no anchor " + GopackException.quote("&" + name) + " before this",
                    null);
        }
        if (++aliases > MAX_ALIASES) {
            throw problems.fatal(SpecRules.LIMIT, position, "more than " + MAX_ALIASES + " uses of aliases", null);
        }
        values += node.size();
        if (values > MAX_VALUES) {
            throw tooMany(position);
        }
        return node;
    }

    private Node sequence(SourcePosition position, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Node.Sequence(items, position);
    }

    private Node mapping(SourcePosition position, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        List<Node.Mapping> merged = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            SourcePosition keyPosition = position(event);
            boolean textual = event instanceof ScalarEvent;
            Node key = node(event, depth + 1);
            Node value = node(events.next(), depth + 1);
            if (!textual || !(key instanceof Node.Scalar scalar)) {
                problems.add(SpecRules.TYPE, keyPosition, "a key has to be text");
            } else if (scalar.plain() && scalar.text().equals("<<")) {
                merge(value, merged);
            } else {
                enter(entries, scalar.text(), new Node.Entry(keyPosition, value));
            }
        }
        merged.forEach(map -> map.entries().forEach(entries::putIfAbsent));
        return new Node.Mapping(entries, position);
    }

    private void enter(Map<String, Node.Entry> entries, String key, Node.Entry entry) {
        Node.Entry first = entries.putIfAbsent(key, entry);
        if (first != null && !problems.full()) {
            problems.add(
                    SpecRules.DUPLICATE_KEY,
                    entry.keyPosition(),
                    "the key " + GopackException.quote(key) + " is there already, in line "
                            + first.keyPosition().line());
        }
    }

    // docs: https://yaml.org/type/merge.html; Go's yaml.v3, which reads nfpm's files, follows it
    private void merge(Node value, List<Node.Mapping> merged) {
        List<Node> maps = value instanceof Node.Sequence sequence ? sequence.items() : List.of(value);
        for (Node map : maps) {
            if (map instanceof Node.Mapping mapping) {
                merged.add(mapping);
            } else {
                problems.add(SpecRules.TYPE, map.position(), "\"<<\" takes in a map, or a list of maps");
            }
        }
    }

    /** True if there is no tag, so that a plain scalar may stand for "nothing". */
    private boolean checkTag(Optional<String> tag, SourcePosition position) {
        if (tag.isPresent() && !TAGS.contains(tag.get())) {
            problems.add(
                    SpecRules.TAG, position, "the tag " + GopackException.quote(tag.get()) + " is not allowed here");
        }
        return tag.isEmpty();
    }

    private RuntimeException tooMany(SourcePosition position) {
        return problems.fatal(
                SpecRules.LIMIT, position, "more than " + MAX_VALUES + " values, aliases counted as written out", null);
    }

    private SourcePosition position(Event event) {
        Mark mark = event.getStartMark().orElseThrow();
        return new SourcePosition(source, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
