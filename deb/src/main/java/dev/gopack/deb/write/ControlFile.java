package dev.gopack.deb.write;

import java.nio.charset.StandardCharsets;

/**
 * A member of the control archive.
 *
 * @param name for example {@code postinst}
 * @param mode permission bits
 * @param text content
 */
public record ControlFile(String name, int mode, String text) {

    /** A file that only dpkg reads. */
    public static ControlFile data(String name, String text) {
        return new ControlFile(name, 0644, text);
    }

    /** A file that dpkg or debconf runs. */
    public static ControlFile script(String name, String text) {
        return new ControlFile(name, 0755, text);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
