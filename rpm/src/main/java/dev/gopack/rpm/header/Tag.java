package dev.gopack.rpm.header;

import org.jspecify.annotations.Nullable;

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
    public boolean equals(@Nullable Object other) {
        return other instanceof Tag that
                && number == that.number
                && name.equals(that.name)
                && type == that.type
                && cardinality == that.cardinality
                && since.equals(that.since)
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return name + " (" + number + ")";
    }
}
