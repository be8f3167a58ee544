package org.nextcloudmcp.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A secret value. {@link #value()} is the only way to it; {@code toString()} never shows it. */
public sealed interface Credential
        permits AccessToken,
                RefreshToken,
                IdToken,
                ClientSecret,
                AuthorizationCode,
                CodeVerifier,
                Nonce,
                State,
                RequestHandle,
                BrowserBinding,
                SessionId {

    /** The secret itself, for the wire or for sealing; never for a log, a message or a URL other than the protocol's. */
    String value();

    /** SHA-256 of the value in lower-case hex: what is stored and compared where the value itself need not be known. */
    default String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What {@code toString()} of every credential answers: its kind, and nothing of its value. */
    static String redactedName(Credential credential) {
        return credential.getClass().getSimpleName() + "[redacted]";
    }

    /** Refuses the empty value: no credential of OAuth is empty. */
    static void requirePresent(String kind, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an empty " + kind + " is no " + kind);
        }
    }
}
