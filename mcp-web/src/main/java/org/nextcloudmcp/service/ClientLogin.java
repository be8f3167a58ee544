package org.nextcloudmcp.service;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.ClientSecret;

/**
 * What a service shows to prove who it is: {@code client_secret_basic} or {@code client_secret_post} (RFC 6749 section
 * 2.3.1), and never both at once.
 */
record ClientLogin(ClientId id, ClientSecret secret) {

    private static final String BASIC = "basic ";
    private static final int LONGEST = 1024;

    /**
     * Reads the login. An id without a secret, and a header that is not understood, are no login.
     *
     * @throws RefusedException with invalid_request if there are two of them, or two ids that differ
     */
    static Optional<ClientLogin> read(FormRequest request) throws RefusedException {
        var id = request.value("client_id");
        var secret = request.value("client_secret");
        if (request.authorization().isEmpty()) {
            return id.isPresent() && secret.isPresent() ? login(id.get(), secret.get()) : Optional.empty();
        }
        // Which of two credentials counted would be for every proxy on the way to decide differently.
        if (secret.isPresent() || request.authorization().size() > 1) {
            throw new RefusedException(
                    ServiceError.invalidRequest("Authenticate once: in the header or in the body, not twice."));
        }
        var login = basic(request.authorization().get(0));
        if (login.isPresent()
                && id.isPresent()
                && !id.get().equals(login.get().id.value())) {
            throw new RefusedException(
                    ServiceError.invalidRequest("The parameter client_id names another service than the header."));
        }
        return login;
    }

    private static Optional<ClientLogin> basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var pair = utf8(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()));
            var colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : login(unescaped(pair.substring(0, colon)), unescaped(pair.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Section 2.3.1: id and secret are each form-encoded before they are joined. */
    private static String unescaped(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static Optional<ClientLogin> login(String id, String secret) {
        var sensible = !id.isBlank() && !secret.isBlank() && id.length() <= LONGEST && secret.length() <= LONGEST;
        return sensible ? Optional.of(new ClientLogin(new ClientId(id), new ClientSecret(secret))) : Optional.empty();
    }
}
