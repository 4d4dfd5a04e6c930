package dev.gopack.rpm.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What signatures that gpg made say of the keys. */
class SignatureKindsTest {

    private static final String RSA_1024 =
            "iMAEAAEKACoWIQSY0EcS4W8yyb16xT4PZU7BkqchmQUCawuPDAwccnNhMTAyNEB4LnkACgkQD2VOwZKn"
                    + "IZm/8wP9Gm0apCpkUfvCwxb0IA+9m+A5KzSB6KjbKoRJONUsv8kS/kXDTnco3noqEskd0AcJUM5TZWkjxx4mMfadt+ylIDLZYEivCqq1mgCs"
                    + "efbIZYkvd6ozLa5dGLVkkNACHx4MX2wo6u6fHkZ5FNvtUCIcHSMz14QIDr8n66Z/ijVTdFw=";
    private static final String DSA_2048 =
            "iIIEABEIACoWIQRUXb0l3jSooUaIsVAmtotVZQ9P4wUCawuPDgwcZHNhMjA0OEB4LnkACgkQJraLVWUP"
                    + "T+OESwD/aAVSiF9Q1KFKFN/G1vu4uTq1h0RaKSDk8c0GQ8mKe4cBAKs6UmGDajdED5BScYwoVV3CYnETRsFndivlHcih/jUP";

    @Test
    void theSizeOfAnRsaKeyIsThatOfTheSignature() {
        assertThat(SignatureKinds.kind(Base64.getDecoder().decode(RSA_1024))).contains("RSA-1024 SHA-512 v4");
        assertThat(SignatureKinds.kind(Base64.getDecoder().decode(DSA_2048))).contains("DSA SHA-256 v4");
    }

    @Test
    void aSignatureThatEndsTooEarlyHasNoSize() {
        byte[] packet = Base64.getDecoder().decode(RSA_1024);
        for (int length = 6; length < packet.length; length++) {
            assertThat(SignatureKinds.kind(java.util.Arrays.copyOf(packet, length))
                            .orElse("RSA"))
                    .startsWith("RSA");
        }
    }
}
