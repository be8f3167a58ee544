package org.nextcloudmcp.settings;

import com.nimbusds.jose.jwk.JWK;
import org.nextcloudmcp.oauth.ClientSecret;

/** How our client proves itself to the provider, and with what (OpenID Connect Core section 9). */
public sealed interface ClientCredential {

    /** HTTP Basic with form-urlencoded id and secret (RFC 6749 section 2.3.1). */
    record SecretBasic(ClientSecret secret) implements ClientCredential {}

    /** Id and secret as form parameters (RFC 6749 section 2.3.1). */
    record SecretPost(ClientSecret secret) implements ClientCredential {}

    /**
     * A signed assertion (RFC 7523 section 2.2).
     *
     * @param key RSA or EC P-256 with its private part and a key id
     */
    record PrivateKey(JWK key) implements ClientCredential {

        public PrivateKey {
            if (!key.isPrivate() || key.getKeyID() == null) {
                throw new IllegalArgumentException("a key without private part or key id signs nothing");
            }
        }

        @Override
        public String toString() {
            return "PrivateKey[" + key.getKeyID() + "]";
        }
    }
}
