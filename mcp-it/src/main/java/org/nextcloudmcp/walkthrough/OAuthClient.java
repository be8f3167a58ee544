package org.nextcloudmcp.walkthrough;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The OAuth side of an MCP client (Flow 1): from the 401 to the resource's metadata, to the provider's, to an access
 * token by authorization code with PKCE (RFC 9728 §5, RFC 8414, RFC 7636, RFC 8707).
 */
public final class OAuthClient {
    /** A public client of the demo realm. */
    public static final String CLIENT_ID = "mcp-client";

    /** Nobody listens there: the browser substitute hands over the URL it would have opened. */
    public static final URI REDIRECT_URI = URI.create("http://127.0.0.1:18999/callback");

    private static final Pattern RESOURCE_METADATA = Pattern.compile("resource_metadata=\"([^\"]+)\"");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Wire wire;
    private final String clientId;

    public OAuthClient(Transcript transcript, String clientId) {
        this.wire = new Wire(transcript);
        this.clientId = clientId;
    }

    /** The URL of the metadata that a challenge names. */
    public static URI resourceMetadata(String challenge) {
        Matcher named = RESOURCE_METADATA.matcher(challenge);
        if (!named.find()) {
            throw new IllegalStateException("no resource_metadata in: " + challenge);
        }
        return URI.create(named.group(1));
    }

    /** Reads the protected resource's metadata. */
    public JsonObject read(URI metadata) {
        return wire.get(metadata, Map.of("Accept", "application/json")).json();
    }

    /** Reads the provider's metadata (RFC 8414 §3.1: the well-known part comes before the issuer's path). */
    public JsonObject provider(String issuer) {
        URI url = URI.create(issuer);
        return read(url.resolve("/.well-known/oauth-authorization-server" + url.getPath()));
    }

    /**
     * Signs a user in.
     *
     * @param resource what the token shall be for
     * @param user brings the browser from the authorization URL to our redirect URI
     */
    public Tokens signIn(JsonObject provider, String resource, String scope, Function<URI, URI> user) {
        String verifier = random();
        String state = random();
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", clientId);
        request.put("redirect_uri", REDIRECT_URI.toString());
        request.put("scope", scope);
        request.put("state", state);
        request.put("code_challenge", s256(verifier));
        request.put("code_challenge_method", "S256");
        request.put("resource", resource);
        URI answer = user.apply(URI.create(provider.getString("authorization_endpoint") + "?" + Wire.encoded(request)));
        Map<String, String> parameters = parameters(answer);
        if (!state.equals(parameters.get("state")) || !parameters.containsKey("code")) {
            throw new IllegalStateException("sign-in failed: " + parameters.getOrDefault("error", "another state"));
        }
        Map<String, String> redemption = new LinkedHashMap<>();
        redemption.put("grant_type", "authorization_code");
        redemption.put("client_id", clientId);
        redemption.put("redirect_uri", REDIRECT_URI.toString());
        redemption.put("code", parameters.getOrDefault("code", ""));
        redemption.put("code_verifier", verifier);
        redemption.put("resource", resource);
        JsonObject tokens = wire.postForm(
                        URI.create(provider.getString("token_endpoint")),
                        redemption,
                        Map.of("Accept", "application/json"))
                .json();
        return new Tokens(tokens.getString("access_token"), tokens.getString("scope", scope));
    }

    private static Map<String, String> parameters(URI url) {
        return Arrays.stream(url.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
