package org.nextcloudmcp.settings;

import java.util.Optional;
import org.nextcloudmcp.oauth.ClientSecret;

/** Reads how our client proves itself: a secret, or a key in a keystore. */
final class ClientCredentialReader {

    private final SettingSource source;

    private ClientCredentialReader(SettingSource source) {
        this.source = source;
    }

    /** The credential; absent only if a fault was noted. */
    static Optional<ClientCredential> read(SettingSource source) {
        return new ClientCredentialReader(source).credential();
    }

    private Optional<ClientCredential> credential() {
        var key = "oidc.client.authentication";
        var method = source.text(key).orElse("client_secret_basic");
        if (method.equals("private_key_jwt")) {
            return ClientKeystore.read(source).map(ClientCredential.PrivateKey::new);
        }
        var secret = source.required("oidc.client.secret", "Copy the client's secret from the provider.")
                .map(ClientSecret::new);
        if (method.equals("client_secret_basic")) {
            return secret.map(ClientCredential.SecretBasic::new);
        }
        if (!method.equals("client_secret_post")) {
            source.fault(key, "is no known method", "Use client_secret_basic, client_secret_post or private_key_jwt.");
        }
        return secret.map(ClientCredential.SecretPost::new);
    }
}
