/** What goes into an rpm: names, versions, relations and their causes, checked before anything is written. */
@NullMarked
package dev.gopack.rpm.plan;

import org.jspecify.annotations.NullMarked;
