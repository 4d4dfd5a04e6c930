/** Compression codecs behind one interface; the one place that names zstd-jni and XZ for Java. */
@NullMarked
package dev.gopack.archive;

import org.jspecify.annotations.NullMarked;
