package dev.gopack.target;

/**
 * How users of services come to be.
 *
 * @param sysusers true if systemd-sysusers is there when a package is installed
 * @param byRpm true if rpm itself creates users that packages ask for (rpm 4.19)
 * @param tmpfiles true if systemd-tmpfiles is there
 * @param how what packages do, in words
 */
public record UserCreation(boolean sysusers, boolean byRpm, boolean tmpfiles, String how) {

    static UserCreation of(Facts facts) throws Facts.BadFact {
        return new UserCreation(
                facts.flag("users.sysusers"),
                facts.flag("users.rpm_creates"),
                facts.flag("users.tmpfiles"),
                facts.text("users.how"));
    }
}
