package dev.gopack;

import dev.gopack.format.SignableFile.Existing;
import dev.gopack.openpgp.OpenPgpLimits;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.report.FormatException;
import dev.gopack.report.SigningException;
import dev.gopack.sign.SignatureForm;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signer;
import dev.gopack.sign.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files beside a package with signatures of all of it. What changes in the package makes them wrong: those of who signs are
 * made anew, and whoever takes the signatures of a package away takes these along.
 */
final class SignaturesBeside {

    private static final List<String> SUFFIXES = List.of(".asc", ".sig");

    private final Map<Path, SignatureForm> files;

    private SignaturesBeside(Map<Path, SignatureForm> files) {
        this.files = files;
    }

    /**
     * Those of a package.
     *
     * @param detached true if there is to be one in any case
     * @throws SigningException if somebody made one who does not sign now
     */
    static SignaturesBeside of(Path file, List<Signer> by, boolean detached) throws IOException {
        Map<Path, SignatureForm> found = new LinkedHashMap<>();
        for (String suffix : SUFFIXES) {
            Path beside = file.resolveSibling(file.getFileName() + suffix);
            boolean wanted = detached && !by.isEmpty() && suffix.equals(SUFFIXES.get(0));
            if (wanted || isSignature(beside, by)) {
                found.put(beside, suffix.equals(SUFFIXES.get(0)) ? SignatureForm.ARMORED : SignatureForm.DETACHED);
            }
        }
        return new SignaturesBeside(found);
    }

    /** Where the text with the signatures of a package is. */
    static Path armored(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIXES.get(0));
    }

    /** True if there is a file beside a package by the name of one with its signatures. */
    static boolean mayBe(Path file) {
        return SUFFIXES.stream().anyMatch(suffix -> Files.exists(file.resolveSibling(file.getFileName() + suffix)));
    }

    /** False for a file that is something else: it is none of a package's. */
    private static boolean isSignature(Path beside, List<Signer> by) throws IOException {
        if (!Files.isRegularFile(beside) || Files.size(beside) > 2L * OpenPgpLimits.SIGNATURES) {
            return false;
        }
        List<OpenPgpSignature> signatures;
        try {
            signatures = OpenPgpSignature.detached(beside.toString(), Files.readAllBytes(beside), 0);
        } catch (FormatException e) {
            return false;
        }
        for (OpenPgpSignature one : signatures) {
            Existing existing = new Existing(beside.toString(), one.issuer());
            if (!by.isEmpty() && by.stream().noneMatch(existing::isBy)) {
                throw new SigningException(beside + " has a signature by the key " + one.issuer()
                        + " over the package as it is, which would no longer fit; remove that file, or let that key"
                        + " sign too");
            }
        }
        return true;
    }

    /** Signatures of a package that is complete, each with the file that is to have it. */
    Map<Path, byte[]> make(SignedContent complete, Signing signing) throws IOException {
        Map<Path, byte[]> made = new LinkedHashMap<>();
        if (!signing.isNone()) {
            for (Map.Entry<Path, SignatureForm> file : files.entrySet()) {
                made.put(file.getKey(), signing.signAll(complete, file.getValue()));
            }
        }
        return made;
    }

    /** Takes them away. */
    void delete() throws IOException {
        for (Path file : files.keySet()) {
            Files.deleteIfExists(file);
        }
    }
}
