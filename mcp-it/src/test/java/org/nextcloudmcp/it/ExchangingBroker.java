package org.nextcloudmcp.it;

import java.net.URI;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.stage.Stage;

/**
 * A second broker before the stage's Keycloak, whose tools run by exchange.
 *
 * @param stage with the Keycloak and the first broker, whose tools run by grant
 */
record ExchangingBroker(Stage stage, BrokerServer server, URI publicUrl) {
    /** An audience that the operator allows and Keycloak does not know. */
    static final String UNKNOWN_AUDIENCE = "unknown-to-keycloak";

    /** A client of the realm that no token of ours can be for. */
    static final String UNAVAILABLE_AUDIENCE = "mcp-client-short";

    /** By which tokens of the client {@code mcp-client-url} name the server. */
    static final String AUDIENCE_BY_URL = "https://mcp.example/mcp";

    URI mcpEndpoint() {
        return publicUrl.resolve("/mcp");
    }

    ServiceCaller worker() {
        return new ServiceCaller(publicUrl, GrantStage.WORKER);
    }
}
