/** Builds Go programs with the Go toolchain of the user: the one place where a process is started. */
@NullMarked
package dev.gopack.toolchain;

import org.jspecify.annotations.NullMarked;
