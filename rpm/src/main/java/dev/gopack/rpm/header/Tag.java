package dev.gopack.rpm.header;

/**
 * What rpm knows of a header entry.
 *
 * @param number number in the index
 * @param name rpm's name, upper case
 * @param type data type
 * @param cardinality one value or an array
 * @param since first tagged release of rpm that has it; 4.4 stands for all before
 * @param source where it is defined: {@code tags.md} is rpm's docs/manual/tags.md, {@code rpmtag.h} its
 *     include/rpm/rpmtag.h
 */
public record Tag(int number, String name, TagType type, Cardinality cardinality, String since, String source) {

    /** How many values a tag has. */
    public enum Cardinality {
        /** A single value. */
        ONE,
        /** An array, often with one element a file or relation. */
        MANY
    }

    @Override
    public String toString() {
        return name + " (" + number + ")";
    }
}
