package dev.gopack.cli;

import dev.gopack.SuppressedFinding;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.model.FileEntry;
import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON forms of results, documented in docs/cli.md. */
final class Json {

    private Json() {}

    static List<Map<String, Object>> findings(Report report) {
        return report.findings().stream().map(Json::finding).toList();
    }

    static List<Map<String, Object>> suppressed(List<SuppressedFinding> suppressed) {
        return suppressed.stream()
                .map(one -> {
                    Map<String, Object> json = finding(one.finding());
                    json.put("reason", one.reason());
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", finding.rule().id());
        json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.put("message", finding.message());
        finding.position().ifPresent(at -> {
            json.put("file", at.source());
            json.put("line", at.line());
            json.put("column", at.column());
        });
        if (finding.advice() != null) {
            json.put("advice", finding.advice());
        }
        return json;
    }

    static Map<String, Object> written(WrittenPackage written) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", written.path().toString());
        json.put("format", written.format());
        json.put("name", written.name());
        json.put("version", written.evr());
        json.put("architecture", written.architecture().name());
        written.target().ifPresent(target -> json.put("target", target.id()));
        json.put("size", written.size());
        json.put("sha256", written.sha256());
        json.put("milliseconds", written.elapsed().toMillis());
        return json;
    }

    static Map<String, Object> plan(PackagePlan plan, String path) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", path);
        json.put("format", plan.format());
        json.put("name", plan.name());
        json.put("version", plan.evr());
        json.put("architecture", plan.architecture().name());
        plan.target().ifPresent(target -> json.put("target", target.id()));
        json.put("nativeArchitecture", plan.nativeArchitecture());
        json.put("contentSize", plan.contentSize());
        json.put("relations", plan.relations().stream().map(Json::relation).toList());
        json.put(
                "files",
                plan.files().stream().map(FileEntry::path).map(Object::toString).toList());
        return json;
    }

    private static Map<String, Object> relation(PackagePlan.Relation relation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", relation.kind().name().toLowerCase(Locale.ROOT));
        json.put("text", relation.text());
        relation.reason().ifPresent(reason -> json.put("reason", reason));
        return json;
    }

    static Map<String, Object> info(String path, PackageInfo info) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", path);
        json.put("format", info.format());
        json.put("name", info.name());
        json.put("version", info.evr());
        json.put("architecture", info.architecture());
        json.put("fields", info.fields());
        json.put("relations", info.relations());
        json.put("files", info.files().stream().map(Json::file).toList());
        Map<String, Object> scripts = new LinkedHashMap<>();
        info.scripts().forEach((name, script) -> scripts.put(name, script(script)));
        json.put("scripts", scripts);
        json.put("changelog", info.changelog());
        json.put("digests", info.digests().stream().map(Json::digest).toList());
        json.put("intact", info.isIntact());
        return json;
    }

    private static Map<String, Object> script(PackageInfo.Script script) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("interpreter", script.interpreter());
        json.put("body", script.body());
        return json;
    }

    private static Map<String, Object> file(PackageInfo.PackagedFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", file.path());
        json.put("kind", file.kind());
        json.put("mode", "0" + Integer.toOctalString(file.mode()));
        json.put("user", file.user());
        json.put("group", file.group());
        json.put("size", file.size());
        json.put("mtime", file.mtime());
        json.put("linkTarget", file.linkTarget());
        json.put("digest", file.digest());
        json.put("flags", file.flags());
        return json;
    }

    private static Map<String, Object> digest(PackageInfo.DigestCheck digest) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", digest.name());
        json.put("stated", digest.stated());
        json.put("actual", digest.actual());
        json.put("matches", digest.matches());
        return json;
    }
}
