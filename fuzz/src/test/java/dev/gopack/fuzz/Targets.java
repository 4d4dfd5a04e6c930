package dev.gopack.fuzz;

import dev.gopack.archive.Codec;
import dev.gopack.deb.read.DebInputs;
import dev.gopack.deb.read.DebVerifyInputs;
import dev.gopack.elf.ElfInputs;
import dev.gopack.go.GoInputs;
import dev.gopack.imports.SourceInputs;
import dev.gopack.io.ByteSource;
import dev.gopack.module.GoMod;
import dev.gopack.module.GoSum;
import dev.gopack.module.GoWork;
import dev.gopack.module.ModuleHash;
import dev.gopack.module.ModuleInputs;
import dev.gopack.module.ModuleZip;
import dev.gopack.module.VendorModules;
import dev.gopack.openpgp.OpenPgpInputs;
import dev.gopack.reproduce.RecordInputs;
import dev.gopack.rpm.read.RpmInputs;
import dev.gopack.rpm.verify.RpmVerifyInputs;
import dev.gopack.sign.KeyInputs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All readers of files that others made, each by its name. */
final class Targets {

    private static final Map<String, Supplier<Target>> ALL = new LinkedHashMap<>();

    private static final Map<String, Target> MADE = new ConcurrentHashMap<>();

    static {
        add("rpm", Targets::rpm);
        add("rpm-header", () -> header("rpm-header", false, RpmInputs::readsMain));
        add("rpm-signature", () -> header("rpm-signature", true, RpmInputs::readsSignature));
        add("cpio", Targets::cpio);
        add("deb", Targets::deb);
        add("ar", Targets::ar);
        add("tar", Targets::tar);
        add("control-tar", Targets::controlTar);
        add("control", () -> lines("control", DebInputs::readsControl, Texts.CONTROL, Texts.CONTROL_LINES));
        for (String list : List.of("md5sums", "conffiles")) {
            add(
                    list,
                    () -> lines(
                            list,
                            input -> DebInputs.readsList(list, input),
                            List.of(Texts.list(list)),
                            Texts.CONTROL_LINES));
        }
        add("rpm-verify", Targets::rpmVerify);
        add(
                "deb-verify",
                () -> Target.of(
                        "deb-verify",
                        DebVerifyInputs::verifies,
                        DebVerifyInputs.seeds(),
                        new SignedDebMutants(DebVerifyInputs.seeds())));
        add("openpgp-keys", () -> packets("openpgp-keys", OpenPgpInputs::readsKeys, OpenPgpInputs.keys()));
        add(
                "openpgp-signature",
                () -> packets("openpgp-signature", OpenPgpInputs::readsSignatures, OpenPgpInputs.signatures()));
        add(
                "signed-text",
                () -> edits(
                        "signed-text",
                        OpenPgpInputs::readsText,
                        OpenPgpInputs.texts(),
                        "-----BEGIN PGP SIGNED MESSAGE-----\n",
                        "-----BEGIN PGP SIGNATURE-----\n",
                        "\n\n",
                        "\n- ",
                        "Hash: SHA256\n"));
        add("key-file", () -> packets("key-file", KeyInputs::reads, KeyInputs.seeds()));
        for (Codec codec : Codec.values()) {
            if (codec != Codec.NONE) {
                add(codec.word(), () -> Streams.target(codec));
            }
        }
        add("spec", () -> yaml("spec", Texts::readsSpec, Texts.SPEC));
        add("changelog", () -> yaml("changelog", Texts::readsChangelog, Texts.CHANGELOG));
        add("record", () -> lines("record", RecordInputs::reads, Texts.RECORD, Texts.SPEC_LINES));
        add("elf", Targets::elf);
        add("go-program", () -> edits("go-program", GoInputs::reads, GoInputs.seeds(), "Go buildinf:", "Go\0\0"));
        add("module-zip", Targets::moduleZip);
        add("go.mod", () -> modules("go.mod", input -> GoMod.read(input).replaces() != null));
        add("go.mod-of-dependency", () -> modules("go.mod-of-dependency", input -> GoMod.readLax(input) != null));
        add("go.work", () -> modules("go.work", input -> GoWork.read(input).uses() != null));
        add("go.sum", () -> modules("go.sum", input -> GoSum.read(input).modules() != null));
        add(
                "modules.txt",
                () -> modules("modules.txt", input -> VendorModules.read(input).vendored() != null));
        add("go-source", () -> lines("go-source", SourceInputs::reads, Texts.GO_SOURCE, Texts.GO_LINES));
    }

    private Targets() {}

    private static void add(String name, Supplier<Target> target) {
        ALL.put(name, target);
    }

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The target of that name, made once. */
    static Target named(String name) {
        if (!ALL.containsKey(name)) {
            throw new IllegalArgumentException("no target " + name + "; there are " + String.join(", ", names()));
        }
        return MADE.computeIfAbsent(name, key -> ALL.get(key).get());
    }

    private static Target rpm() {
        List<byte[]> seeds = RpmInputs.seeds();
        Edits edits = new Edits(seeds, "070701", "TRAILER!!!");
        return Target.of(
                "rpm",
                RpmInputs::reads,
                seeds,
                random -> random.nextInt(4) == 0
                        ? edits.next(random)
                        : RpmInputs.mutant(seeds.get(random.nextInt(seeds.size() - 1)), random));
    }

    private static Target rpmVerify() {
        List<byte[]> seeds = RpmVerifyInputs.seeds();
        Edits edits = new Edits(seeds, "070701", "TRAILER!!!");
        return Target.of(
                "rpm-verify",
                RpmVerifyInputs::verifies,
                seeds,
                random -> random.nextInt(4) == 0
                        ? edits.next(random)
                        : RpmInputs.mutant(Edits.pick(seeds, random), random));
    }

    private static Target packets(String name, Target.Reader reader, List<byte[]> seeds) {
        return Target.of(name, reader, seeds, new PacketMutants(seeds));
    }

    private static Target header(String name, boolean signature, Target.Reader reader) {
        HeaderMutants mutants = new HeaderMutants(signature);
        return Target.of(name, reader, List.of(mutants.original()), mutants);
    }

    private static Target cpio() {
        byte[] file = CpioMutants.newc("./opt/a", 0100644, 1, "hi");
        byte[] trailer = CpioMutants.newc("TRAILER!!!", 0, 1, "");
        return Target.of("cpio", RpmInputs::readsCpio, List.of(joined(file, trailer)), new CpioMutants());
    }

    private static Target deb() {
        List<byte[]> seeds = DebInputs.seeds();
        Edits edits = new Edits(seeds, "control.tar", "data.tar", "_gpgorigin");
        return Target.of(
                "deb",
                DebInputs::reads,
                seeds,
                random -> random.nextInt(4) == 0 ? edits.next(random) : DebInputs.mutant(random));
    }

    private static Target ar() {
        byte[] seed = DebInputs.seeds().get(0);
        return Target.of("ar", DebInputs::reads, List.of(seed), new ArMutants(DebInputs.control(), DebInputs.data()));
    }

    private static Target tar() {
        return Target.of("tar", DebInputs::readsData, List.of(DebInputs.data()), TarMutants.ofData());
    }

    private static Target controlTar() {
        return Target.of(
                "control-tar",
                DebInputs::readsControlArchive,
                List.of(DebInputs.control()),
                TarMutants.ofControl(Texts.CONTROL.get(0)));
    }

    private static Target elf() {
        List<byte[]> seeds = ElfInputs.seeds();
        Edits edits = new Edits(seeds, "libc.so.6", "GLIBC_2.34", ".dynsym");
        return Target.of(
                "elf",
                ElfInputs::reads,
                seeds,
                random -> random.nextInt(3) == 0 ? edits.next(random) : ElfInputs.mutant(random, Edits.number(random)));
    }

    private static Target moduleZip() {
        return edits(
                "module-zip",
                input -> !ModuleHash.h1(ModuleZip.read(source(input))).isEmpty(),
                List.of(ModuleInputs.zip()),
                "a.b/c@v1.0.0/",
                "PK\3\4",
                "PK\1\2",
                "PK\5\6",
                "PK\6\6",
                "PK\6\7");
    }

    /** A reader of one of the texts of Go modules. */
    @FunctionalInterface
    private interface ModuleReader {
        boolean reads(ByteSource source) throws java.io.IOException;
    }

    private static Target modules(String name, ModuleReader reader) {
        return lines(name, input -> reader.reads(source(input)), List.of(Texts.module(name)), Texts.MODULE_LINES);
    }

    /**
     * The parser of YAML copies what it reads many times over. Little of it is alive at once: a mebibyte of anything is read in
     * a heap of 64 MiB.
     */
    private static Target yaml(String name, Target.Reader reader, List<String> texts) {
        Target target = lines(name, reader, texts, Texts.SPEC_LINES);
        return new Target(name, 8 * Target.MEMORY, reader, target.seeds(), target.mutants());
    }

    private static Target edits(String name, Target.Reader reader, List<byte[]> seeds, String... words) {
        return Target.of(name, reader, seeds, new Edits(seeds, words));
    }

    private static Target lines(String name, Target.Reader reader, List<String> texts, List<String> lines) {
        List<byte[]> seeds = new ArrayList<>();
        texts.forEach(text -> seeds.add(text.getBytes(StandardCharsets.UTF_8)));
        return Target.of(name, reader, seeds, new LineMutants(texts, lines));
    }

    private static ByteSource source(byte[] input) {
        return ByteSource.of(Target.INPUT, input);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
