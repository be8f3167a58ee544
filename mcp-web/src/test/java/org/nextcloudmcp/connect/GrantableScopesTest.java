package org.nextcloudmcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.ProductTools;
import org.nextcloudmcp.authorization.ProtectedResource;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.provisioning.AppScopes;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.tools.ToolCatalogue;
import org.nextcloudmcp.tools.ToolDescription;

/** A tool whose scope nobody can ask for, understand or give is a tool that nobody can ever call. */
@DisplayName("Every tool's scopes")
class GrantableScopesTest {

    private static final Path REALM = Path.of("../mcp-it/src/main/resources/org/nextcloudmcp/keycloak/realm.json");
    private static final Set<String> FOR_EVERYBODY =
            Set.of("check_provisioning_status", "provision_nextcloud_access", "revoke_nextcloud_access");

    static List<ToolDescription> tools() {
        return ProductTools.descriptions();
    }

    @ParameterizedTest
    @MethodSource("tools")
    @DisplayName("are at least one, except for the three about the access itself")
    void some(ToolDescription tool) {
        assertThat(tool.scopes().isEmpty()).isEqualTo(FOR_EVERYBODY.contains(tool.name()));
    }

    @ParameterizedTest
    @MethodSource("tools")
    @DisplayName("are known to the exchange and to the consent, which ask for no others")
    void known(ToolDescription tool) {
        assertThat(AppScopes.ALL.names()).containsAll(tool.scopes().names());
    }

    @ParameterizedTest
    @MethodSource("tools")
    @DisplayName("are said on the connect page in words, not by their names")
    void inWords(ToolDescription tool) {
        assertThat(Stream.concat(
                        ScopeWords.access(tool.scopes()).stream(), ScopeWords.identity(tool.scopes()).stream()))
                .hasSameSizeAs(tool.scopes().names())
                .noneMatch(line -> line.words().contains("the permission"));
    }

    @ParameterizedTest
    @MethodSource("tools")
    @DisplayName("exist in the demo realm, where both the assistant and this server may ask for them")
    void inTheDemoRealm(ToolDescription tool) throws IOException {
        var realm = CachedJson.readObject(Files.readString(REALM));

        for (var client : List.of("mcp-client", "nextcloud-mcp-server")) {
            assertThat(scopesOf(realm, client)).containsAll(tool.scopes().names());
        }
        assertThat(realm.getJsonArray("clientScopes").getValuesAs(JsonObject.class))
                .extracting(scope -> scope.getString("name"))
                .containsAll(tool.scopes().names());
    }

    @Test
    @DisplayName("are in the metadata of the protected resource, from which clients learn what to ask for")
    void inTheMetadata() {
        var catalogue = new ToolCatalogue(ProductTools.ALL.stream(), NextcloudCredential.GRANT);
        var metadata = new ProtectedResource(Configurations.of(NextcloudCredential.GRANT), catalogue).metadata();

        assertThat(metadata.getJsonArray("scopes_supported").getValuesAs(JsonString::getString))
                .containsAll(tools().stream()
                        .flatMap(tool -> tool.scopes().names().stream())
                        .toList())
                .doesNotContain("offline_access");
    }

    private static Set<String> scopesOf(JsonObject realm, String clientId) {
        return realm.getJsonArray("clients").getValuesAs(JsonObject.class).stream()
                .filter(client -> client.getString("clientId").equals(clientId))
                .flatMap(client -> Stream.of("defaultClientScopes", "optionalClientScopes")
                        .flatMap(kind -> client.getJsonArray(kind).getValuesAs(JsonString::getString).stream()))
                .collect(Collectors.toSet());
    }
}
