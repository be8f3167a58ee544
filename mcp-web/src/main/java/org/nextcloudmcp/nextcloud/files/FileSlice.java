package org.nextcloudmcp.nextcloud.files;

import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;

/** A part of a file as it was read, with the state of the file at that moment (RFC 9110 section 14). */
final class FileSlice {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    private final byte[] bytes;
    private final long offset;
    private final long size;
    private final Optional<String> etag;
    private final String contentType;

    private FileSlice(byte[] bytes, long offset, long size, Optional<String> etag, String contentType) {
        this.bytes = bytes;
        this.offset = offset;
        this.size = size;
        this.etag = etag;
        this.contentType = contentType;
    }

    /** The whole of an empty file, for which no range can be asked. */
    static FileSlice empty(FileEntry file) {
        return new FileSlice(new byte[0], 0, 0, file.etag(), typeOf(file));
    }

    /**
     * What a GET with a range answered.
     *
     * @throws RefusedException if it is not the part that was asked for
     */
    static FileSlice of(NextcloudResponse answer, FileEntry file, long offset) {
        var etag = answer.etag().or(file::etag);
        if (answer.is(200)) {
            return whole(answer, file, offset, etag);
        }
        if (answer.is(416)) {
            throw new RefusedException(
                    "The file " + file.path() + " has become shorter than the offset.", "Read it from the beginning.");
        }
        if (!answer.is(206)) {
            throw Refusals.of(answer, file.path().toString());
        }
        var range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != offset) {
            throw Refusals.notNextcloud(file.path().toString());
        }
        return new FileSlice(answer.body(), offset, Long.parseLong(range.group(3)), etag, typeOf(file));
    }

    /** Some external storages know no ranges and answer everything; what exceeds the limit was not read. */
    private static FileSlice whole(NextcloudResponse answer, FileEntry file, long offset, Optional<String> etag) {
        if (offset > 0) {
            throw new RefusedException(
                    "Nextcloud does not give parts of " + file.path() + ".", "Only its beginning can be read.");
        }
        var size = answer.isCut() ? Math.max(file.size().orElse(0), answer.body().length + 1L) : answer.body().length;
        return new FileSlice(answer.body(), 0, size, etag, typeOf(file));
    }

    private static String typeOf(FileEntry file) {
        return file.contentType().orElse("application/octet-stream");
    }

    FileSlice withoutState() {
        return new FileSlice(bytes, offset, size, Optional.empty(), contentType);
    }

    byte[] bytes() {
        return bytes;
    }

    long offset() {
        return offset;
    }

    /** Bytes of the whole file. */
    long size() {
        return size;
    }

    boolean isLast() {
        return offset + bytes.length >= size;
    }

    Optional<String> etag() {
        return etag;
    }

    String contentType() {
        return contentType;
    }
}
