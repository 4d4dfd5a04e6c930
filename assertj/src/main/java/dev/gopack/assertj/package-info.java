/**
 * Assertions for package files: {@code assertThat(rpm).requires("git >= 2.30").file("/usr/bin/tool").hasMode("0755")}.
 */
@NullMarked
package dev.gopack.assertj;

import org.jspecify.annotations.NullMarked;
