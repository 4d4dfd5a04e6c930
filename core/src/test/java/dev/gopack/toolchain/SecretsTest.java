package dev.gopack.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names and passwords for proxies stand in settings, and in nothing that is shown. */
class SecretsTest {

    private static String masked(String setting, String text) {
        return Secrets.in(List.of(setting)).mask(text);
    }

    @Test
    void everyUrlLosesItsUser() {
        assertThat(masked("", "at https://a:b@x.example/y and git+ssh://git@y.example"))
                .isEqualTo("at https://***@x.example/y and git+ssh://***@y.example");
        assertThat(masked("", "Get \"https://x.example/a@v1.0.0\": user@mail.example"))
                .isEqualTo("Get \"https://x.example/a@v1.0.0\": user@mail.example");
    }

    @Test
    void aPasswordIsMaskedWhereverItStands() {
        String proxies = "https://one:s%40cret1@a.example|https://b.example,https://two:other-secret@c.example/p";
        assertThat(masked(proxies, "s%40cret1, s@cret1, other-secret, one, two"))
                .isEqualTo("***, ***, ***, one, two");
    }

    @Test
    void aNameWithoutAPasswordOrAsLongAsATokenIsOne() {
        assertThat(masked("https://ghp_0123@a.example", "ghp_0123")).isEqualTo("***");
        assertThat(masked("https://ghp_0123456789abcdef:x-oauth-basic@a.example", "ghp_0123456789abcdef"))
                .isEqualTo("***");
    }
}
