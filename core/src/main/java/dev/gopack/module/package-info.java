/**
 * Go modules: versions and how packages call them, paths, {@code go.mod}, {@code go.work}, {@code go.sum},
 * {@code vendor/modules.txt}, module archives and their hashes, the module cache. Reads, and starts no Go.
 */
@NullMarked
package dev.gopack.module;

import org.jspecify.annotations.NullMarked;
