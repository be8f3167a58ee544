package org.nextcloudmcp.nextcloud.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A slice as UTF-8 text. A range may begin or end inside a character: what does not belong to a whole character is left
 * out, and the next range begins where this text ends, so that nothing is lost or doubled.
 *
 * @param text whole characters only
 * @param skipped bytes left out at the beginning
 * @param length bytes that the text takes in the file
 */
record SlicedText(String text, int skipped, int length) {

    private static final Set<String> TEXT_TYPES = Set.of(
            "application/json",
            "application/xml",
            "application/javascript",
            "application/x-javascript",
            "application/yaml",
            "application/x-yaml",
            "application/toml",
            "application/sql",
            "application/x-sh",
            "application/x-php",
            "application/x-perl",
            "application/x-tex",
            "application/cmd",
            "message/rfc822");

    /** Text with markup, which reads better as a document. */
    private static final Set<String> RTF = Set.of("application/rtf", "text/rtf");

    /** What Nextcloud calls everything whose name tells nothing: Makefile, LICENSE, .env. */
    private static final String UNKNOWN = "application/octet-stream";

    /** Empty if the type is no text, or if the bytes are none in spite of their type. */
    static Optional<SlicedText> of(FileSlice slice) {
        if (!mayBeText(slice.contentType())) {
            return Optional.empty();
        }
        var bytes = slice.bytes();
        var start = slice.offset() == 0 ? 0 : firstWholeCharacter(bytes);
        var end = slice.isLast() ? bytes.length : Math.max(start, lastWholeCharacter(bytes));
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
            // A NUL is valid UTF-8, but no text has one: executables and archives do.
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(new SlicedText(text, start, end - start));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean mayBeText(String type) {
        return isTextType(type) || type.equals(UNKNOWN) || RTF.contains(type);
    }

    /** Whether files of this type are text and nothing else. */
    static boolean isTextType(String type) {
        return (type.startsWith("text/") && !type.equals("text/rtf"))
                || type.endsWith("+json")
                || type.endsWith("+xml")
                || TEXT_TYPES.contains(type);
    }

    private static int firstWholeCharacter(byte[] bytes) {
        var start = 0;
        while (start < bytes.length && start < 3 && isContinuation(bytes[start])) {
            start++;
        }
        return start;
    }

    /** The index behind the last character that is complete. */
    private static int lastWholeCharacter(byte[] bytes) {
        for (var i = bytes.length - 1; i >= 0 && i >= bytes.length - 4; i--) {
            if (!isContinuation(bytes[i])) {
                return i + lengthFrom(bytes[i]) <= bytes.length ? bytes.length : i;
            }
        }
        return bytes.length;
    }

    private static boolean isContinuation(byte octet) {
        return (octet & 0xC0) == 0x80;
    }

    /** How many bytes a character has that begins so (RFC 3629 section 3). */
    private static int lengthFrom(byte first) {
        if ((first & 0x80) == 0) {
            return 1;
        }
        if ((first & 0xE0) == 0xC0) {
            return 2;
        }
        return (first & 0xF0) == 0xE0 ? 3 : 4;
    }
}
