package dev.gopack.target;

/**
 * One value of the table.
 *
 * @param key its name, for example {@code libc.version}
 * @param value the value as it is written; {@code unknown} makes no statement, {@code none} says that there is none
 * @param mark where it comes from
 * @param remark what a person should know besides; empty if nothing
 */
public record Fact(String key, String value, Mark mark, String remark) {

    /** True if the table says something: the value is not {@code unknown}. */
    public boolean isKnown() {
        return !value.equals("unknown");
    }
}
