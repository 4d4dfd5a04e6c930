package dev.gopack.rpm.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.BoundedReader;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.HeaderReader;
import dev.gopack.rpm.header.SignatureTags;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How large a signature header is when the signatures in it change. */
class SignatureSpaceTest {

    private static Header header(boolean six, int signature, int unpadded) throws IOException {
        HeaderBuilder entries = HeaderBuilder.signature().bytes(SignatureTags.RSA, new byte[signature]);
        byte[] bytes = SignatureSpace.encode(entries, six, unpadded);
        return HeaderReader.signature("input", new BoundedReader("input", new ByteArrayInputStream(bytes), 0));
    }

    private static int usual(boolean six) {
        return six ? SignatureSpace.USUAL_6 : SignatureSpace.USUAL_4;
    }

    /** Somebody else's package whose signatures fill the little that was reserved, or who reserved one byte. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSmallHeaderDoesNotGrowBecauseItsSpaceIsUsedUp(boolean six) throws IOException {
        Header full = header(six, 300, 0);
        assertThat(full.size()).isLessThan(usual(six));
        assertThat(SignatureSpace.unpadded(full, six)).isEqualTo(full.size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHeaderThatHadToGrowShrinksToWhatIsUsual(boolean six) throws IOException {
        Header grown = header(six, 6000, usual(six));
        assertThat(grown.size()).isGreaterThan(usual(six));
        assertThat(SignatureSpace.unpadded(grown, six)).isEqualTo(usual(six));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHeaderWithSpaceKeepsItsSize(boolean six) throws IOException {
        Header spacious = header(six, 300, 2000);
        assertThat(SignatureSpace.unpadded(spacious, six)).isEqualTo(2000);
    }
}
