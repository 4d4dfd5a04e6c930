/** Whether programs and packages run on releases of distributions: facts of both sides compared, each answer with its cause. */
@NullMarked
package dev.gopack.compat;

import org.jspecify.annotations.NullMarked;
