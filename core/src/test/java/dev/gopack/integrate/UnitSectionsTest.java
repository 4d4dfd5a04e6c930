package dev.gopack.integrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What systemd would pass over with a warning in its log. */
class UnitSectionsTest {

    private static List<String> unknown(String kind, String... lines) {
        return new UnitReport(String.join("\n", lines) + "\n").unknown(kind);
    }

    @Test
    void whatIsMisspeltIsFoundWithWhatWasMeant() {
        assertThat(unknown(
                        "service",
                        "[Unit]",
                        "Descripton=x",
                        "[Service]",
                        "ProtectSytem=strict",
                        "MemmoryMax=1G",
                        "user=x",
                        "[Instal]",
                        "WantedBy=multi-user.target"))
                .containsExactly(
                        "\"Descripton\" in [Unit] is no directive of systemd, as far as 262: did you mean \"Description\"?",
                        "\"ProtectSytem\" in [Service] is no directive of systemd, as far as 262: did you mean \"ProtectSystem\"?",
                        "\"MemmoryMax\" in [Service] is no directive of systemd, as far as 262: did you mean \"MemoryMax\"?",
                        "\"user\" in [Service] is no directive of systemd, as far as 262: did you mean \"User\"?",
                        "\"[Instal]\" is no section of a service: did you mean \"Install\"?");
    }

    @Test
    void whatIsLikeNothingHasNoAdvice() {
        assertThat(unknown("service", "[Service]", "Bogus=yes", "Bogus=no", "[Foo]", "a=b", "[Foo]"))
                .containsExactly(
                        "\"Bogus\" in [Service] is no directive of systemd, as far as 262",
                        "\"[Foo]\" is no section of a service");
    }

    @Test
    void aDirectiveBelongsToItsSection() {
        assertThat(unknown("service", "Nice=5", "[Unit]", "Restart=always", "[Service]", "After=a.target"))
                .containsExactly(
                        "\"Nice\" stands before the first section",
                        "\"Restart\" in [Unit] belongs to [Service]",
                        "\"After\" in [Service] belongs to [Unit]");
        assertThat(unknown("socket", "[Service]", "Type=exec"))
                .containsExactly("\"[Service]\" is no section of a socket");
        assertThat(unknown("target", "[Target]")).containsExactly("\"[Target]\" is no section of a target");
    }

    @Test
    void whatIsForOthersAndOldOrNewNamesAreFine() {
        assertThat(unknown(
                        "service",
                        "# a comment",
                        "[Unit]",
                        "StartLimitInterval=5",
                        "X-Own=a",
                        "[Service]",
                        "StartLimitInterval=5",
                        "PermissionsStartOnly=yes",
                        "MemoryLimit=1G",
                        "RestartMode=direct",
                        "PrivatePIDs=yes",
                        "ExecStart=/bin/a \\",
                        "  Bogus=yes",
                        "[X-Own]",
                        "a=b",
                        "[Install]",
                        "WantedBy=multi-user.target"))
                .isEmpty();
        assertThat(unknown("busname", "[BusName]", "a=b")).isEmpty();
    }
}
