package dev.gopack.sign;

import java.util.Arrays;
import java.util.HexFormat;

/** A digest as RSA signs it. */
final class DigestInfo {

    private DigestInfo() {}

    /** The digest with what says which one it is. // docs: RFC 8017, 9.2, note 1 */
    static byte[] of(HashAlgorithm hash, byte[] digest) {
        String prefix =
                switch (hash) {
                    case SHA256 -> "3031300d060960864801650304020105000420";
                    case SHA384 -> "3041300d060960864801650304020205000430";
                    case SHA512 -> "3051300d060960864801650304020305000440";
                };
        byte[] start = HexFormat.of().parseHex(prefix);
        byte[] all = Arrays.copyOf(start, start.length + digest.length);
        System.arraycopy(digest, 0, all, start.length, digest.length);
        return all;
    }

    /** The same, filled up to the size of the key. // docs: RFC 8017, 9.2: EMSA-PKCS1-v1_5 */
    static byte[] block(HashAlgorithm hash, byte[] digest, int length) {
        byte[] info = of(hash, digest);
        byte[] block = new byte[length];
        Arrays.fill(block, (byte) 0xff);
        block[0] = 0;
        block[1] = 1;
        block[length - info.length - 1] = 0;
        System.arraycopy(info, 0, block, length - info.length, info.length);
        return block;
    }
}
