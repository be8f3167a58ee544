package org.nextcloudmcp.nextcloud;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An answer of Nextcloud: status, headers, and the body as far as the request's limit allowed. */
public final class NextcloudResponse {

    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private final boolean cut;

    /**
     * An answer.
     *
     * @param headers one value each
     * @param body what was read, taken over without a copy
     * @param cut whether the body went on beyond the limit
     */
    public NextcloudResponse(int status, Map<String, String> headers, byte[] body, boolean cut) {
        this.status = status;
        this.headers.putAll(headers);
        this.body = body;
        this.cut = cut;
    }

    public int status() {
        return status;
    }

    public boolean is(int expected) {
        return status == expected;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The media type without its parameters, in lower case; empty if there is none. */
    public String mediaType() {
        var type = header("Content-Type").orElse("");
        var end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** The entity tag without its quotes. */
    public Optional<String> etag() {
        return header("ETag").map(EntityTag::unquoted);
    }

    public byte[] body() {
        return body;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the body went on beyond the request's limit, so that what is here is only its beginning. */
    public boolean isCut() {
        return cut;
    }
}
