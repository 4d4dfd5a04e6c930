package dev.gopack.compat;

/**
 * One thing that was found out by comparing a program or package with a release.
 *
 * @param verdict what it alone amounts to; {@link Verdict#WORKS} for what is only worth knowing
 * @param cause what is so, in words
 * @param change what to do about it; empty if nothing needs to change
 * @param basis how sure the value of the release is that decided, as {@code gopack targets} marks it; empty if none did
 */
public record Reason(Verdict verdict, String cause, String change, String basis) {

    static Reason info(String cause) {
        return new Reason(Verdict.WORKS, cause, "", "");
    }

    static Reason note(String cause, String change) {
        return new Reason(Verdict.WORKS_WITH_NOTE, cause, change, "");
    }

    Reason basedOn(String mark) {
        return new Reason(verdict, cause, change, mark);
    }

    /** Cause and change in one line. */
    @Override
    public String toString() {
        return change.isEmpty() ? cause : cause + "; " + change;
    }
}
