package dev.gopack.rpm.header;

/**
 * The flags word of one relation: how versions compare and for whom it counts. Bits that are not known here survive.
 * // source: rpm include/rpm/rpmds.h rpmsenseFlags_e
 *
 * @param bits the word
 */
public record Sense(int bits) {

    public static final int LESS = 1 << 1;
    public static final int GREATER = 1 << 2;
    public static final int EQUAL = 1 << 3;
    public static final int POSTTRANS = 1 << 5;
    public static final int PRETRANS = 1 << 7;
    public static final int INTERP = 1 << 8;
    public static final int PRE = 1 << 9;
    public static final int POST = 1 << 10;
    public static final int PREUN = 1 << 11;
    public static final int POSTUN = 1 << 12;
    public static final int VERIFY = 1 << 13;
    public static final int FIND_REQUIRES = 1 << 14;
    public static final int FIND_PROVIDES = 1 << 15;
    public static final int TRIGGERIN = 1 << 16;
    public static final int TRIGGERUN = 1 << 17;
    public static final int TRIGGERPOSTUN = 1 << 18;
    public static final int MISSINGOK = 1 << 19;
    public static final int PREUNTRANS = 1 << 20;
    public static final int POSTUNTRANS = 1 << 21;
    public static final int RPMLIB = 1 << 24;
    public static final int TRIGGERPREIN = 1 << 25;
    public static final int CONFIG = 1 << 28;
    public static final int META = 1 << 29;

    private static final int COMPARISON = LESS | GREATER | EQUAL;

    /** The comparison as rpm prints it: {@code <}, {@code >=}, ...; empty if no version is compared. */
    public String operator() {
        return ((bits & LESS) != 0 ? "<" : "") + ((bits & GREATER) != 0 ? ">" : "") + ((bits & EQUAL) != 0 ? "=" : "");
    }

    /** True if a version is compared. */
    public boolean compares() {
        return (bits & COMPARISON) != 0;
    }

    /** {@code name op version}, or the name alone. // observed: rpm 4.18, rpm -q --requires */
    public String describe(String name, String version) {
        return compares() && !version.isEmpty() ? name + " " + operator() + " " + version : name;
    }
}
