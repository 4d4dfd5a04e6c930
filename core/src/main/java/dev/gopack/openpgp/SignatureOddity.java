package dev.gopack.openpgp;

/**
 * What some readers stumble over in a signature that says all that it has to, or read otherwise than others. // source:
 * rpm 4.18 rpmio/rpmpgp_internal.c, which looks for the id of the key and refuses what it must understand and does not
 */
public enum SignatureOddity {
    /** It has the fingerprint of its key, and not the id. */
    NO_KEY_ID("does not have the id of its key"),
    /** Id and fingerprint are of two keys. */
    TWO_KEYS("names two different keys"),
    /** A statement is marked as one that must be understood, and is another than date and id, which older rpm know alone. */
    CRITICAL("has statements that must be understood"),
    /** Date or id are marked so: rpm before 4.17 then sees neither. */
    CRITICAL_ID("has its date or the id of its key as what must be understood"),
    /** It states its time twice, or names RSA by the number for signatures alone. */
    UNREAD("states its time twice, or uses the number of RSA that is for signatures alone"),
    /** Its numbers have zeros before them, which Sequoia does not read. */
    LONG_NUMBERS("has numbers with zeros before them"),
    /** It carries more than says who signed, where it does not cover itself: anybody can have put that there. */
    UNCOVERED("carries data that nothing covers");

    private final String text;

    SignatureOddity(String text) {
        this.text = text;
    }

    /** A predicate for people; the subject is the signature. */
    public String text() {
        return text;
    }
}
