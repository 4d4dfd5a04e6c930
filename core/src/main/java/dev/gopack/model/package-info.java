/** What a package is: values without behaviour that reaches outside. No third-party type. */
@NullMarked
package dev.gopack.model;

import org.jspecify.annotations.NullMarked;
