/**
 * From the YAML that a person wrote to {@link dev.gopack.model.PackageSpec}s, with every problem named by its place. Reads
 * no file but the one it is given and applies no default that belongs to a format.
 */
@NullMarked
package dev.gopack.spec;

import org.jspecify.annotations.NullMarked;
