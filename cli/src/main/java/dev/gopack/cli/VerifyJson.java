package dev.gopack.cli;

import dev.gopack.openpgp.SignatureProblem;
import dev.gopack.report.Report;
import dev.gopack.verify.CheckedSignature;
import dev.gopack.verify.Verification;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The JSON form of what came of verifying, documented in docs/cli.md. */
final class VerifyJson {

    private VerifyJson() {}

    static Map<String, Object> of(Verification result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", result.file());
        json.put("format", result.format());
        json.put("policy", result.policy().name());
        json.put("ok", result.isOk());
        json.put("failed", result.refusals());
        json.put("findings", Json.findings(new Report(result.findings())));
        json.put(
                "signatures",
                result.signatures().stream().map(VerifyJson::signature).toList());
        return json;
    }

    private static Map<String, Object> signature(CheckedSignature signature) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("place", signature.place());
        json.put("covers", signature.covers());
        json.put("coverage", word(signature.coverage()));
        json.put("version", signature.result().version());
        json.put("algorithm", signature.result().algorithm());
        json.put("hash", signature.result().hash());
        json.put("issuer", signature.result().issuer());
        json.put("created", signature.result().created().map(Object::toString));
        json.put("signer", signature.result().signer());
        json.put("good", signature.result().problems().isEmpty());
        json.put(
                "problems",
                signature.result().problems().stream()
                        .map((SignatureProblem problem) -> word(problem))
                        .toList());
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
