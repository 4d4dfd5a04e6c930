package dev.gopack;

import dev.gopack.report.Finding;

/**
 * What lint found and the spec says is meant to be.
 *
 * @param finding what was found
 * @param reason why it is meant to be
 */
public record SuppressedFinding(Finding finding, String reason) {}
