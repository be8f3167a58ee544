package org.nextcloudmcp.walkthrough;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stands for a credential where people read: enough to see that two are the same, useless for anything else. */
public final class Fingerprint {
    private Fingerprint() {}

    /** The first 8 hex digits of the SHA-256, in guillemets. */
    public static String of(String credential) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
            return "‹sha256:" + HexFormat.of().formatHex(hash).substring(0, 8) + "›";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
