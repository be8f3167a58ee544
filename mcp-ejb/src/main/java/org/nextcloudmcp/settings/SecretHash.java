package org.nextcloudmcp.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.oauth.ClientSecret;

/**
 * The SHA-256 of a service's secret. The secret is 256 random bits, so there is nothing to guess that a slow hash would
 * make dearer.
 */
public final class SecretHash {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private final String hex;

    private SecretHash(String hex) {
        this.hex = hex;
    }

    /** The hash in 64 lower-case hexadecimal digits, if it is one. */
    static Optional<SecretHash> parse(String hex) {
        return HEX.matcher(hex).matches() ? Optional.of(new SecretHash(hex)) : Optional.empty();
    }

    /** Whether this is the secret's hash; how long the answer takes says nothing about the hash. */
    public boolean matches(ClientSecret secret) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), secret.sha256().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "SecretHash[redacted]";
    }
}
