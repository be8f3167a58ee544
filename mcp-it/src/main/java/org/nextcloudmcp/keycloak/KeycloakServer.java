package org.nextcloudmcp.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.ChildProcess;
import org.nextcloudmcp.harness.Folders;

/** A running Keycloak on the loopback interface with the demo's realm, its data thrown away at the next start. */
public final class KeycloakServer implements AutoCloseable {
    /** The administrator of Keycloak itself, for its console and for nothing else. */
    public static final String ADMIN = "admin";

    public static final String ADMIN_PASSWORD = "admin-demo-password";

    private static final Duration START = Duration.ofMinutes(5);

    private final ChildProcess process;
    private final URI publicUrl;

    private KeycloakServer(ChildProcess process, URI publicUrl) {
        this.process = process;
        this.publicUrl = publicUrl;
    }

    /**
     * Starts Keycloak and waits until the realm's discovery document is there.
     *
     * @param unpacked the folder with the distribution
     * @param folder for the data and the log of this server; emptied
     * @param publicUrl what browsers and clients see; a proxy may stand before the port
     * @param brokers public URLs of the brokers whose callbacks the realm knows
     */
    public static KeycloakServer start(Path unpacked, Path folder, int port, URI publicUrl, List<URI> brokers) {
        Path home = KeycloakBuild.home(unpacked);
        Folders.remove(folder);
        KeycloakBuild.instance(home, folder.resolve("home"), RealmFile.forBrokers(brokers));
        ChildProcess process = ChildProcess.start(
                "Keycloak",
                List.of(
                        folder.resolve("home/bin/kc.sh").toString(),
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + publicUrl),
                Map.of(
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx384m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN_PASSWORD),
                folder,
                folder.resolve("keycloak.log"));
        KeycloakServer server = new KeycloakServer(process, publicUrl);
        URI discovery = URI.create(
                "http://127.0.0.1:" + port + "/realms/" + RealmFile.REALM + "/.well-known/openid-configuration");
        try {
            Await.until(
                    "Keycloak's realm at " + discovery,
                    START,
                    () -> answers(discovery) || server.ended(),
                    process::lastLines);
        } catch (IllegalStateException late) {
            server.close();
            throw late;
        }
        return server;
    }

    private boolean ended() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended. " + process.lastLines());
        }
        return false;
    }

    private static boolean answers(URI discovery) {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(discovery)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The issuer, to the letter. */
    public String issuer() {
        return publicUrl + "/realms/" + RealmFile.REALM;
    }

    @Override
    public void close() {
        process.close();
    }
}
