/** What paths hold: programs, packages with programs, Go modules. Looks, and decides nothing. */
@NullMarked
package dev.gopack.survey;

import org.jspecify.annotations.NullMarked;
