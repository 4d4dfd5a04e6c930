package dev.gopack.target;

import java.util.Locale;

/** The kind of packages that a release installs. */
public enum Family {
    /** RPM. */
    RPM,
    /** Debian packages. */
    DEB,
    /** Alpine's packages. They are information only: no format writes them. */
    APK;

    /** Name as that of the format: {@code rpm}, {@code deb}, {@code apk}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if there are packages of this kind to be written. */
    public boolean isBuilt() {
        return this != APK;
    }
}
