package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ByteSource;
import dev.gopack.openpgp.DetachedSignatures;
import dev.gopack.openpgp.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Certificates that say something in an unusual place, or twice. gpg and Sequoia do not always agree about them; what one of
 * them refuses is refused here, and what both take is taken.
 */
class OddCertificatesTest {

    private static final Path GIVEN = Path.of("src/test/resources/certificates").toAbsolutePath();

    @TempDir
    Path home;

    // what is given | what is found | gpg says | sqv says
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expiry-in-a-direct-signature | [KEY_EXPIRED]         | EXPKEYSIG | refuses",
                "flags-in-a-direct-signature  | [KEY_NOT_FOR_SIGNING] | ERRSIG    | refuses",
                "subkey-of-an-expired-key     | [KEY_EXPIRED]         | EXPKEYSIG | refuses",
                "binding-that-has-expired     | [KEY_EXPIRED]         | ERRSIG    | refuses",
                "revoked-by-another-key       | [KEY_REVOKED]         | REVKEYSIG | takes",
                "two-expiries                 | [KEY_EXPIRED]         | GOODSIG   | refuses",
                "two-flags                    | [KEY_NOT_FOR_SIGNING] | GOODSIG   | refuses",
                "flags-of-two-bytes           | []                    | GOODSIG   | takes",
                "generic-certification        | []                    | GOODSIG   | takes",
            })
    void theStricterCounts(String name, String problems, String gpg, String sqv) throws IOException {
        Path key = GIVEN.resolve(name + ".pub");
        Path signature = GIVEN.resolve(name + ".sig");
        Path signed = GIVEN.resolve("signed");
        try (ByteSource source = ByteSource.of(signed)) {
            assertThat(DetachedSignatures.check(signature, source, KeyRing.read(key), Instant.now()))
                    .singleElement()
                    .extracting(one -> one.problems().toString())
                    .isEqualTo(problems);
        }
        try (Gpg theirs = new Gpg(Files.createDirectory(home.resolve("gpg")))) {
            theirs.run("--import", key);
            assertThat(theirs.verify(signature, signed).out()).contains("[GNUPG:] " + gpg + " ");
        }
        boolean taken = Tool.run("sqv", "--keyring", key, signature, signed).code() == 0;
        assertThat(taken).isEqualTo(sqv.equals("takes"));
    }
}
