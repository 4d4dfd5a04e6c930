package dev.gopack.verify;

import dev.gopack.openpgp.SignatureResult;

/**
 * A signature that was found in or beside a package.
 *
 * @param place where, in the words of the format: {@code RSAHEADER}, {@code _gpgorigin}, {@code detached}
 * @param covers what it signs, for people
 * @param coverage how much that is
 * @param result what came of it
 */
public record CheckedSignature(String place, String covers, Coverage coverage, SignatureResult result) {}
