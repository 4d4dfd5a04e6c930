package dev.gopack.model;

/** When a scriptlet runs. */
public enum ScriptSlot {
    /** Before the files are unpacked (rpm %pre, deb preinst). */
    PREINSTALL("scripts.preinstall"),
    /** After the files are unpacked (rpm %post, deb postinst). */
    POSTINSTALL("scripts.postinstall"),
    /** Before the files are removed (rpm %preun, deb prerm). */
    PREREMOVE("scripts.preremove"),
    /** After the files are removed (rpm %postun, deb postrm). */
    POSTREMOVE("scripts.postremove"),
    /** Before the transaction (rpm only). */
    PRETRANS("rpm.scripts.pretrans"),
    /** After the transaction (rpm only). */
    POSTTRANS("rpm.scripts.posttrans"),
    /** Before the transaction that removes the package (rpm 4.19 and later). */
    PREUNTRANS("rpm.scripts.preuntrans"),
    /** After the transaction that removes the package (rpm 4.19 and later). */
    POSTUNTRANS("rpm.scripts.postuntrans"),
    /** When {@code rpm -V} checks the package (rpm only). */
    VERIFY("rpm.scripts.verify");

    private final String specKey;

    ScriptSlot(String specKey) {
        this.specKey = specKey;
    }

    /** Key in a spec, under which {@link PackageSpec#position} knows the script. */
    public String specKey() {
        return specKey;
    }
}
