/**
 * What a good maintainer would not let pass in a package: rules with stable ids that look at plans and at finished packages
 * alike, whoever made them.
 */
@NullMarked
package dev.gopack.lint;

import org.jspecify.annotations.NullMarked;
