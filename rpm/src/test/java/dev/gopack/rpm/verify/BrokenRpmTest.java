package dev.gopack.rpm.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ByteSource;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.rpm.RawBrokenRpms;
import dev.gopack.rpm.RawRpm;
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

/** Packages with one thing wrong, each found under its own name. What rpm says of them is in conformance. */
class BrokenRpmTest {

    private static final VerifyOptions STRICT =
            new VerifyOptions(KeyRing.EMPTY, Instant.ofEpochSecond(1_800_000_000), VerifyPolicy.STRICT);

    @Test
    void aSoundPackageLacksNothingButDigestsAndASignature() throws IOException {
        assertThat(verify(new RawRpm().bytes()).refusals())
                .containsExactlyInAnyOrder("verify.no-strong-digest", "verify.unsigned");
    }

    /** Rpm calls the source of such a package "(none)". // source: rpm lib/package.cc applyRetrofits */
    @Test
    void aPackageThatNamesNoSourceIsABinaryOne() throws IOException {
        assertThat(verify(RawRpm.ofNoSource()).refusals())
                .containsExactlyInAnyOrder("verify.no-strong-digest", "verify.unsigned");
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongHasAName() {
        return RawBrokenRpms.all().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    String id = one.getKey().substring(one.getKey().indexOf(' ') + 1);
                    assertThat(verify(one.getValue()).refusals()).contains("verify." + id);
                }));
    }

    private static Verification verify(byte[] bytes) throws IOException {
        Findings findings = new Findings();
        RpmVerifier.verify(ByteSource.of("demo.rpm", bytes), STRICT, findings);
        return findings.conclude("demo.rpm", "rpm", STRICT);
    }
}
