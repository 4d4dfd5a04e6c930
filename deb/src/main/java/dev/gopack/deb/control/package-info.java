/** Syntax of the control file: paragraphs, versions, relations, architectures. Knows neither archives nor plans. */
@NullMarked
package dev.gopack.deb.control;

import org.jspecify.annotations.NullMarked;
