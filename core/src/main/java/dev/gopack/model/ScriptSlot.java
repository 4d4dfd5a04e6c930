package dev.gopack.model;

/** When a scriptlet runs. */
public enum ScriptSlot {
    /** Before the files are unpacked (rpm %pre, deb preinst). */
    PREINSTALL,
    /** After the files are unpacked (rpm %post, deb postinst). */
    POSTINSTALL,
    /** Before the files are removed (rpm %preun, deb prerm). */
    PREREMOVE,
    /** After the files are removed (rpm %postun, deb postrm). */
    POSTREMOVE,
    /** Before the transaction (rpm only). */
    PRETRANS,
    /** After the transaction (rpm only). */
    POSTTRANS,
    /** Before the transaction that removes the package (rpm 4.19 and later). */
    PREUNTRANS,
    /** After the transaction that removes the package (rpm 4.19 and later). */
    POSTUNTRANS,
    /** When {@code rpm -V} checks the package (rpm only). */
    VERIFY
}
