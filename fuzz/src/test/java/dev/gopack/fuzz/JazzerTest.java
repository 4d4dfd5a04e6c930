package dev.gopack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The readers under Jazzer. As plain tests these read the seeds, some mutants, and what once made a reader fail, which is
 * kept under {@code src/test/resources} in {@code JazzerTestInputs/METHOD}. With JAZZER_FUZZ=1 one of them searches for more; bench/fuzz does
 * so for as long as it is told.
 */
class JazzerTest {

    private static final int MUTANTS = 50;

    private final Probe probe = new Probe();

    private static Stream<byte[]> seeds(String name) {
        Target target = Targets.named(name);
        Stream<byte[]> mutants = Stream.iterate(0, i -> i + 1).limit(MUTANTS).map(i -> target.mutants()
                .next(Campaign.random(1, i)));
        return Stream.concat(target.seeds().stream(), mutants);
    }

    private void check(String name, byte[] input) {
        probe.check(Targets.named(name), input, "a seed of Jazzer");
    }

    @Test
    void everyReaderIsThere() {
        List<String> methods = Stream.of(JazzerTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                .map(method -> method.getAnnotation(MethodSource.class).value()[0])
                .map(source -> source.substring("seedsOf".length()))
                .toList();
        assertThat(methods).hasSameSizeAs(Targets.names());
    }

    static Stream<byte[]> seedsOfRpm() {
        return seeds("rpm");
    }

    @FuzzTest
    @MethodSource("seedsOfRpm")
    void rpm(byte[] input) {
        check("rpm", input);
    }

    static Stream<byte[]> seedsOfRpmHeader() {
        return seeds("rpm-header");
    }

    @FuzzTest
    @MethodSource("seedsOfRpmHeader")
    void rpmHeader(byte[] input) {
        check("rpm-header", input);
    }

    static Stream<byte[]> seedsOfRpmSignature() {
        return seeds("rpm-signature");
    }

    @FuzzTest
    @MethodSource("seedsOfRpmSignature")
    void rpmSignature(byte[] input) {
        check("rpm-signature", input);
    }

    static Stream<byte[]> seedsOfCpio() {
        return seeds("cpio");
    }

    @FuzzTest
    @MethodSource("seedsOfCpio")
    void cpio(byte[] input) {
        check("cpio", input);
    }

    static Stream<byte[]> seedsOfDeb() {
        return seeds("deb");
    }

    @FuzzTest
    @MethodSource("seedsOfDeb")
    void deb(byte[] input) {
        check("deb", input);
    }

    static Stream<byte[]> seedsOfAr() {
        return seeds("ar");
    }

    @FuzzTest
    @MethodSource("seedsOfAr")
    void ar(byte[] input) {
        check("ar", input);
    }

    static Stream<byte[]> seedsOfTar() {
        return seeds("tar");
    }

    @FuzzTest
    @MethodSource("seedsOfTar")
    void tar(byte[] input) {
        check("tar", input);
    }

    static Stream<byte[]> seedsOfControlTar() {
        return seeds("control-tar");
    }

    @FuzzTest
    @MethodSource("seedsOfControlTar")
    void controlTar(byte[] input) {
        check("control-tar", input);
    }

    static Stream<byte[]> seedsOfControl() {
        return seeds("control");
    }

    @FuzzTest
    @MethodSource("seedsOfControl")
    void control(byte[] input) {
        check("control", input);
    }

    static Stream<byte[]> seedsOfMd5sums() {
        return seeds("md5sums");
    }

    @FuzzTest
    @MethodSource("seedsOfMd5sums")
    void md5sums(byte[] input) {
        check("md5sums", input);
    }

    static Stream<byte[]> seedsOfConffiles() {
        return seeds("conffiles");
    }

    @FuzzTest
    @MethodSource("seedsOfConffiles")
    void conffiles(byte[] input) {
        check("conffiles", input);
    }

    static Stream<byte[]> seedsOfGzip() {
        return seeds("gzip");
    }

    @FuzzTest
    @MethodSource("seedsOfGzip")
    void gzip(byte[] input) {
        check("gzip", input);
    }

    static Stream<byte[]> seedsOfBzip2() {
        return seeds("bzip2");
    }

    @FuzzTest
    @MethodSource("seedsOfBzip2")
    void bzip2(byte[] input) {
        check("bzip2", input);
    }

    static Stream<byte[]> seedsOfXz() {
        return seeds("xz");
    }

    @FuzzTest
    @MethodSource("seedsOfXz")
    void xz(byte[] input) {
        check("xz", input);
    }

    static Stream<byte[]> seedsOfZstd() {
        return seeds("zstd");
    }

    @FuzzTest
    @MethodSource("seedsOfZstd")
    void zstd(byte[] input) {
        check("zstd", input);
    }

    static Stream<byte[]> seedsOfLzma() {
        return seeds("lzma");
    }

    @FuzzTest
    @MethodSource("seedsOfLzma")
    void lzma(byte[] input) {
        check("lzma", input);
    }

    static Stream<byte[]> seedsOfSpec() {
        return seeds("spec");
    }

    @FuzzTest
    @MethodSource("seedsOfSpec")
    void spec(byte[] input) {
        check("spec", input);
    }

    static Stream<byte[]> seedsOfChangelog() {
        return seeds("changelog");
    }

    @FuzzTest
    @MethodSource("seedsOfChangelog")
    void changelog(byte[] input) {
        check("changelog", input);
    }

    static Stream<byte[]> seedsOfRecord() {
        return seeds("record");
    }

    @FuzzTest
    @MethodSource("seedsOfRecord")
    void record(byte[] input) {
        check("record", input);
    }

    static Stream<byte[]> seedsOfElf() {
        return seeds("elf");
    }

    @FuzzTest
    @MethodSource("seedsOfElf")
    void elf(byte[] input) {
        check("elf", input);
    }

    static Stream<byte[]> seedsOfGoProgram() {
        return seeds("go-program");
    }

    @FuzzTest
    @MethodSource("seedsOfGoProgram")
    void goProgram(byte[] input) {
        check("go-program", input);
    }

    static Stream<byte[]> seedsOfModuleZip() {
        return seeds("module-zip");
    }

    @FuzzTest
    @MethodSource("seedsOfModuleZip")
    void moduleZip(byte[] input) {
        check("module-zip", input);
    }

    static Stream<byte[]> seedsOfGoMod() {
        return seeds("go.mod");
    }

    @FuzzTest
    @MethodSource("seedsOfGoMod")
    void goMod(byte[] input) {
        check("go.mod", input);
    }

    static Stream<byte[]> seedsOfGoModOfDependency() {
        return seeds("go.mod-of-dependency");
    }

    @FuzzTest
    @MethodSource("seedsOfGoModOfDependency")
    void goModOfDependency(byte[] input) {
        check("go.mod-of-dependency", input);
    }

    static Stream<byte[]> seedsOfGoWork() {
        return seeds("go.work");
    }

    @FuzzTest
    @MethodSource("seedsOfGoWork")
    void goWork(byte[] input) {
        check("go.work", input);
    }

    static Stream<byte[]> seedsOfGoSum() {
        return seeds("go.sum");
    }

    @FuzzTest
    @MethodSource("seedsOfGoSum")
    void goSum(byte[] input) {
        check("go.sum", input);
    }

    static Stream<byte[]> seedsOfModulesTxt() {
        return seeds("modules.txt");
    }

    @FuzzTest
    @MethodSource("seedsOfModulesTxt")
    void modulesTxt(byte[] input) {
        check("modules.txt", input);
    }

    static Stream<byte[]> seedsOfGoSource() {
        return seeds("go-source");
    }

    @FuzzTest
    @MethodSource("seedsOfGoSource")
    void goSource(byte[] input) {
        check("go-source", input);
    }

    static Stream<byte[]> seedsOfRpmVerify() {
        return seeds("rpm-verify");
    }

    @FuzzTest
    @MethodSource("seedsOfRpmVerify")
    void rpmVerify(byte[] input) {
        check("rpm-verify", input);
    }

    static Stream<byte[]> seedsOfDebVerify() {
        return seeds("deb-verify");
    }

    @FuzzTest
    @MethodSource("seedsOfDebVerify")
    void debVerify(byte[] input) {
        check("deb-verify", input);
    }

    static Stream<byte[]> seedsOfOpenpgpKeys() {
        return seeds("openpgp-keys");
    }

    @FuzzTest
    @MethodSource("seedsOfOpenpgpKeys")
    void openpgpKeys(byte[] input) {
        check("openpgp-keys", input);
    }

    static Stream<byte[]> seedsOfOpenpgpSignature() {
        return seeds("openpgp-signature");
    }

    @FuzzTest
    @MethodSource("seedsOfOpenpgpSignature")
    void openpgpSignature(byte[] input) {
        check("openpgp-signature", input);
    }

    static Stream<byte[]> seedsOfSignedText() {
        return seeds("signed-text");
    }

    @FuzzTest
    @MethodSource("seedsOfSignedText")
    void signedText(byte[] input) {
        check("signed-text", input);
    }

    static Stream<byte[]> seedsOfKeyFile() {
        return seeds("key-file");
    }

    @FuzzTest
    @MethodSource("seedsOfKeyFile")
    void keyFile(byte[] input) {
        check("key-file", input);
    }
}
