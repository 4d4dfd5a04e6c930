/**
 * Go programs: what the Go toolchain wrote into them about themselves.
 *
 * <p>Source: Go 1.26, debug/buildinfo, runtime/debug/mod.go, cmd/link/internal/ld/data.go.
 */
@NullMarked
package dev.gopack.go;

import org.jspecify.annotations.NullMarked;
