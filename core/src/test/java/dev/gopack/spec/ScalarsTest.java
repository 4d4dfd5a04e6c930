package dev.gopack.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each type of text accepts, and what it says otherwise. */
class ScalarsTest {

    /** The value, or the complaint; warnings before it. */
    private static String read(ScalarType<?> type, String text) {
        List<String> said = new ArrayList<>();
        try {
            Object value = type.parser()
                    .parse(Scalars.clean(text), (rule, message, advice) -> said.add(rule.id() + ": " + message));
            said.add(value instanceof Integer mode ? "0" + Integer.toOctalString(mode) : String.valueOf(value));
        } catch (BadValue e) {
            said.add(e.getMessage() + (e.advice() == null ? "" : "; " + e.advice()));
        }
        return String.join(" | ", said);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            0644   ! 0644
            0o644  ! 0644
            0O644  ! 0644
            04755  ! 04755
            07777  ! 07777
            0_755  ! 0755
            00644  ! 0644
            0x1A4  ! 0644
            0b110100100 ! 0644
            7      ! 07
            644    ! spec.decimal-mode: 644 is taken as 0644; read as decimal, as YAML does, it would be the mode 01204 | 0644
            755    ! spec.decimal-mode: 755 is taken as 0755; read as decimal, as YAML does, it would be the mode 01363 | 0755
            4755   ! spec.decimal-mode: 4755 is taken as 04755; read as decimal, as YAML does, it would be the mode 011223 | 04755
            493    ! spec.decimal-mode: 493 is decimal for the mode 0755 | 0755
            420    ! 420 could mean 0420, or 0644 in decimal as YAML reads it; write a mode in octal with a leading 0
            44     ! 44 could mean 044, or 054 in decimal as YAML reads it; write a mode in octal with a leading 0
            0      ! spec.zero-mode: 0 is taken as it is, while nfpm takes it for unset | 00
            0000   ! spec.zero-mode: 0 is taken as it is, while nfpm takes it for unset | 00
            010000 ! an octal mode beyond 07777: "010000"
            0777777777777777777 ! an octal mode beyond 07777: "0777777777777777777"
            9      ! not in octal: 9; write for example 0644
            089    ! not an octal mode: "089"; write for example 0644
            -1     ! not an octal mode: "-1"; write for example 0644
            rw-r--r-- ! not an octal mode: "rw-r--r--"; write for example 0644
            """)
    void modes(String text, String result) {
        assertThat(read(Modes.MODE, text)).isEqualTo(result);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            0002 ! 02
            022  ! 022
            0o27 ! 027
            2    ! 02
            22   ! spec.decimal-mode: 22 is taken as 022; read as decimal, as YAML does, it would be the mode 026 | 022
            18   ! spec.decimal-mode: 18 is decimal for the mode 022 | 022
            63   ! 63 could mean 063, or 077 in decimal as YAML reads it; write a mode in octal with a leading 0
            0    ! spec.zero-mode: 0 is taken as it is, while nfpm takes it for unset | 00
            01000 ! an octal umask beyond 0777: "01000"
            """)
    void umasks(String text, String result) {
        assertThat(read(Modes.UMASK, text)).isEqualTo(result);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            2008-01-02T15:04:05Z        ! 2008-01-02T15:04:05Z
            2008-01-02t15:04:05z        ! 2008-01-02T15:04:05Z
            2008-01-02T15:04:05+02:00   ! 2008-01-02T13:04:05Z
            2008-01-02T15:04:05.25Z     ! 2008-01-02T15:04:05.250Z
            2008-1-2T5:4:5Z             ! 2008-01-02T05:04:05Z
            2008-01-02 15:04:05         ! 2008-01-02T15:04:05Z
            2008-01-02 15:04:05 -07:00  ! 2008-01-02T22:04:05Z
            2008-01-02                  ! 2008-01-02T00:00:00Z
            1970-01-01T00:00:00Z        ! 1970-01-01T00:00:00Z
            2106-02-07T06:28:15Z        ! 2106-02-07T06:28:15Z
            2106-02-07T06:28:16Z        ! a time before 1970 or after 2106: "2106-02-07T06:28:16Z"; no package can hold it
            1969-12-31T23:59:59Z        ! a time before 1970 or after 2106: "1969-12-31T23:59:59Z"; no package can hold it
            2008-01-02T15:04:05         ! a time without a zone: "2008-01-02T15:04:05"; add Z for UTC
            2008-02-30                  ! no such time: "2008-02-30" (Invalid date 'FEBRUARY 30')
            2008-01-02T25:00:00Z        ! no such time: "2008-01-02T25:00:00Z" (Invalid value for HourOfDay (valid values 0 - 23): 25)
            1199286245                  ! not a time: "1199286245"; write it as 2006-01-02T15:04:05Z (RFC 3339)
            yesterday                   ! not a time: "yesterday"; write it as 2006-01-02T15:04:05Z (RFC 3339)
            """)
    void times(String text, String result) {
        assertThat(read(Scalars.TIME, text)).isEqualTo(result);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource({"true, true", "Yes, true", "ON, true", "y, true", "False, false", "no, false", "off, false", "N, false"
    })
    void booleans(String text, String result) {
        assertThat(read(Scalars.BOOLEAN, text)).isEqualTo(result);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            zstd        ! zstd
            zstd:19     ! zstd:19
            zstd:best   ! zstd:best
            gzip:-1     ! gzip
            none        ! none
            lzma:9      ! lzma:9
            gzip:10     ! gzip has levels 1 to 9, not 10
            xz:a        ! compression level is not a number: "a"
            bzip2       ! unknown compression "bzip2"; allowed are none, gzip, xz, zstd, lzma, each with an optional :level
            """)
    void compressions(String text, String result) {
        assertThat(read(PackageScalars.COMPRESSION, text)).isEqualTo(result);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            /usr/bin/foo  ! /usr/bin/foo
            usr//bin/./x/ ! usr//bin/./x/
            /             ! /
            /a/../b       ! a path with "..": "/a/../b"; write where it really goes
            ..            ! a path with "..": ".."; write where it really goes
            """)
    void destinations(String text, String result) {
        assertThat(read(PackageScalars.DST, text)).isEqualTo(result);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            cap_net_bind_service=ep                 ! cap_net_bind_service=ep
            cap_net_raw,cap_net_admin+eip           ! cap_net_raw,cap_net_admin+eip
            all=ip cap_sys_admin-i                  ! all=ip cap_sys_admin-i
            =ep                                     ! =ep
            cap_net_raw                             ! not a legal set of capabilities: "cap_net_raw"; for example cap_net_bind_service=ep
            net_raw=ep                              ! not a legal set of capabilities: "net_raw=ep"; for example cap_net_bind_service=ep
            cap_net_raw=x                           ! not a legal set of capabilities: "cap_net_raw=x"; for example cap_net_bind_service=ep
            """)
    void capabilities(String text, String result) {
        assertThat(read(PackageScalars.CAPABILITIES, text)).isEqualTo(result);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            de               ! de
            pt_BR            ! pt_BR
            ca_ES.UTF-8@valencia ! ca_ES.UTF-8@valencia
            zh_Hans_CN       ! zh_Hans_CN
            C                ! C
            d                ! not a legal locale: "d"; for example de or pt_BR
            de,fr            ! not a legal locale: "de,fr"; for example de or pt_BR
            """)
    void locales(String text, String result) {
        assertThat(read(PackageScalars.LANG, text)).isEqualTo(result);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            /bin/sh           ! [/bin/sh]
            /usr/bin/env  -S x ! [/usr/bin/env, -S, x]
            <lua>             ! [<lua>]
            sh                ! not an absolute path: "sh"; write for example /bin/sh, or <lua> for the one in rpm
            <lua              ! not an absolute path: "<lua"; write for example /bin/sh, or <lua> for the one in rpm
            """)
    void interpreters(String text, String result) {
        assertThat(read(PackageScalars.INTERPRETER, text)).isEqualTo(result);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            www-data  ! www-data
            1000      ! 1000
            host$     ! host$
            a b       ! not a legal user name: "a b"
            -x        ! not a legal user name: "-x"
            """)
    void owners(String text, String result) {
        assertThat(read(PackageScalars.USER, text)).isEqualTo(result);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            0           ! 0
            4294967295  ! 4294967295
            4294967296  ! not a whole number from 0 to 4294967295: "4294967296"
            -1          ! not a whole number from 0 to 4294967295: "-1"
            1.0         ! not a whole number from 0 to 4294967295: "1.0"
            99999999999999999999 ! not a whole number from 0 to 4294967295: "99999999999999999999"
            """)
    void epochs(String text, String result) {
        assertThat(read(PackageScalars.EPOCH, text)).isEqualTo(result);
    }
}
