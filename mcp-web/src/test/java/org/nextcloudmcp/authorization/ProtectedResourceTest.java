package org.nextcloudmcp.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProtectedResourceTest {

    @Test
    @DisplayName("the metadata names the endpoint, the issuer to the letter and the scopes of the tools, and no secret")
    void metadata() {
        assertThat(Fixtures.resource(Fixtures.configuration()).metadata().toString())
                .isEqualTo("{\"resource\":\"https://broker.example/mcp\","
                        + "\"authorization_servers\":[\"https://idp.example/realms/demo\"],"
                        + "\"scopes_supported\":[\"notes.read\",\"notes.write\"],"
                        + "\"bearer_methods_supported\":[\"header\"],"
                        + "\"resource_name\":\"Nextcloud MCP Broker\"}");
    }
}
