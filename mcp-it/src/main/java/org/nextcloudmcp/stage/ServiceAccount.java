package org.nextcloudmcp.stage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** A background worker of the same operator, as the broker's settings and its own requests know it. */
public record ServiceAccount(String id, String secret) {
    /** The entry of SERVICE_CLIENTS: the secret's SHA-256, never the secret. */
    public String setting() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return id + ":" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The header of HTTP Basic authentication (RFC 6749 section 2.3.1). */
    public Map<String, String> basic() {
        String pair = id + ":" + secret;
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + id + "]";
    }
}
