package dev.gopack.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Either;
import dev.gopack.spec.Shape.Listing;
import dev.gopack.spec.Shape.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An editor with the schema and the reader are of one mind; where a schema cannot follow, the test says so. */
class SchemaAgreementTest {

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(SpecSchema.json());

    private static final Map<String, String> ENVIRONMENT = Map.of("SET", "1");

    /** What the schema says of a document; nothing if it is content. */
    private static Set<ValidationMessage> schemaSays(String yaml) {
        return SCHEMA.validate(json(YamlReader.read("test", yaml, new Problems())));
    }

    private static List<String> readerSays(String yaml) {
        return Specs.findings(yaml, ENVIRONMENT).stream()
                .filter(line -> line.contains(" error: "))
                .toList();
    }

    /** The tree that an editor sees. // docs: YAML 1.2 section 10.3.2, the core schema */
    private static JsonNode json(Node node) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = factory.objectNode();
            mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = factory.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        String text = scalar.text();
        if (scalar.isNull()) {
            return factory.nullNode();
        }
        if (!scalar.plain()) {
            return factory.textNode(text);
        }
        if (text.matches("true|True|TRUE|false|False|FALSE")) {
            return factory.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (text.matches("0o[0-7]+")) {
            return factory.numberNode(Long.parseLong(text.substring(2), 8));
        }
        if (text.matches("0x[0-9a-fA-F]+")) {
            return factory.numberNode(Long.parseLong(text.substring(2), 16));
        }
        if (text.matches("[-+]?[0-9]{1,18}")) {
            return factory.numberNode(Long.parseLong(text));
        }
        if (text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")) {
            return factory.numberNode(new BigDecimal(text));
        }
        return factory.textNode(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: a, version: 1.10}",
                "{name: 7, version: true, release: 1, vendor: ~, license: 2.0, section: ''}",
                "{name: $SET, version: 'v${SET}', epoch: $SET, mtime: '${UNSET:-2020-01-01}'}",
                "{name: a, version: 1, arch: arm64, archs: [amd64, 386, '${SET}'], platform: linux}",
                "{name: a, version: 1, version_schema: none, epoch: 4294967295, prerelease: rc.1}",
                "{name: a, version: 1, epoch: '2', mtime: 2020-01-02T03:04:05+01:00, umask: 0o022}",
                "{name: a, version: 1, mtime: 2020-1-2 3:04:05, umask: '022', disable_globbing: yes}",
                "{name: a, version: 1, disable_globbing: false, umask: 18, changelog: c.yaml}",
                "{name: a, version: 1, depends: [a, 'b (>= 1)', c | d, (e if f), ~, '']}",
                "{name: a, version: 1, depends: , contents: , rpm: , deb: , scripts: , overrides: , packages: }",
                "{name: a, version: 1, contents: [{src: a, dst: /a}, {dst: /b, type: dir}, {dst: c/, type: ghost}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, type: config|noreplace, packager: deb, expand: on}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, file_info: {mode: 0644, owner: a, group: 10}}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, file_info: {mode: '0755', lang: de, mtime: 2020-01-01}}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a..b/..c, type: tree, disown_subtree: [/a]}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, type: '', file_info: {capabilities: cap_chown=ep}}]}",
                "{name: a, version: 1, scripts: {preinstall: a.sh, postinstall: {file: b, interpreter: /bin/sh -e}}}",
                "{name: a, version: 1, scripts: {preremove: {text: 'x ${', interpreter: [/bin/sh, -e]}, postremove: ''}}",
                "{name: a, version: 1, rpm: {compression: zstd:19, prefixes: [/usr], summary: s, arch: x86_64}}",
                "{name: a, version: 1, rpm: {requires: {post: [a]}, scripts: {verify: v}, signature: {key_file: k, key_id: 12}}}",
                "{name: a, version: 1, rpm: {triggers: [{on: triggerin, packages: [a], script: s, priority: 5}]}}",
                "{name: a, version: 1, deb: {compression: none, multi_arch: no, fields: {Bugs: b, X-Y: ''}, arch_variant: v2}}",
                "{name: a, version: 1, deb: {triggers: {interest: [a]}, signature: {method: debsign, type: origin, key_file: k}}}",
                "{name: a, version: 1, apk: [1, {2: 3}], archlinux: x, ipk: , msix: {}}",
                "{name: a, version: 1, overrides: {rpm: {depends: [a]}, deb: , apk: 7, msix: {name: []}, arm64: {release: 2}}}",
                "{name: a, version: 1, overrides: {deb/arm64: {+depends: [x], rpm: {+prefixes: [/a]}, name: b}}}",
                "{name: a, version: 1, packages: [{suffix: -x, +contents: [{src: a, dst: /a}], arch: all, overrides: {rpm: }}]}",
                "{name: a, version: 1, packages: [{name: b, version: 2, +archs: [s390x]}, ~]}",
                "{name: a, version: 1, targets: [el9, bookworm, fedora, 'ubuntu*', ~], deb: {target_suffix: no}}",
                "{name: a, version: 1, overrides: {'ubuntu*': {release: 2}, el9/arm64: {+depends: [x]}, fedora: }}",
            })
    void bothAccept(String yaml) {
        assertThat(readerSays(yaml)).as("the reader").isEmpty();
        assertThat(schemaSays(yaml)).as("the schema").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "text",
                "{name: a}",
                "{version: 1}",
                "{name: , version: 1}",
                "{name: a, version: ''}",
                "{name: a b, version: 1}",
                "{name: a, version: 1/2}",
                "{name: a, version: 1, nmae: b}",
                "{name: a, version: 1, +depends: [a]}",
                "{name: a, version: 1, suffix: -x}",
                "{name: a, version: 1, version_schema: semvr}",
                "{name: a, version: 1, epoch: -1}",
                "{name: a, version: 1, epoch: 1.5}",
                "{name: a, version: 1, epoch: 4294967296}",
                "{name: a, version: 1, mtime: yesterday}",
                "{name: a, version: 1, mtime: 2020-01-02T03:04:05}",
                "{name: a, version: 1, mtime: 2020}",
                "{name: a, version: 1, umask: rwx}",
                "{name: a, version: 1, umask: 1000}",
                "{name: a, version: 1, disable_globbing: maybe}",
                "{name: a, version: 1, disable_globbing: 1}",
                "{name: a, version: 1, arch: 'x/y'}",
                "{name: a, version: 1, depends: bash}",
                "{name: a, version: 1, depends: [[a]]}",
                "{name: a, version: 1, contents: [{src: a}]}",
                "{name: a, version: 1, contents: [{src: a, dst: ''}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a/../b}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, type: cofnig}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, packager: rmp}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, file_info: {mode: u+x}}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, file_info: {mode: 010000}}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, file_info: {owner: 'a b'}}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, file_info: {lang: 'de,fr'}}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, file_info: {capabilities: chown}}]}",
                "{name: a, version: 1, contents: [/a]}",
                "{name: a, version: 1, scripts: {preinstal: a}}",
                "{name: a, version: 1, scripts: {preinstall: [a]}}",
                "{name: a, version: 1, scripts: {preinstall: {fil: a}}}",
                "{name: a, version: 1, scripts: {preinstall: {file: a, interpreter: sh}}}",
                "{name: a, version: 1, rpm: {compression: bzip2}}",
                "{name: a, version: 1, rpm: {prefixes: [usr]}}",
                "{name: a, version: 1, rpm: {triggers: [{packages: [a], script: s}]}}",
                "{name: a, version: 1, rpm: {triggers: [{on: install, packages: [a], script: s}]}}",
                "{name: a, version: 1, rpm: {triggers: [{on: triggerin, packages: [a]}]}}",
                "{name: a, version: 1, deb: {multi_arch: maybe}}",
                "{name: a, version: 1, deb: {arch_variant: v9}}",
                "{name: a, version: 1, deb: {fields: {'a b': c}}}",
                "{name: a, version: 1, deb: {fields: {A: [b]}}}",
                "{name: a, version: 1, deb: {signature: {method: gpg}}}",
                "{name: a, version: 1, overrides: {rpm: {archs: [a]}}}",
                "{name: a, version: 1, overrides: {rpm: {overrides: {}}}}",
                "{name: a, version: 1, overrides: {rpm: {packages: []}}}",
                "{name: a, version: 1, overrides: {rpm: {+license: x}}}",
                "{name: a, version: 1, overrides: {rpm: {contents: [{+disown_subtree: [a], src: a, dst: /a}]}}}",
                "{name: a, version: 1, overrides: {'a b': {}}}",
                "{name: a, version: 1, overrides: {a/b/c: {}}}",
                "{name: a, version: 1, overrides: [rpm]}",
                "{name: a, version: 1, packages: [{suffix: -x, packages: []}]}",
                "{name: a, version: 1, packages: {a: b}}",
                "{name: a, version: 1, targets: el9}",
                "{name: a, version: 1, packages: [{suffix: -x, targets: [el9]}]}",
                "{name: a, version: 1, overrides: {rpm: {targets: [el9]}}}",
            })
    void bothRefuse(String yaml) {
        assertThat(readerSays(yaml)).as("the reader").isNotEmpty();
        assertThat(schemaSays(yaml)).as("the schema").isNotEmpty();
    }

    /** What takes more than looking at one value, or more than a regular expression. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // releases that a spec could define itself, and does not
                "{name: a, version: 1, targets: [alpine3.22]}",
                "{name: a, version: 1, targets: [el99]}",
                // variables
                "{name: a, version: 1, vendor: $UNSET}",
                "{name: a, version: 1, vendor: '${'}",
                "{name: a, version: 1, epoch: 'a$ b'}",
                // the calendar, and the years that packages know
                "{name: a, version: 1, mtime: 2020-02-30}",
                "{name: a, version: 1, mtime: 1969-01-01}",
                // modes that could be meant in two ways, or have digits that no octal number has
                "{name: a, version: 1, contents: [{src: a, dst: /a, file_info: {mode: 420}}]}",
                "{name: a, version: 1, contents: [{src: a, dst: /a, file_info: {mode: '0999'}}]}",
                // dependencies, levels of compression, names in full, selectors of overrides
                "{name: a, version: 1, depends: [a b]}",
                "{name: a, version: 1, rpm: {compression: zstd:99}}",
                "{name: a, version: 1, overrides: {dbe: {}}}",
                "{name: a, version: 1, overrides: {el99: {}}}",
                "{name: a, version: 1, targets: ['foo*']}",
                "{name: a, version: 1, overrides: {arm64: {}, aarch64: {}}}",
                // how keys fit together
                "{name: a, version: 1, contents: [{dst: /a}]}",
                "{name: a, version: 1, scripts: {preinstall: {file: a, text: b}}}",
                "{name: a, version: 1, scripts: {preinstall: {}}}",
                "{name: a, version: 1, rpm: {triggers: [{on: triggerin, script: s}]}}",
                "{name: a, version: 1, overrides: {rpm: {depends: [a], +depends: [b]}}}",
                "{name: a, version: 1, packages: [{version: 2}]}",
                "{name: a, version: 1, packages: [{name: a}]}",
            })
    void onlyTheReaderRefuses(String yaml) {
        assertThat(readerSays(yaml)).as("the reader").isNotEmpty();
        assertThat(schemaSays(yaml)).as("the schema").isEmpty();
    }

    @Test
    void bothRefuseWrongTypesOfEveryKey() {
        List<String> yaml = new ArrayList<>();
        wrongTypes(SpecShapes.SPEC, "{name: a, version: 1, %s}", yaml, 0);
        assertThat(yaml).hasSizeGreaterThan(500).allSatisfy(document -> {
            assertThat(readerSays(document)).as("the reader").isNotEmpty();
            assertThat(schemaSays(document)).as("the schema").isNotEmpty();
        });
    }

    /** Wrong types for every key of the tables, overrides and packages included. */
    private static void wrongTypes(Block block, String frame, List<String> yaml, int depth) {
        for (SpecKey key : block.keys().values()) {
            Shape shape = key.shape();
            boolean given =
                    depth == 0 && (key.name().equals("name") || key.name().equals("version"));
            if (shape instanceof Shape.Ignored || given) {
                continue;
            }
            if (!(shape instanceof Listing)) {
                yaml.add(frame.formatted(key.name() + ": [[x]]"));
            }
            if (shape instanceof ScalarType<?> || shape instanceof Listing) {
                yaml.add(frame.formatted(key.name() + ": {x: y}"));
            }
            if (!(shape instanceof ScalarType<?>) && !(shape instanceof Either)) {
                yaml.add(frame.formatted(key.name() + ": text"));
            }
            Shape inner = shape instanceof Listing listing ? listing.item() : shape;
            String open = shape instanceof Listing ? "[{%s}]" : "{%s}";
            if (inner instanceof Table table) {
                inner = table.value();
                open = "{rpm: {%s}}";
            }
            if (inner instanceof Block nested && depth < 2) {
                wrongTypes(nested, frame.formatted(key.name() + ": " + open), yaml, depth + 1);
            }
        }
    }

    @Test
    void patternsMeanTheSameToJavaAndToEditors() {
        // ECMA 262 lacks possessive quantifiers, inline flags, \\Q and named classes
        assertThat(Pattern.compile("[*+?}]\\+|\\(\\?[a-z]|\\\\\\\\[QEAZzpP]")
                        .matcher(SpecSchema.json())
                        .find())
                .isFalse();
    }
}
