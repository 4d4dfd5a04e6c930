/** The front door: {@link dev.gopack.Gopack} plans, checks, builds and inspects packages. Wires the other parts together. */
@NullMarked
package dev.gopack;

import org.jspecify.annotations.NullMarked;
