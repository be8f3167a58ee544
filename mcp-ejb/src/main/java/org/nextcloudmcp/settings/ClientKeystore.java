package org.nextcloudmcp.settings;

import com.nimbusds.jose.jwk.JWK;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads the key that our client signs with from a PKCS #12 keystore (RFC 7292). Whatever is wrong is a fault of one
 * setting with its remedy; no fault repeats the password, the file's content or the JDK's words about them.
 */
final class ClientKeystore {

    private static final String FILE = "oidc.client.keystore";
    private static final String PASSWORD = "oidc.client.keystore.password";
    private static final String ALIAS = "oidc.client.key.alias";

    private final SettingSource source;

    private ClientKeystore(SettingSource source) {
        this.source = source;
    }

    /** The key with its private part and its thumbprint as key id; absent only if a fault was noted. */
    static Optional<JWK> read(SettingSource source) {
        return new ClientKeystore(source).key();
    }

    private Optional<JWK> key() {
        var file = source.required(FILE, "Set the path of a PKCS #12 file with the client's key, for private_key_jwt.");
        var password = source.required(PASSWORD, "Set the keystore's password, for private_key_jwt.")
                .map(String::toCharArray);
        if (file.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        return bytes(file.get())
                .flatMap(bytes -> opened(bytes, password.get()))
                .flatMap(store -> alias(store).flatMap(alias -> key(store, alias, password.get())));
    }

    private Optional<byte[]> bytes(String file) {
        try {
            return Optional.of(Files.readAllBytes(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            source.fault(FILE, "is no file that this server can read", "Correct the path or the file's permissions.");
            return Optional.empty();
        }
    }

    private Optional<KeyStore> opened(byte[] bytes, char[] password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return Optional.of(store);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                source.fault(PASSWORD, "does not open the keystore", "Set the password the file was made with.");
            } else {
                source.fault(FILE, "is no PKCS #12 keystore", "Make one with \"openssl pkcs12 -export\".");
            }
        } catch (GeneralSecurityException e) {
            source.fault(FILE, "uses an algorithm unknown here", "Make it anew with \"openssl pkcs12 -export\".");
        }
        return Optional.empty();
    }

    private Optional<String> alias(KeyStore store) {
        var keys = keyEntries(store);
        var wanted = source.text(ALIAS);
        if (wanted.isPresent()) {
            // PKCS #12 aliases are compared without regard to case.
            if (keys.stream().noneMatch(wanted.get()::equalsIgnoreCase)) {
                source.fault(ALIAS, "names no key entry of the keystore", "List them with \"keytool -list\".");
                return Optional.empty();
            }
            return wanted;
        }
        if (keys.isEmpty()) {
            source.fault(FILE, "has no key entry", "Export certificate and private key together into the file.");
            return Optional.empty();
        }
        if (keys.size() > 1) {
            source.fault(ALIAS, "is missing, and the keystore has several keys", "Name the one to sign with.");
            return Optional.empty();
        }
        return Optional.of(keys.get(0));
    }

    private static List<String> keyEntries(KeyStore store) {
        try {
            var keys = new ArrayList<String>();
            for (var alias : Collections.list(store.aliases())) {
                if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                    keys.add(alias);
                }
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded keystore names its entries", e);
        }
    }

    private Optional<JWK> key(KeyStore store, String alias, char[] password) {
        try {
            var entry = store.getEntry(alias, new KeyStore.PasswordProtection(password));
            var key = entry instanceof KeyStore.PrivateKeyEntry pair ? SigningKey.of(pair) : Optional.<JWK>empty();
            if (key.isEmpty()) {
                var remedy = "Use RSA with 2048 bits or more, or EC P-256.";
                source.fault(FILE, "has a key of a kind or size that cannot be used", remedy);
            }
            return key;
        } catch (GeneralSecurityException e) {
            source.fault(PASSWORD, "does not open the key", "Protect the key with the keystore's own password.");
            return Optional.empty();
        }
    }
}
