package dev.gopack.spec;

/**
 * A key of a block.
 *
 * @param name as written
 * @param shape what its value looks like
 * @param doc what it means, in sentences
 * @param fallback what counts if it is not there, in words; empty if nothing
 * @param required true if it cannot be left out
 * @param own true if packages of one spec do not inherit it
 * @param beyond true if nfpm does not have it
 * @param unless another key of the block with which this one can be left out though it is required; empty if none
 */
record SpecKey(
        String name,
        Shape shape,
        String doc,
        String fallback,
        boolean required,
        boolean own,
        boolean beyond,
        String unless) {

    static SpecKey key(String name, Shape shape, String doc) {
        return new SpecKey(name, shape, doc, "", false, false, false, "");
    }

    SpecKey byDefault(String words) {
        return new SpecKey(name, shape, doc, words, required, own, beyond, unless);
    }

    SpecKey mandatory() {
        return new SpecKey(name, shape, doc, fallback, true, own, beyond, unless);
    }

    /** Cannot be left out, save where the other key is there. */
    SpecKey mandatoryUnless(String other) {
        return new SpecKey(name, shape, doc, fallback, true, own, beyond, other);
    }

    SpecKey optional() {
        return new SpecKey(name, shape, doc, fallback, false, own, beyond, unless);
    }

    SpecKey notInherited() {
        return new SpecKey(name, shape, doc, fallback, required, true, beyond, unless);
    }

    SpecKey beyondNfpm() {
        return new SpecKey(name, shape, doc, fallback, required, own, true, unless);
    }

    SpecKey withShape(Shape other) {
        return new SpecKey(name, other, doc, fallback, required, own, beyond, unless);
    }
}
