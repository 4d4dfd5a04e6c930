package dev.gopack.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class DigestsTest {

    // source: FIPS 180-2 appendix B.1 and RFC 1321 appendix A.5, the digests of "abc"
    private static final String SHA256_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String MD5_ABC = "900150983cd24fb0d6963f7d28e17f72";

    @Test
    void aWholeSourceIsDigested() throws IOException {
        MessageDigest sha256 = Digests.sha256();
        Digests.feed(ByteSource.of("abc", bytes("abc")), sha256);
        assertThat(Digests.hex(sha256)).isEqualTo(SHA256_ABC);
    }

    @Test
    void aSourceLargerThanTheBufferIsDigestedWhole() throws IOException {
        MessageDigest fed = Digests.md5();
        MessageDigest expected = Digests.md5();
        byte[] large = new byte[200_001];
        Digests.feed(ByteSource.of("large", large), fed);
        assertThat(Digests.hex(fed)).isEqualTo(Digests.hex(withBytes(expected, large)));
    }

    @Test
    void aTapCountsAndDigestsWhatItLetsThrough() throws IOException {
        MessageDigest sha256 = Digests.sha256();
        MessageDigest md5 = Digests.md5();
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (Digests.Tap tap = new Digests.Tap(sink, sha256, md5)) {
            tap.write('a');
            tap.write(bytes("xbcx"), 1, 2);
            tap.write(new byte[0]);
            assertThat(tap.count()).isEqualTo(3);
        }
        assertThat(sink.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
        assertThat(Digests.hex(sha256)).isEqualTo(SHA256_ABC);
        assertThat(Digests.hex(md5)).isEqualTo(MD5_ABC);
    }

    @Test
    void whatTheSinkRefusesIsNeitherCountedNorDigested() {
        MessageDigest sha256 = Digests.sha256();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        Digests.Tap tap = new Digests.Tap(full, sha256);
        assertThatThrownBy(() -> tap.write(bytes("abc"))).hasMessage("disk full");
        assertThat(tap.count()).isZero();
        assertThat(Digests.hex(sha256)).isEqualTo(Digests.hex(Digests.sha256()));
    }

    @Test
    void anAlgorithmThatTheRuntimeLacksIsSaidByName() {
        assertThatThrownBy(() -> Digests.digest("ROT-13")).hasMessageContaining("ROT-13");
    }

    private static MessageDigest withBytes(MessageDigest digest, byte[] bytes) {
        digest.update(bytes);
        return digest;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
