package org.nextcloudmcp.provider;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The compact form of a JWS (RFC 7515 section 7.1), of any texts: what is malformed stays so. */
public final class Jws {
    private Jws() {}

    /** A header and a payload, signed over exactly these texts. */
    public static String of(String header, String payload, SigningKey key) {
        return signed(part(header) + "." + part(payload), key);
    }

    /** Two encoded parts with a dot between them, signed as they are. */
    public static String signed(String text, SigningKey key) {
        return text + "." + part(key.signature(text));
    }

    /** Base64url without padding. */
    public static String part(String text) {
        return part(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    public static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
