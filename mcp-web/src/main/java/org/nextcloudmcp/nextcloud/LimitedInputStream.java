package org.nextcloudmcp.nextcloud;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends after a number of bytes, as if the stream ended there: an answer without end must not keep a call busy. */
final class LimitedInputStream extends FilterInputStream {

    private long left;

    LimitedInputStream(InputStream stream, long most) {
        super(stream);
        left = most;
    }

    @Override
    public int read() throws IOException {
        if (left <= 0) {
            return -1;
        }
        var octet = super.read();
        left -= octet < 0 ? 0 : 1;
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        var count = super.read(target, offset, (int) Math.min(length, left));
        left -= Math.max(count, 0);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    /** The connection is closed with its answer, not by a reader. */
    @Override
    public void close() {
        left = 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
