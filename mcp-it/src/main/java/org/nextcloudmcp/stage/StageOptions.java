package org.nextcloudmcp.stage;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.harness.FreePort;

/**
 * What shall run, and where.
 *
 * @param nextcloud a Nextcloud to use instead of the stand-in
 * @param moreBrokers public URLs of further brokers whose callbacks the realm shall know
 * @param recorded whether a recording proxy stands before Keycloak
 * @param settings more settings of the broker, by their environment names
 */
public record StageOptions(
        int httpPort,
        int httpsPort,
        int keycloakPort,
        int nextcloudPort,
        Optional<URI> nextcloud,
        List<URI> moreBrokers,
        boolean recorded,
        Map<String, String> settings) {

    /** Everything on ports of its own, with the recording proxy. */
    public static StageOptions onFreePorts() {
        return new StageOptions(
                FreePort.any(),
                FreePort.any(),
                FreePort.any(),
                FreePort.any(),
                Optional.empty(),
                List.of(),
                true,
                Map.of());
    }

    /** The same with one more setting of the broker. */
    public StageOptions with(String environmentName, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(environmentName, value);
        return new StageOptions(
                httpPort, httpsPort, keycloakPort, nextcloudPort, nextcloud, moreBrokers, recorded, more);
    }

    /** The same with a further broker in the realm. */
    public StageOptions withBroker(URI publicUrl) {
        return new StageOptions(
                httpPort,
                httpsPort,
                keycloakPort,
                nextcloudPort,
                nextcloud,
                java.util.stream.Stream.concat(moreBrokers.stream(), java.util.stream.Stream.of(publicUrl))
                        .toList(),
                recorded,
                settings);
    }

    /** The broker's public URL. */
    public URI publicUrl() {
        return URI.create("http://localhost:" + httpPort);
    }
}
