package dev.gopack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyParserTest {

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            # as people write it              ! in normal form
            git                               ! git
            git >= 2.30                       ! git >= 2.30
            git>=2.30                         ! git >= 2.30
            '  git   >=   2.30  '             ! git >= 2.30
            git == 2.30                       ! git = 2.30
            # Debian's own
            git (>= 1:2.30-1~bpo12+1)         ! git >= 1:2.30-1~bpo12+1
            git(>= 2.30)                      ! git >= 2.30
            git ( << 3 )                      ! git < 3
            git (>> 3)                        ! git > 3
            python3:any                       ! python3:any
            python3:any (>= 3.9)              ! python3:any >= 3.9
            gcc:native                        ! gcc:native
            libc6:arm64                       ! libc6:arm64
            mawk | gawk                       ! mawk | gawk
            mawk|gawk (>= 5)|busybox          ! mawk | gawk >= 5 | busybox
            g++                               ! g++
            # rpm's capabilities
            libfoo.so.1()(64bit)              ! libfoo.so.1()(64bit)
            libc.so.6(GLIBC_2.34)(64bit)      ! libc.so.6(GLIBC_2.34)(64bit)
            pkgconfig(zlib) >= 1              ! pkgconfig(zlib) >= 1
            golang(github.com/a/b)            ! golang(github.com/a/b)
            bundled(golang(golang.org/x/sys)) = 0.1 ! bundled(golang(golang.org/x/sys)) = 0.1
            font(:lang=en)                    ! font(:lang=en)
            perl(File::Spec) >= 0.8           ! perl(File::Spec) >= 0.8
            npm(@scope/name) = 1.2.3          ! npm(@scope/name) = 1.2.3
            kernel(foo) = 0x1a2b              ! kernel(foo) = 0x1a2b
            rpmlib(CompressedFileNames) <= 3.0.4-1 ! rpmlib(CompressedFileNames) <= 3.0.4-1
            foo = 1.0~rc1^git20250101         ! foo = 1.0~rc1^git20250101
            /usr/bin/perl                     ! /usr/bin/perl
            _private                          ! _private
            # rpm's boolean dependencies
            (foo)                             ! foo
            ((foo >= 1))                      ! foo >= 1
            (foo or bar)                      ! (foo or bar)
            (foo or bar or baz >= 3)          ! (foo or bar or baz >= 3)
            (bash >= 4.4 or fish)             ! (bash >= 4.4 or fish)
            (foo >= 1 with foo < 2)           ! (foo >= 1 with foo < 2)
            (foo without bar)                 ! (foo without bar)
            (foo if bar)                      ! (foo if bar)
            (foo if bar else baz)             ! (foo if bar else baz)
            (foo unless bar else baz)         ! (foo unless bar else baz)
            (foo and (bar or baz))            ! (foo and (bar or baz))
            ((a or b) and (c or d))           ! ((a or b) and (c or d))
            (pkgconfig(zlib) >= 1 or libz.so.1()(64bit)) ! (pkgconfig(zlib) >= 1 or libz.so.1()(64bit))
            (foo (>= 1) or bar)               ! (foo >= 1 or bar)
            """)
    void readsWhatBothFormatsWrite(String written, String normal) {
        assertThat(DependencyParser.parse(written)).extracting(Object::toString).containsExactly(normal);
        assertThat(DependencyParser.parse(normal)).isEqualTo(DependencyParser.parse(written));
    }

    @Test
    void commasSeparate() {
        assertThat(DependencyParser.parse("a, b (>= 1) | c,(d or e)"))
                .extracting(Object::toString)
                .containsExactly("a", "b >= 1 | c", "(d or e)");
    }

    @Test
    void takesApartWhatItReads() {
        assertThat(DependencyParser.parse("python3:any (>= 3.9)"))
                .containsExactly(new Dependency.Simple("python3", VersionOperator.GREATER_OR_EQUAL, "3.9", "any"));
        assertThat(DependencyParser.parse("perl(A::B)")).containsExactly(new Dependency.Simple("perl(A::B)"));
        assertThat(DependencyParser.parse("(a if b else c)"))
                .containsExactly(new Dependency.Rich(
                        Dependency.RichOperator.IF,
                        List.of(new Dependency.Simple("a"), new Dependency.Simple("b"), new Dependency.Simple("c"))));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            ``                ! a name is missing (at character 1 of "")
            a,                ! a name is missing (at character 3 of "a,")
            a |               ! a name is missing (at character 4 of "a |")
            , a               ! a name is missing (at character 1 of ", a")
            >= 1              ! a name is missing (at character 1 of ">= 1")
            -foo              ! not a legal name: "-foo" (at character 1 of "-foo")
            a, .foo           ! not a legal name: ".foo" (at character 4 of "a, .foo")
            foo*              ! not a legal name: "foo*" (at character 1 of "foo*")
            föö               ! not a legal name: "föö" (at character 1 of "föö")
            foo)              ! unexpected ")"; no parenthesis is open (at character 4 of "foo)")
            lib(foo           ! a parenthesis is not closed in "lib(foo" (at character 1 of "lib(foo")
            foo-%{version}    ! rpm's macros are not replaced here: "foo-%{version}" (at character 1 of "foo-%{version}")
            foo = %{version}  ! not a legal version: "%{version}" (at character 7 of "foo = %{version}")
            foo >=            ! a version is missing (at character 7 of "foo >=")
            foo (>= )         ! a version is missing (at character 9 of "foo (>= )")
            foo (>= 1         ! the parenthesis around the version is not closed (at character 10 of "foo (>= 1")
            foo >= 1/2        ! not a legal version: "1/2" (at character 8 of "foo >= 1/2")
            foo => 1          ! unknown operator "=>"; allowed are <, <=, =, >=, > and Debian's << and >> (at character 5 of "foo => 1")
            /bin/sh >= 1      ! a file has no version: "/bin/sh" (at character 1 of "/bin/sh >= 1")
            foo 1.2           ! unexpected "1.2"; an operator such as >= is missing (at character 5 of "foo 1.2")
            foo (bar)         ! parentheses after a name hold a version, as in (>= 1.2) (at character 5 of "foo (bar)")
            foo bar           ! unexpected "bar"; several dependencies have commas between them, or are items of a list (at character 5 of "foo bar")
            a or b            ! unexpected "or b"; boolean dependencies stand in parentheses: (a or b) (at character 3 of "a or b")
            foo [amd64]       ! unexpected "[amd64]"; restrictions in brackets are for building, use overrides for an architecture (at character 5 of "foo [amd64]")
            (a | b)           ! unexpected "| b)"; in parentheses write "or" (at character 4 of "(a | b)")
            (a or b) | c      ! a dependency in parentheses cannot be combined with "|"; write (a or b) (at character 10 of "(a or b) | c")
            (a or b           ! a closing parenthesis is missing (at character 8 of "(a or b")
            (a                ! a closing parenthesis is missing (at character 3 of "(a")
            (a or )           ! a name is missing (at character 7 of "(a or )")
            ()                ! a name is missing (at character 2 of "()")
            (a xor b)         ! unknown operator "xor"; allowed are and, or, if, unless, with, without (at character 4 of "(a xor b)")
            (a and b or c)    ! "or" cannot follow "and" without parentheses of its own (at character 12 of "(a and b or c)")
            (a if b if c)     ! "if" cannot follow "if" without parentheses of its own (at character 11 of "(a if b if c)")
            (a or b else c)   ! "else" cannot follow "or" without parentheses of its own (at character 13 of "(a or b else c)")
            """)
    void saysWhatIsWrongAndWhere(String written, String message) {
        assertThatThrownBy(() -> DependencyParser.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a(", "a()", "a|", "a,", "(a or "})
    void longAndDeepTextIsRefusedQuickly(String piece) {
        assertThatThrownBy(() -> DependencyParser.parse(piece.repeat(4000 / piece.length()) + "("))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DependencyParser.parse(piece.repeat(10_000)))
                .hasMessage("a dependency of more than 4096 characters");
    }

    @Test
    void nestingUpTo16IsRead() {
        assertThat(DependencyParser.parse("(".repeat(16) + "a" + ")".repeat(16)))
                .hasSize(1);
        assertThatThrownBy(() -> DependencyParser.parse("(".repeat(17) + "a" + ")".repeat(17)))
                .hasMessageStartingWith("parentheses are nested deeper than 16");
    }

    @Test
    void anyTextIsReadOrRefused() {
        String alphabet = "ab()|,<>=! :1.-/[]%{}~^\tor";
        long seed = 20_260_101;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                List<Dependency> read = DependencyParser.parse(text.toString());
                String normal =
                        String.join(", ", read.stream().map(Object::toString).toList());
                assertThat(DependencyParser.parse(normal))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(read);
            } catch (IllegalArgumentException e) {
                assertThat(e).as("seed %d: %s", seed, text).hasMessageContaining("at character");
            }
        }
    }
}
