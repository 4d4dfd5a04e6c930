package dev.gopack.deb.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ByteSource;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.verify.Findings;
import dev.gopack.verify.Verification;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyPolicy;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Packages with one thing wrong, each found under its own name. What dpkg and apt say of them is in conformance. */
class BrokenDebTest {

    private static final VerifyOptions STRICT =
            new VerifyOptions(KeyRing.EMPTY, Instant.ofEpochSecond(1_800_000_000), VerifyPolicy.STRICT);

    @Test
    void aSoundPackageLacksNothingButASignature() throws IOException {
        assertThat(verify(RawBrokenDebs.sound()).refusals()).containsExactly("verify.unsigned");
    }

    @Test
    void soDoesOneWithTheNamesOfGnu() throws IOException {
        assertThat(verify(RawBrokenDebs.slashed()).refusals()).containsExactly("verify.unsigned");
    }

    @Test
    void soDoesOneWithOddValuesThatDpkgTakes() throws IOException {
        assertThat(verify(RawBrokenDebs.odd()).refusals()).containsExactly("verify.unsigned");
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongHasAName() {
        return RawBrokenDebs.all().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    String id = one.getKey().substring(one.getKey().indexOf(' ') + 1);
                    assertThat(verify(one.getValue()).refusals()).contains("verify." + id);
                }));
    }

    /** Where nothing stands at the place of a member that is there, its place is wrong. */
    @Test
    void aPackageOfFewMembersIsOutOfOrder() throws IOException {
        assertThat(verify(DebFixture.ar("data.tar", "_gpgorigin")).refusals())
                .contains("verify.missing-member", "verify.member-order");
    }

    /** dpkg gives a file mode and owner of the last of its names. */
    @Test
    void aLaterNameOfAFileCanGiveItPrivileges() throws IOException {
        byte[] link = TarFixture.put(TarFixture.header("./b", '1', "./a", "00000000000"), 100, "0004755");
        TarFixture data = RawBrokenDebs.tree().file("./a", "x").raw(TarFixture.checksummed(link));
        Verification found = verify(RawBrokenDebs.tar(data));
        assertThat(found.findings())
                .filteredOn(one -> one.rule().id().equals("verify.privileged-file"))
                .singleElement()
                .satisfies(one -> assertThat(one.message()).contains("\"/b\""));
    }

    /** What dpkg takes of lists that look odd. */
    @Test
    void oddListsThatDpkgTakesAreSound() throws IOException {
        for (byte[] one : RawBrokenDebs.oddLists()) {
            assertThat(verify(one).refusals()).containsExactly("verify.unsigned");
        }
    }

    private static Verification verify(byte[] bytes) throws IOException {
        Findings findings = new Findings();
        DebVerifier.verify(ByteSource.of("hello.deb", bytes), STRICT, findings);
        return findings.conclude("hello.deb", "deb", STRICT);
    }
}
