package org.nextcloudmcp.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.harness.FreePort;

/** The ports of the demo, each of which an environment variable can change. */
record DemoPorts(int http, int https, int keycloak, int nextcloud) {
    static DemoPorts of(Map<String, String> environment) {
        return new DemoPorts(
                port(environment, "HTTP_PORT", 9080),
                port(environment, "HTTPS_PORT", 9443),
                port(environment, "KEYCLOAK_PORT", 8180),
                port(environment, "NEXTCLOUD_PORT", 8280));
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        return Integer.parseInt(environment.getOrDefault(name, String.valueOf(otherwise)));
    }

    /** A sentence about the first port that something else listens on. */
    Optional<String> taken(boolean withoutStandIn) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        needed.put("HTTP_PORT", http);
        needed.put("HTTPS_PORT", https);
        needed.put("KEYCLOAK_PORT", keycloak);
        if (!withoutStandIn) {
            needed.put("NEXTCLOUD_PORT", nextcloud);
        }
        return needed.entrySet().stream()
                .filter(port -> !FreePort.isFree(port.getValue()))
                .map(port -> "Port " + port.getValue() + " is in use. Stop what listens there, or choose another port: "
                        + port.getKey() + "=" + FreePort.any() + " ./demo")
                .findFirst();
    }
}
