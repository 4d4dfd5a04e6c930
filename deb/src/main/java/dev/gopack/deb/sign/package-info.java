/** Signatures in deb packages: members behind the others, for debsig-verify or dpkg-sig. */
@NullMarked
package dev.gopack.deb.sign;

import org.jspecify.annotations.NullMarked;
