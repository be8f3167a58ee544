package org.nextcloudmcp.nextcloud.files;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;

/** What a caller wants written: text as it is, or Base64 if the content type says so at its end. */
final class FileContent {

    private static final String BASE64 = ";base64";

    /** Media type and simple parameters (RFC 9110 section 8.3.1); nothing that could begin another header. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+( ?; ?[\\w-]+=[\\w.:+-]+)*");

    private FileContent() {}

    /**
     * The body of a PUT.
     *
     * @throws RefusedException if the type is none, or the content is not the Base64 that the type announces
     */
    static RequestBody of(String content, String contentType) {
        var given = contentType.strip();
        var binary = given.replace(" ", "").toLowerCase(Locale.ROOT).endsWith(BASE64);
        var type = binary ? given.substring(0, given.lastIndexOf(';')).strip() : given;
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new RefusedException(
                    "The argument content_type is not a media type.",
                    "Use one such as text/markdown, or application/pdf;base64 for binary content.");
        }
        return RequestBody.of(type, binary ? decoded(content) : content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getDecoder().decode(content.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    "The argument content is not Base64, though content_type ends in ;base64.",
                    "Encode the bytes as Base64 (RFC 4648 section 4), or leave ;base64 out to write text.");
        }
    }
}
