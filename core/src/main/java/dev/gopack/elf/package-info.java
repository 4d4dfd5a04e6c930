/**
 * ELF programs and libraries: header, sections, segments, dynamic linking, notes. Knows nothing of Go.
 *
 * <p>Source: the System V Application Binary Interface, chapters 4 and 5, and the GNU extensions to it.
 */
@NullMarked
package dev.gopack.elf;

import org.jspecify.annotations.NullMarked;
