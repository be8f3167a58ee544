package org.nextcloudmcp.provider;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The provider's keys: those it publishes, and one for each algorithm to begin with. */
public final class KeyRing {
    public static final String RS256 = "rs256";
    public static final String PS256 = "ps256";
    public static final String ES256 = "es256";
    public static final String EDDSA = "eddsa";

    private final List<SigningKey> keys = new CopyOnWriteArrayList<>(List.of(
            SigningKey.rsa(RS256, "RS256", 2048),
            SigningKey.rsa(PS256, "PS256", 2048),
            SigningKey.es256(ES256),
            SigningKey.ed25519(EDDSA)));
    private final List<JWK> oddities = new CopyOnWriteArrayList<>();

    /** The published key with this id. */
    public SigningKey key(String kid) {
        return keys.stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key " + kid));
    }

    /** From now on this key is published too, before all others. */
    public SigningKey publish(SigningKey key) {
        keys.add(0, key);
        return key;
    }

    /** From now on this JWK is published as it is, whatever it is good for. */
    public void publish(JWK oddity) {
        oddities.add(oddity);
    }

    /** From now on the key is published no more. */
    public void withdraw(String kid) {
        keys.removeIf(key -> key.kid().equals(kid));
    }

    /** The public keys as a JWK Set (RFC 7517 section 5). */
    public JWKSet document() {
        return new JWKSet(Stream.concat(keys.stream().map(SigningKey::publicKey), oddities.stream())
                .toList());
    }

    /** The same for the stand-in Nextcloud, which fetches no keys from a provider that is told to fail. */
    public JWKSource<SecurityContext> source() {
        return (selector, context) -> selector.select(document());
    }
}
