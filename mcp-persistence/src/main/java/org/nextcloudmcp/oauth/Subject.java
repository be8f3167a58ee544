package org.nextcloudmcp.oauth;

/**
 * Who a user is: the pair of issuer and {@code sub}. Nothing else identifies a user; e-mail addresses and login names
 * change hands (OpenID Connect Core section 5.7).
 *
 * @param issuer the issuer identifier, to the letter
 * @param sub the subject identifier, unique and never reassigned within the issuer
 */
public record Subject(String issuer, String sub) {

    public Subject {
        if (issuer.isBlank() || sub.isBlank()) {
            throw new IllegalArgumentException("a subject has an issuer and a sub");
        }
    }
}
