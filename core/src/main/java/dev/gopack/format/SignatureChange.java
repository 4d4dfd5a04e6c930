package dev.gopack.format;

import dev.gopack.model.DebSignature;
import dev.gopack.model.RpmSignature;

/**
 * How the signatures of a package file are to change.
 *
 * @param keep true if those that it has stay, and new ones are added to them
 * @param rpm which signatures an rpm gets besides that of its header
 * @param deb how a deb is signed
 */
public record SignatureChange(boolean keep, RpmSignature rpm, DebSignature deb) {}
