package org.nextcloudmcp.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.harness.ChildProcess;

/** A PKCS#12 file with one key, made by the JDK's {@code keytool} as an operator makes it. */
public record Keystore(Path file, String password) {
    /** Makes a new EC key on P-256; the keytool of newer JDKs takes P-384 unless it is told. */
    public static Keystore ellipticCurve(Path folder) {
        String password = "keystore-test-password";
        Path file = folder.resolve("broker.p12");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=broker",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password);
        try (ChildProcess keytool =
                ChildProcess.start("keytool", command, Map.of(), folder, folder.resolve("keytool.log"))) {
            if (keytool.exitStatus() != 0) {
                throw new IllegalStateException("no keystore. " + keytool.lastLines());
            }
        }
        return new Keystore(file, password);
    }

    /** What tells the broker to authenticate itself with this key. */
    public Map<String, String> settings() {
        return Map.of(
                "OIDC_CLIENT_AUTHENTICATION",
                "private_key_jwt",
                "OIDC_CLIENT_KEYSTORE",
                file.toString(),
                "OIDC_CLIENT_KEYSTORE_PASSWORD",
                password);
    }

    @Override
    public String toString() {
        return "Keystore[" + file + "]";
    }
}
