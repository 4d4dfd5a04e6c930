package dev.gopack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class GopackExceptionTest {

    @Test
    void whatIsQuotedCannotActOnATerminalOrForgeALine() {
        assertThat(GopackException.quote("a\nerror: \u001b[31m\u202e\u2028\u0085 é 😀"))
                .isEqualTo("\"a\\u000aerror: \\u001b[31m\\u202e\\u2028\\u0085 é 😀\"");
    }

    @Test
    void quotesInWhatIsQuotedAreEscaped() {
        assertThat(GopackException.quote("say \"\\\"")).isEqualTo("\"say \\\"\\\\\\\"\"");
    }

    @Test
    void halfASurrogatePairIsMadeVisible() {
        assertThat(GopackException.quote("\ud83d")).isEqualTo("\"\\ud83d\"");
    }

    @Test
    void longValuesAreCutBetweenCharacters() {
        assertThat(GopackException.quote("😀".repeat(80))).isEqualTo("\"" + "😀".repeat(80) + "\"");
        assertThat(GopackException.quote("😀".repeat(81))).isEqualTo("\"" + "😀".repeat(80) + "...\"");
    }

    @Test
    void reasonsAreSaidInWords() {
        assertThat(GopackException.reason(new AccessDeniedException("/x"))).isEqualTo("permission denied");
        assertThat(GopackException.reason(new NoSuchFileException("/x"))).isEqualTo("no such file or directory");
        assertThat(GopackException.reason(new FileAlreadyExistsException("/x"))).isEqualTo("it exists already");
        assertThat(GopackException.reason(new FileSystemException("/x", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(GopackException.reason(new FileSystemException("/x"))).isEqualTo("FileSystemException");
        assertThat(GopackException.reason(new IOException("a \"b\"\n"))).isEqualTo("a \"b\"\\u000a");
        assertThat(GopackException.reason(new EOFException())).isEqualTo("EOFException");
    }
}
