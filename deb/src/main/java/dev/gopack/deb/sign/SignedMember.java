package dev.gopack.deb.sign;

import dev.gopack.sign.SignedContent;

/**
 * A member of a package that is signed.
 *
 * @param name of the member
 * @param content its bytes, without header and padding
 */
public record SignedMember(String name, SignedContent content) {}
