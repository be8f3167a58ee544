package org.nextcloudmcp.standin;

import com.nimbusds.jwt.JWTParser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;

/**
 * One request as the stand-in remembers it; the token itself is never kept.
 *
 * @param tokenFingerprint the first 16 hex digits of the token's SHA-256, or empty without a token
 * @param audience whom the token says it is for
 * @param cookies whether the client sent cookies, which it never should
 */
public record JournalEntry(
        String method, String path, int status, String tokenFingerprint, List<String> audience, boolean cookies) {

    static JournalEntry of(Ask ask, int status) {
        String token = StandInNextcloud.bearer(ask).orElse("");
        return new JournalEntry(
                ask.method(),
                ask.path(),
                status,
                token.isEmpty() ? "" : fingerprint(token),
                audienceOf(token),
                ask.header("Cookie").isPresent());
    }

    /** The first 16 hex digits of a token's SHA-256. */
    public static String fingerprint(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> audienceOf(String token) {
        try {
            return token.isEmpty()
                    ? List.of()
                    : JWTParser.parse(token).getJWTClaimsSet().getAudience();
        } catch (ParseException opaque) {
            return List.of();
        }
    }
}
