package org.nextcloudmcp.nextcloud;

import java.nio.charset.StandardCharsets;

/** What a request sends. It can be sent again, which the retry after a 401 needs. */
public final class RequestBody {

    private final String type;
    private final byte[] bytes;

    private RequestBody(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /**
     * Any content.
     *
     * @param type the media type; must not come from a caller unchecked
     * @param bytes the content, taken over without a copy
     */
    public static RequestBody of(String type, byte[] bytes) {
        return new RequestBody(type, bytes);
    }

    public static RequestBody xml(String document) {
        return new RequestBody("application/xml; charset=utf-8", document.getBytes(StandardCharsets.UTF_8));
    }

    public static RequestBody json(String document) {
        return new RequestBody("application/json", document.getBytes(StandardCharsets.UTF_8));
    }

    public String type() {
        return type;
    }

    public byte[] bytes() {
        return bytes;
    }
}
