package dev.gopack.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What debsig-verify is told of keys. */
final class Debsig {

    private Debsig() {}

    /** Below the root, a keyring of the key and a policy that asks for its signature as origin; what was there is replaced. */
    static void trust(Path root, Gpg gpg, String key) throws IOException {
        String id = gpg.fingerprint(key).substring(24);
        Path keyring = root.resolve("usr/share/debsig/keyrings/" + id + "/debsig.gpg");
        Files.createDirectories(keyring.getParent());
        gpg.run("--yes", "--output", keyring, "--export", key).ok();
        Path policy = root.resolve("etc/debsig/policies/" + id + "/test.pol");
        Files.createDirectories(policy.getParent());
        Files.writeString(policy, """
                <?xml version="1.0"?>
                <!DOCTYPE Policy SYSTEM "https://www.debian.org/debsig/1.0/policy.dtd">
                <Policy xmlns="https://www.debian.org/debsig/1.0/">
                  <Origin Name="test" id="%1$s" Description="test"/>
                  <Selection><Required Type="origin" File="debsig.gpg" id="%1$s"/></Selection>
                  <Verification MinOptional="0"><Required Type="origin" File="debsig.gpg" id="%1$s"/></Verification>
                </Policy>
                """.formatted(id));
    }
}
