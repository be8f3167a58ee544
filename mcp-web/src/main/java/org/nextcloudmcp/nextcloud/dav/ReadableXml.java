package org.nextcloudmcp.nextcloud.dav;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A document in UTF-8 without the characters that XML 1.0 (section 2.2) has no place for. Nextcloud writes into its answers
 * what clients stored, such characters too: without this, one event or card would hide all others of its collection.
 */
final class ReadableXml extends FilterInputStream {

    private static final byte REPLACEMENT = '?';

    private int before;
    private int last;

    ReadableXml(InputStream document) {
        super(document);
    }

    @Override
    public int read() throws IOException {
        var octet = super.read();
        return octet < 0 ? octet : readable((byte) octet) & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var count = super.read(into, offset, length);
        for (var i = offset; i < offset + count; i++) {
            into[i] = readable(into[i]);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** U+FFFE and U+FFFF are EF BF BE and EF BF BF; they become U+FFFD, which is EF BF BD. */
    private byte readable(byte octet) {
        var isNone = before == 0xEF && last == 0xBF && (octet == (byte) 0xBE || octet == (byte) 0xBF);
        before = last;
        last = octet & 0xFF;
        if (isNone) {
            return (byte) 0xBD;
        }
        var isControl = last < 0x20 && octet != '\t' && octet != '\n' && octet != '\r';
        return isControl ? REPLACEMENT : octet;
    }
}
