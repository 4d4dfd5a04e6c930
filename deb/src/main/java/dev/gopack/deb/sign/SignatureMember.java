package dev.gopack.deb.sign;

/**
 * A member with a signature.
 *
 * @param name of the member
 * @param content the signature
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record SignatureMember(String name, byte[] content) {}
