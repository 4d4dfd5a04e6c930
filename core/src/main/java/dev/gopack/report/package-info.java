/** What Gopack has to say: positions, rules, findings, reports and the one family of exceptions. The bottom layer. */
@NullMarked
package dev.gopack.report;

import org.jspecify.annotations.NullMarked;
