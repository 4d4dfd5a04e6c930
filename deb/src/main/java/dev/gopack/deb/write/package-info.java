/**
 * The writer. A package is
 *
 * <pre>
 * deb          = "!&lt;arch&gt;\n" member("debian-binary") member("control.tar.gz") member("data.tar" suffix)
 *                                                                          {@link dev.gopack.deb.write.DebWriter}
 * member       = header content ["\n" if the content is odd]               {@link dev.gopack.deb.write.ArWriter}
 * debian-binary= "2.0\n"
 * suffix       = "" | ".gz" | ".xz" | ".zst", content in one frame or stream
 * control.tar  = "./" {file}, sorted by name                               {@link dev.gopack.deb.write.ControlMember}
 *   control      one paragraph, fields in dpkg's order                     {@link dev.gopack.deb.control.ControlParagraph}
 *   md5sums      {digest "  " path without leading slash "\n"}             {@link dev.gopack.deb.write.DataMember}
 *   conffiles    {absolute path "\n"}
 *   triggers     {directive " " name "\n"}
 *   preinst postinst prerm postrm config rules   mode 0755, first line #!
 *   templates    mode 0644
 * data.tar     = "./" {entry}                                              {@link dev.gopack.deb.write.ArchiveOrder}
 * entry        = tar header, content                                       {@link dev.gopack.deb.write.TarWriter}
 * </pre>
 *
 * Limits: a member has at most 9999999999 bytes, since its size has ten digits; dpkg has no larger packages either. A file
 * over 8 GiB has its size in base 256, which dpkg reads since 1.18.24. Paths have at most 4095 bytes.
 *
 * <p>Times: members of both outer and control archive have the package's time, files have their own. Numbers of owners
 * are those of base-passwd, else 0; dpkg goes by the names. // docs: deb(5), deb-control(5), deb-conffiles(5),
 * deb-triggers(5), deb-md5sums(5) // source: dpkg-deb/build.c // observed: dpkg 1.21
 */
@NullMarked
package dev.gopack.deb.write;

import org.jspecify.annotations.NullMarked;
