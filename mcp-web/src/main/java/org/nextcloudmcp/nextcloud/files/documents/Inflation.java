package org.nextcloudmcp.nextcloud.files.documents;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * How large a document becomes when what is compressed in it is not compressed any more. A parser keeps much of that in
 * memory, so it is measured before one sees the document: a few kilobytes can hold gigabytes ("zip bomb").
 */
final class Inflation {

    /** Of the whole document. */
    static final long MOST = 128L << 20;

    private static final int MOST_ENTRIES = 10_000;

    /** Filters of a PDF can be applied one over the other (ISO 32000-1 section 7.4). */
    private static final int DEEPEST = 4;

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

    private final byte[] document;
    private final byte[] buffer = new byte[1 << 16];
    private long total;

    private Inflation(byte[] document) {
        this.document = document;
    }

    /** Whether it stays within {@link #MOST}. */
    static boolean isBounded(byte[] document, DocumentKind kind) {
        if (kind.isZip()) {
            // A parser reads either by the directory at the end or from the beginning: a bomb may be in one alone.
            return new Inflation(document).isBoundedByDirectory() && new Inflation(document).isBoundedInOrder();
        }
        return kind != DocumentKind.PDF || new Inflation(document).isBoundedPdf();
    }

    private boolean isBoundedByDirectory() {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(document))
                .get()) {
            var count = 0;
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                try (var content = zip.getInputStream(entry)) {
                    if (++count > MOST_ENTRIES || (content != null && !drain(content))) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            // No directory, or one that lies: whoever reads by it fails as well.
            return true;
        }
    }

    private boolean isBoundedInOrder() {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(document))) {
            for (var count = 0; zip.getNextEntry() != null; count++) {
                if (count > MOST_ENTRIES || !drain(zip)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | IllegalArgumentException e) {
            // broken from here on: a parser gets no further
            return true;
        }
    }

    private boolean isBoundedPdf() {
        for (var at = 0; at <= document.length - STREAM.length; at++) {
            if (document[at] == 's' && isStreamAt(at)) {
                var start = at + STREAM.length;
                while (start < document.length && (document[start] == '\r' || document[start] == '\n')) {
                    start++;
                }
                if (isDeflated(start) && !isBoundedFrom(start)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isStreamAt(int at) {
        for (var i = 0; i < STREAM.length; i++) {
            if (document[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isDeflated(int at) {
        return at + 1 < document.length && isZlib(document[at] & 0xFF, document[at + 1] & 0xFF);
    }

    private boolean isBoundedFrom(int start) {
        InputStream layer = new ByteArrayInputStream(document, start, document.length - start);
        try {
            for (var depth = 0; depth < DEEPEST; depth++) {
                var inflated = new BufferedInputStream(new InflaterInputStream(layer));
                inflated.mark(2);
                var first = inflated.read();
                var second = inflated.read();
                inflated.reset();
                layer = inflated;
                if (!isZlib(first, second)) {
                    break;
                }
            }
            return drain(layer);
        } catch (IOException e) {
            // not deflated after all, or cut
            return total <= MOST;
        }
    }

    /** RFC 1950 section 2.2. */
    private static boolean isZlib(int first, int second) {
        return (first & 0x0F) == 8 && first >= 0 && second >= 0 && ((first << 8) | second) % 31 == 0;
    }

    private boolean drain(InputStream content) throws IOException {
        for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            total += count;
            if (total > MOST || Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return true;
    }
}
