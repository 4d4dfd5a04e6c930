package dev.gopack.integrate;

import dev.gopack.model.ContentType;
import dev.gopack.model.LifecycleAction;
import dev.gopack.report.GopackException;
import dev.gopack.target.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Certificates that the programs of a machine are to trust. */
final class Anchors {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");
    // docs: update-ca-trust(8); targets of SUSE have another place
    private static final String RPM_PLACE = "/usr/share/pki/ca-trust-source/anchors";
    // docs: update-ca-certificates(8): files that end with .crt, one certificate each
    private static final String DEB_PLACE = "/usr/share/ca-certificates";

    private static final int SEQUENCE = 0x30; // docs: X.690, 8.9 and, for the length, 8.1.3.5
    private static final int LONG_FORM = 0x80;

    private final Joint joint;

    Anchors(Joint joint) {
        this.joint = joint;
    }

    void add() {
        List<String> anchors = joint.spec().integration().anchors();
        for (int i = 0; i < anchors.size(); i++) {
            String key = "ca.anchors[" + i + "]";
            String name = anchors.get(i);
            if (isBinary(name)) {
                joint.report(
                        IntegrateRules.BAD_CERTIFICATE,
                        key,
                        GopackException.quote(name) + " is in DER, where PEM is expected: openssl x509 -inform der -in "
                                + name + " -out " + name + ".pem");
                continue;
            }
            joint.read(name, key).filter(text -> check(text, name, key)).ifPresent(text -> {
                String path = place(name);
                joint.file(path, text, ContentType.FILE);
                joint.action(new LifecycleAction.Trust(path));
            });
        }
    }

    /** True for what starts as ASN.1 does. */
    private boolean isBinary(String name) {
        Optional<Path> file = joint.find(name);
        if (file.isEmpty()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            return in.read() == SEQUENCE && in.read() >= LONG_FORM;
        } catch (IOException e) {
            return false; // who reads it says so
        }
    }

    private String place(String name) {
        String base = name.substring(name.lastIndexOf('/') + 1)
                .replaceFirst("\\.(?:pem|crt|cer|cert)$", "")
                .replaceAll("[^A-Za-z0-9._-]", "-");
        if (joint.isDeb()) {
            return DEB_PLACE + "/" + joint.spec().name() + "/" + base + ".crt";
        }
        String directory = joint.target()
                .map(Target::ca)
                .flatMap(ca ->
                        ca.packageAnchors().isPresent() ? ca.packageAnchors() : Optional.of(ca.administratorAnchors()))
                .orElse(RPM_PLACE);
        return directory + "/" + joint.spec().name() + "-" + base + ".pem";
    }

    private boolean check(String text, String name, String key) {
        List<String> blocks =
                BEGIN.matcher(text).results().map(match -> match.group(1)).toList();
        if (!blocks.equals(List.of("CERTIFICATE"))) {
            joint.report(
                    IntegrateRules.BAD_CERTIFICATE,
                    key,
                    name + " has " + (blocks.isEmpty() ? "nothing in PEM" : String.join(", ", blocks))
                            + " where one certificate is expected");
            return false;
        }
        try {
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (CertificateException e) {
            joint.report(IntegrateRules.BAD_CERTIFICATE, key, name + " has a broken certificate");
            return false;
        }
    }
}
