package dev.gopack.verify;

import dev.gopack.openpgp.Hash;
import dev.gopack.openpgp.KeyAlgorithms;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.SigningException;
import dev.gopack.sign.KeyDescription;
import dev.gopack.sign.KeyFile;
import dev.gopack.sign.SigningKey;
import dev.gopack.target.Answer;
import dev.gopack.target.Family;
import dev.gopack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a key is one to sign packages with, before anything is signed: what there is to say of it, and what the rpm or apt
 * of a release will say of its signatures.
 */
public final class KeyCheckup {

    private static final Duration SOON = Duration.ofDays(90);
    private static final int SAFE_RSA = 2048;
    private static final int LASTING_RSA = 3072;
    private static final String SHA1 = Hash.name(Hash.SHA1);
    static final String CRITICAL =
            "import a certificate that has statements which have to be understood and are new to it";

    private final Path file;
    private final KeyDescription key;
    private final KeyDescription primary;

    private KeyCheckup(Path file, KeyDescription key, KeyDescription primary) {
        this.file = file;
        this.key = key;
        this.primary = primary;
    }

    /**
     * Reads the key that would sign, or the one that should and cannot.
     *
     * @param file with the key, secret or public
     * @param keyId as for {@link KeyFile#signer}
     * @throws SigningException if the file has no keys, or several and none is named
     */
    public static KeyCheckup read(Path file, String keyId) {
        KeyFile keys = KeyFile.read(file);
        List<KeyDescription> all = keys.keys();
        KeyDescription chosen;
        try {
            chosen = keys.chosen(keyId);
        } catch (SigningException e) {
            String wanted = keyId.replaceFirst("^0[xX]", "").replace("!", "").toUpperCase(java.util.Locale.ROOT);
            List<KeyDescription> named = all.stream()
                    .filter(one -> one.key().fingerprint().endsWith(wanted))
                    .filter(one -> !keyId.isEmpty() || one.primary())
                    .toList();
            if (named.size() != 1) {
                throw e;
            }
            chosen = named.get(0);
        }
        KeyDescription primary = chosen;
        for (KeyDescription one : all.subList(0, all.indexOf(chosen) + 1)) {
            primary = one.primary() ? one : primary;
        }
        return new KeyCheckup(file, chosen, primary);
    }

    /** The key. */
    public KeyDescription key() {
        return key;
    }

    /** Names of its owner. */
    public List<String> owners() {
        return primary.userIds();
    }

    /**
     * What there is to say of the key itself.
     *
     * @param now when it is to sign
     */
    public Report ofItself(Instant now) throws IOException {
        Report.Collector findings = new Report.Collector();
        validity(now, findings);
        strength(findings);
        secret(findings);
        return findings.toReport();
    }

    private void validity(Instant now, Report.Collector findings) {
        SigningKey it = key.key();
        if (key.revoked()) {
            findings.add(KeyRules.REVOKED
                    .finding("the " + it + " is revoked, or its primary key is")
                    .advising("make a new key, and hand it out before it signs"));
        } else if (!key.canSign()) {
            findings.add(KeyRules.CANNOT_SIGN
                    .finding("the " + it
                            + " must not sign: it lacks the flag, or a self-signature that is good, as one over MD5 is not"
                            + (key.primary() ? "" : ", or the signature with which a subkey agrees"))
                    .advising("name a key that may sign, or add a subkey: gpg --quick-add-key "
                            + primary.key().fingerprint() + " rsa4096 sign"));
        }
        if (now.isBefore(it.created())) {
            findings.add(KeyRules.NOT_YET_VALID
                    .finding("the " + it + " was made at " + it.created() + ", which is after " + now)
                    .advising("look at the clock of this machine, or of the one that made it"));
        }
        for (KeyDescription one : key.equals(primary) ? List.of(key) : List.of(primary, key)) {
            boolean there = !now.isBefore(one.key().created());
            one.boundSince()
                    .filter(since -> there && now.isBefore(since))
                    .ifPresent(since -> findings.add(KeyRules.NOT_YET_VALID
                            .finding("the " + one.key() + " is bound to its certificate by a signature of " + since
                                    + ", which is after " + now + "; sqv takes no signature by it until then")
                            .advising("look at the clock of this machine, or " + renew())));
        }
        key.expires().ifPresent(end -> {
            if (!end.isBefore(KeyDescription.END_OF_TIME)) {
                findings.add(KeyRules.EXPIRED
                        .finding("the " + it + " ends at " + end
                                + ", which gpg and apt cannot count: they take it for expired")
                        .advising(extend(now)));
            } else if (!now.isBefore(end)) {
                findings.add(KeyRules.EXPIRED
                        .finding("the " + it + " expired at " + end)
                        .advising(extend(now)));
            } else if (!now.plus(SOON).isBefore(end)) {
                findings.add(KeyRules.EXPIRES_SOON
                        .finding("the " + it + " expires at " + end)
                        .advising(extend(now) + "; users need the new form of the key before that day"));
            }
        });
    }

    /** By the commands that make what has ended, or is to end, last longer. // docs: gpg(1): "*" never means the primary key */
    private String extend(Instant now) {
        String command = "gpg --quick-set-expire " + primary.key().fingerprint() + " 5y";
        String ofSubkey = command + " " + key.key().fingerprint();
        boolean primaryEnds =
                primary.expires().filter(end -> !now.plus(SOON).isBefore(end)).isPresent();
        boolean ownEnd = primary.expires()
                .map(end -> key.expires().filter(end::isAfter).isPresent())
                .orElse(true);
        String commands = key.primary() || !ownEnd ? command : primaryEnds ? command + ", " + ofSubkey : ofSubkey;
        return "extend it: " + commands + ", and hand out the key again";
    }

    private void strength(Report.Collector findings) {
        for (KeyDescription one : key.equals(primary) ? List.of(key) : List.of(primary, key)) {
            SigningKey it = one.key();
            boolean small = KeyAlgorithms.isRsa(it.algorithm().number())
                    && it.algorithm().bits() < SAFE_RSA;
            if (small || it.algorithm().number() == KeyAlgorithms.DSA || it.version() < 4) {
                findings.add(KeyRules.WEAK
                        .finding("the " + it + " of version " + it.version() + " is no longer trusted")
                        .advising("make a new one: gopack keygen"));
            }
            if (one.selfSignatureHash().equals(SHA1)) {
                findings.add(KeyRules.SELF_SIGNATURE
                        .finding("the " + it + " is bound to its certificate by a signature of SHA-1")
                        .advising(renew()));
            }
        }
    }

    private String renew() {
        return "renew it: gpg --expert --cert-digest-algo SHA512 --edit-key "
                + primary.key().fingerprint() + ", expire, save; then hand out the key again";
    }

    private void secret(Report.Collector findings) throws IOException {
        if (key.secret() == KeyDescription.Secret.ABSENT || key.secret() == KeyDescription.Secret.ON_CARD) {
            findings.add(KeyRules.PUBLIC_ALONE
                    .finding(file + " has the public part of the " + key.key() + " alone")
                    .advising("nothing, if gpg or a command signs with it"));
            return;
        }
        if (!key.key().algorithm().signsHere()) {
            findings.add(KeyRules.CANNOT_SIGN
                    .finding("of the " + key.key() + " no signatures are made from a file")
                    .advising("let the installed gpg sign: --gpg " + key.key().fingerprint()
                            + ", or make a key with gopack keygen"));
        }
        if (key.secret() == KeyDescription.Secret.PLAIN) {
            findings.add(KeyRules.NO_PASSPHRASE
                    .finding("whoever reads " + file + " can sign with it: it has no passphrase")
                    .advising("nothing, if the file itself is a secret of the pipeline"));
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_READ)) {
                findings.add(KeyRules.READABLE
                        .finding("others than its owner can read " + file)
                        .advising("chmod 600 " + GopackException.quote(file.toString())));
            }
        }
    }

    /** What a release says of signatures by the key. */
    public Report on(Target target) {
        Report.Collector findings = new Report.Collector();
        ReleaseReader reader = new ReleaseReader(target);
        String who = target.id() + " (" + who(target) + ")";
        for (KeyDescription one : key.equals(primary) ? List.of(key) : List.of(primary, key)) {
            SigningKey it = one.key();
            String algorithm = KeyAlgorithms.name(it.algorithm().number());
            Optional<String> refusal = reader.refusal(it.version(), algorithm).or(() -> reader.refusal(it));
            refusal.or(() -> reader.tooWeak(it))
                    .ifPresent(problem -> findings.add(KeyRules.NOT_FOR_TARGET
                            .finding(who + " " + problem + ": the " + it)
                            .advising("sign for it with an RSA key of version 4, which every release reads")));
            boolean unknown = target.signatures().reads(algorithm) == Answer.UNKNOWN
                    || target.signatures().readsCurve(it.algorithm().curve()) == Answer.UNKNOWN;
            if (refusal.isEmpty() && unknown) {
                findings.add(KeyRules.UNKNOWN_FOR_TARGET.finding(
                        "it is not known whether " + who + " reads " + it.algorithm()));
            }
            reader.certificateRefusal(one.selfSignatureHash())
                    .ifPresent(problem -> findings.add(KeyRules.NOT_FOR_TARGET
                            .finding(who + " " + problem + ", as that of the " + it + " does")
                            .advising(renew())));
        }
        certificate(target, who, reader, findings);
        version(target, who, reader, findings);
        return findings.toReport();
    }

    private void certificate(Target target, String who, ReleaseReader reader, Report.Collector findings) {
        Answer answer = reader.readsCertificate(key.forRpm());
        if (answer == Answer.NO) {
            findings.add(
                    KeyRules.NOT_FOR_TARGET
                            .finding(who + " does not " + CRITICAL + ", as that of the " + primary.key() + " has")
                            .advising(
                                    "see with rpmkeys --import; let gpg make the certificate, which marks nothing so, or gopack keygen"));
        } else if (answer == Answer.UNKNOWN) {
            findings.add(KeyRules.UNKNOWN_FOR_TARGET.finding("it is not known whether " + target.id() + " can "
                    + CRITICAL + ", as that of the " + primary.key() + " has; rpm from 4.17 on cannot"));
        }
    }

    private void version(Target target, String who, ReleaseReader reader, Report.Collector findings) {
        boolean rpm = target.family() == Family.RPM;
        if (!key.primary() && reader.subkeyRefusal().isPresent()) {
            findings.add(KeyRules.SUBKEY
                    .finding(who + " takes no signature of a subkey, which the " + key.key() + " is")
                    .advising("sign for it with a primary key, as gopack keygen makes it"));
        }
        // observed: debsig-verify 0.28 looks for a policy by the key that signed, and for that key among primary keys
        if (!key.primary() && !rpm) {
            findings.add(KeyRules.DEBSIG
                    .finding("debsig-verify of " + target.id()
                            + " finds no policy for signatures of a subkey, which the " + key.key() + " is")
                    .advising(
                            primary.canSign()
                                    ? "sign debs for it with the primary key: key_id: "
                                            + primary.key().fingerprint()
                                    : "sign debs for it with a key whose primary key signs, as gopack keygen makes it;"
                                            + " that of this one must not"));
        }
        if (target.signatures().parser().contains("sqv")
                && KeyAlgorithms.isRsa(key.key().algorithm().number())
                && key.key().algorithm().bits() >= SAFE_RSA
                && key.key().algorithm().bits() < LASTING_RSA) {
            findings.add(KeyRules.SMALL
                    .finding(who + " takes the " + key.key() + " until 2030")
                    .advising("let the next one have 3072 bits or more"));
        }
    }

    static String who(Target target) {
        String tool = target.family() == Family.RPM ? "rpm" : "apt";
        return target.tool(tool).map(version -> tool + " " + version + ", ").orElse("")
                + target.signatures().parser();
    }
}
