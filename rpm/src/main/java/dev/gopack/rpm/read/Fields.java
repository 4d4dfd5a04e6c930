package dev.gopack.rpm.read;

import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.ScriptTags;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.TagType;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.header.TriggerTags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Metadata by rpm's tag names as its documentation writes them ({@code Summary}, {@code Buildtime}), in the order of the
 * header. What other parts of the information show is left out; tags that rpm does not know are shown by their number.
 */
final class Fields {

    private static final int MOST_SHOWN = 16;

    private Fields() {}

    static Map<String, String> of(RpmFile rpm) {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<Integer> elsewhere = shownElsewhere();
        for (Header.Entry entry : rpm.main().entries()) {
            if (!elsewhere.contains(entry.tag())) {
                fields.put(name(entry.tag()), value(rpm.main(), entry));
            }
        }
        fields.put("Signature", signatures(rpm.signature()));
        String keys = SignatureKinds.of(rpm.signature());
        if (!keys.isEmpty()) {
            fields.put("Signature-Keys", keys);
        }
        return fields;
    }

    private static String name(int tag) {
        return Tags.of(tag)
                .map(known -> known.name().charAt(0) + known.name().substring(1).toLowerCase(Locale.ROOT))
                .orElse("Tag " + tag);
    }

    private static String value(Header header, Header.Entry entry) {
        Tag tag = new Tag(entry.tag(), "", entry.type(), Tag.Cardinality.MANY, "", "");
        if (entry.type() == TagType.BIN) {
            return entry.count() + " bytes";
        }
        if (entry.count() > MOST_SHOWN) {
            return entry.count() + " values";
        }
        if (entry.type() == TagType.I18NSTRING) {
            return header.text(tag).orElse("");
        }
        if (entry.type().isText()) {
            return String.join(", ", header.texts(tag));
        }
        List<String> numbers = new ArrayList<>();
        for (long number : header.numbers(tag)) {
            numbers.add(Long.toUnsignedString(number));
        }
        return String.join(", ", numbers);
    }

    /** What signatures are there. Nothing is said of their validity. */
    private static String signatures(Header signature) {
        List<String> kinds = new ArrayList<>();
        Map<Integer, String> names = new LinkedHashMap<>();
        names.put(SignatureTags.RSA, "RSA over the header");
        names.put(SignatureTags.DSA, "DSA, ECDSA or EdDSA over the header");
        names.put(SignatureTags.OPENPGP, "OpenPGP over the header");
        names.put(SignatureTags.PGP, "RSA over header and payload");
        names.put(SignatureTags.GPG, "DSA, ECDSA or EdDSA over header and payload");
        names.forEach((tag, name) -> {
            if (signature.has(tag)) {
                kinds.add(name);
            }
        });
        return kinds.isEmpty() ? "none" : String.join(", ", kinds) + " (not verified)";
    }

    private static Set<Integer> shownElsewhere() {
        Set<Integer> tags = new HashSet<>();
        for (Tag tag : List.of(
                Tags.HEADERI18NTABLE,
                Tags.NAME,
                Tags.VERSION,
                Tags.RELEASE,
                Tags.EPOCH,
                Tags.ARCH,
                Tags.CHANGELOGTIME,
                Tags.CHANGELOGNAME,
                Tags.CHANGELOGTEXT,
                Tags.PAYLOADSHA256,
                Tags.PAYLOADSHA256ALGO,
                Tags.PAYLOADSHA256ALT,
                Tags.PAYLOADSHA512,
                Tags.PAYLOADSHA512ALT,
                Tags.PAYLOADSHA3_256,
                Tags.PAYLOADSHA3_256ALT)) {
            tags.add(tag.number());
        }
        for (RelationList list : RelationList.values()) {
            tags.addAll(List.of(
                    list.nameTag().number(),
                    list.versionTag().number(),
                    list.flagsTag().number()));
        }
        for (ScriptTags script : ScriptTags.values()) {
            tags.addAll(List.of(script.body().number(), script.program().number()));
        }
        for (TriggerTags trigger : TriggerTags.values()) {
            trigger.all().forEach(tag -> tags.add(tag.number()));
        }
        PackagedFiles.TAGS.forEach(tag -> tags.add(tag.number()));
        return tags;
    }
}
