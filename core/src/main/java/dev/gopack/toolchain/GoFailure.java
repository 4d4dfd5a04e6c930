package dev.gopack.toolchain;

import dev.gopack.report.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What it means when go fails. */
final class GoFailure {

    /** How go says that it is too old; the first group is the version that is wanted. */
    private static final Pattern TOO_OLD = Pattern.compile("(?m)"
            // observed: Go 1.21 to 1.26 with GOTOOLCHAIN=local
            + "requires go >= (?<least>[0-9][0-9A-Za-z.]*)"
            // observed: Go 1.21 to 1.26 with GOTOOLCHAIN=auto, if the toolchain cannot be fetched
            + "|^go: download go(?<fetched>[0-9][0-9A-Za-z.]*)"
            // observed: Go 1.20, which knows neither toolchain lines nor versions of three numbers
            + "|cannot compile Go (?<compiled>[0-9][0-9.]*) code"
            + "|invalid go version '(?<named>[0-9][0-9A-Za-z.]*)'"
            + "|module(?: that)? requires [Gg]o (?<imported>[0-9][0-9.]*)");

    private static final String[] GROUPS = {"least", "fetched", "compiled", "named", "imported"};
    // observed: Go 1.26: "(running go 1.26.8; GOTOOLCHAIN=local)"
    private static final Pattern RUNNING = Pattern.compile("running go ([0-9][0-9A-Za-z.]*)");

    private GoFailure() {}

    /**
     * The finding about a failure.
     *
     * @param what the command in words
     * @param said standard error, without secrets
     */
    static Finding of(String what, int code, String said, Map<String, String> environment) {
        Optional<Finding> tooOld = tooOld(said, environment);
        if (tooOld.isPresent()) {
            return tooOld.get();
        }
        Finding failed = ToolchainRules.BUILD_FAILED.finding(
                what + " failed with exit code " + code + (said.isBlank() ? "" : ":" + indented(said)));
        // observed: Go 1.26 in a repository of somebody else: "Use -buildvcs=false to disable VCS stamping."
        return said.contains("-buildvcs=false")
                ? failed.advising("let git trust the repository (git config --global safe.directory), "
                        + "or leave its revision out with go.build.vcs: false")
                : failed;
    }

    private static Optional<Finding> tooOld(String said, Map<String, String> environment) {
        Matcher found = TOO_OLD.matcher(said);
        if (!found.find()) {
            return Optional.empty();
        }
        String wanted = "";
        for (String group : GROUPS) {
            wanted = found.group(group) == null ? wanted : found.group(group);
        }
        Matcher running = RUNNING.matcher(said);
        String has = running.find() ? ", and this is go " + running.group(1) : "";
        boolean local = "local".equals(environment.get("GOTOOLCHAIN"));
        return Optional.of(ToolchainRules.OLD_TOOLCHAIN
                .finding("the program needs go " + wanted + " or later" + has + indented(said))
                .advising((local ? "set GOTOOLCHAIN=auto, so that go fetches what it needs, or " : "") + "install go "
                        + wanted + ": " + GoInstallation.HOW_TO_GET));
    }

    /** Lines of another program, each on one of its own and without what would move the cursor. */
    private static String indented(String said) {
        StringBuilder text = new StringBuilder();
        said.strip().lines().forEach(line -> {
            text.append("\n  ");
            line.codePoints()
                    .map(c -> c == '\t' ? ' ' : c)
                    .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                    .forEach(text::appendCodePoint);
        });
        return text.toString();
    }
}
