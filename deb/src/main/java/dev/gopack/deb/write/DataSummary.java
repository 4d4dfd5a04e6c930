package dev.gopack.deb.write;

/**
 * What is known of a data member once it is written.
 *
 * @param md5sums what the control file of that name says of it
 * @param checksum CRC-32C of the member
 */
record DataSummary(String md5sums, long checksum) {}
