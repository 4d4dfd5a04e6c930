package dev.gopack.rpm.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ByteSource;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.report.FormatException;
import dev.gopack.rpm.RawBrokenRpms;
import dev.gopack.rpm.RawRpm;
import dev.gopack.rpm.read.RpmReader;
import dev.gopack.verify.Findings;
import dev.gopack.verify.Verification;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Packages with one thing wrong, each found under its own name. What rpm says of them is in conformance. */
class BrokenRpmTest {

    private static final VerifyOptions STRICT =
            new VerifyOptions(KeyRing.EMPTY, Instant.ofEpochSecond(1_800_000_000), VerifyPolicy.STRICT);
    private static final VerifyOptions DEFAULT =
            new VerifyOptions(KeyRing.EMPTY, Instant.ofEpochSecond(1_800_000_000), VerifyPolicy.DEFAULT);

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

    /** What {@code gopack inspect} and convert do not take is no sound package to verify either, whatever the policy. */
    @TestFactory
    Stream<DynamicTest> whatTheReaderDoesNotTakeIsRefused() {
        return RawBrokenRpms.all().entrySet().stream()
                .filter(one -> !isRead(one.getValue()))
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> assertThat(
                                verify(one.getValue(), DEFAULT).refusals())
                        .isNotEmpty()));
    }

    /** Below a directory without a slash there is no telling where a file will be, so the payload is not looked at. */
    @Test
    void aPathIsTheOneThatRpmInstalls() throws IOException {
        assertThat(verify(RawBrokenRpms.all().get("directory-without-a-slash file-list"), DEFAULT)
                        .refusals())
                .containsExactly("verify.file-list");
    }

    /** Rpm 4.18 takes it for that of the payload as it is; older ones do not know it. */
    @Test
    void aDigestOfTheUnpackedPayloadCoversNothing() throws IOException {
        assertThat(verify(RawBrokenRpms.all().get("digest-of-the-unpacked-payload-alone payload-digest"))
                        .refusals())
                .containsExactlyInAnyOrder("verify.payload-digest", "verify.no-strong-digest", "verify.unsigned");
    }

    /** One directory in the header is that of many files; their paths do not become gigabytes. */
    @Test
    void longPathsOfManyFilesAreRefused() throws IOException {
        assertThat(verify(RawBrokenRpms.deep(4000), DEFAULT).refusals()).containsExactly("verify.file-list");
        assertThat(verify(RawBrokenRpms.deep(2000), DEFAULT).refusals()).doesNotContain("verify.file-list");
    }

    @Test
    void filesWithoutAnInodeAreNoHardLinks() throws IOException {
        assertThat(verify(RawBrokenRpms.numberless(), DEFAULT).refusals()).isEmpty();
    }

    private static boolean isRead(byte[] bytes) {
        try {
            RpmReader.read(ByteSource.of("demo.rpm", bytes));
            return true;
        } catch (FormatException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verification verify(byte[] bytes) throws IOException {
        return verify(bytes, STRICT);
    }

    private static Verification verify(byte[] bytes, VerifyOptions options) throws IOException {
        Findings findings = new Findings();
        RpmVerifier.verify(ByteSource.of("demo.rpm", bytes), options, findings);
        return findings.conclude("demo.rpm", "rpm", options);
    }
}
