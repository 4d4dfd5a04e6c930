package dev.gopack.conformance;

/** The text of a unit with nothing wrong, and what is changed in it. */
record LintUnits(String text) {

    private static final String GOOD = """
            [Unit]
            Description=Sample that shows one rule
            Documentation=https://example.com/sample

            [Service]
            User=sample
            ExecStart=/usr/bin/tool

            [Install]
            WantedBy=multi-user.target
            """;

    /** A good one with a directive more in its service, or as it is. */
    static LintUnits of(String line) {
        return line.isEmpty() ? new LintUnits(GOOD) : new LintUnits(GOOD).and(line);
    }

    /** With a line more in [Service]. */
    LintUnits and(String line) {
        return new LintUnits(text.replace("[Service]\n", "[Service]\n" + line + "\n"));
    }

    /** With another value of a directive; a section or a whole line that is there is taken out. */
    LintUnits with(String line) {
        if (text.contains(line + "\n")) {
            return new LintUnits(text.replace(line + "\n", ""));
        }
        String key = line.substring(0, line.indexOf('=') + 1);
        return new LintUnits(text.replaceFirst("(?m)^\\Q" + key + "\\E.*$", line));
    }

    @Override
    public String toString() {
        return text;
    }
}
