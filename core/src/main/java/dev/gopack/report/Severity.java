package dev.gopack.report;

/** How much a finding matters. The order is the order of weight. */
public enum Severity {
    /** Worth knowing; nothing needs to change. */
    INFO,
    /** The package is built, but is probably not what was meant. */
    WARNING,
    /** Nothing is built. */
    ERROR
}
