package org.nextcloudmcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.tools.CallableTool;
import org.nextcloudmcp.tools.ConsentLink;
import org.nextcloudmcp.tools.ToolCatalogue;
import org.nextcloudmcp.tools.ToolDescription;
import org.nextcloudmcp.tools.ToolResult;

/** What holds for every tool of the product, those that are yet to be written included: they are found by their type. */
class EveryToolTest {

    /** What {@code ArgumentRules} holds arguments against; a keyword beyond these would be a promise nobody keeps. */
    private static final Set<String> CHECKED = Set.of(
            "type",
            "properties",
            "required",
            "additionalProperties",
            "enum",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "pattern",
            "items",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "format");

    private static final List<String> ABOUT_GRANTS =
            List.of("check_provisioning_status", "provision_nextcloud_access", "revoke_nextcloud_access");

    private static final Set<String> ONLY_SAID = Set.of("description", "default");

    private static final List<CallableTool> TOOLS = ProductTools.ALL;

    static List<ToolDescription> descriptions() {
        return ProductTools.descriptions();
    }

    private static List<String> names(NextcloudCredential credential) {
        return new ToolCatalogue(TOOLS.stream(), credential)
                .descriptions().stream().map(ToolDescription::name).toList();
    }

    @Test
    @DisplayName("the catalogue holds the tools of the main job, each name once")
    void names() {
        assertThat(new ToolCatalogue(TOOLS.stream(), NextcloudCredential.GRANT).descriptions())
                .extracting(ToolDescription::name)
                .contains(
                        "check_provisioning_status",
                        "provision_nextcloud_access",
                        "revoke_nextcloud_access",
                        "nc_user_get",
                        "nc_webdav_list_directory",
                        "nc_webdav_read_file",
                        "nc_webdav_write_file",
                        "nc_notes_search_notes",
                        "nc_notes_get_note",
                        "nc_notes_create_note");
    }

    @Test
    @DisplayName("where each request is exchanged there are no tools about grants, and all others are there")
    void exchange() {
        var granted = names(NextcloudCredential.GRANT);
        var exchanged = names(NextcloudCredential.EXCHANGE);

        assertThat(exchanged)
                .containsExactlyElementsOf(granted.stream()
                        .filter(name -> !ABOUT_GRANTS.contains(name))
                        .toList());
        assertThat(granted).filteredOn(name -> !exchanged.contains(name)).containsExactlyElementsOf(ABOUT_GRANTS);
    }

    @Test
    @DisplayName("where each request is exchanged no tool speaks of a link to consent")
    void exchangeWithoutLink() {
        assertThat(new ToolCatalogue(TOOLS.stream(), NextcloudCredential.EXCHANGE).descriptions())
                .extracting(description -> description.toJson().toString())
                .noneMatch(json -> json.contains("authorization_url") || json.contains("provision"));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    @DisplayName("both schemas are JSON Schema 2020-12")
    void schemas(ToolDescription tool) throws JsonProcessingException {
        var metaSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaSchema.validate(tool.inputSchema().toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(metaSchema.validate(tool.outputSchema().orElseThrow().toString(), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    @DisplayName("the input schema is closed and uses only keywords that are checked")
    void inputSchema(ToolDescription tool) {
        assertThat(tool.inputSchema().getBoolean("additionalProperties", true)).isFalse();
        assertKeywords(tool.inputSchema());
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    @DisplayName("every argument and the tool itself are described, and no argument names a user to act for")
    void described(ToolDescription tool) {
        assertThat(tool.title()).isNotBlank();
        assertThat(tool.description()).hasSizeGreaterThan(30);
        var properties = tool.inputSchema().getJsonObject("properties");
        assertThat(properties.values())
                .allSatisfy(property -> assertThat(property.asJsonObject().getString("description", ""))
                        .isNotBlank());
        assertThat(properties.keySet()).doesNotContain("user", "subject", "sub");
        // to whom a card is assigned, which is not who acts
        assertThat(properties.containsKey("user_id")).isEqualTo(tool.name().matches("deck_(un)?assign_user_.*"));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    @DisplayName(
            "scope names have dots and no colons, which some providers refuse; OpenID Connect's own are as they are")
    void scopes(ToolDescription tool) {
        assertThat(tool.scopes().names()).allMatch(scope -> scope.matches("[a-z]+\\.(read|write)|profile"));
    }

    @Test
    @DisplayName("a tool that needs Nextcloud may answer with the link to the user's consent, by its own schema")
    void consentLink() {
        var link = ConsentLink.structured(new ToolResult.ConsentRequired(
                URI.create("https://broker.example/connect?request=h"), Instant.EPOCH, false));

        assertThat(descriptions().stream().filter(tool -> !ABOUT_GRANTS.contains(tool.name())))
                .isNotEmpty()
                .allSatisfy(tool -> {
                    var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(tool.outputSchema().orElseThrow().toString());
                    assertThat(schema.validate(link.toString(), InputFormat.JSON))
                            .isEmpty();
                    assertThat(schema.validate("{\"status\":\"else\"}", InputFormat.JSON))
                            .isNotEmpty();
                });
    }

    private static void assertKeywords(JsonObject schema) {
        assertThat(schema.keySet()).allMatch(keyword -> CHECKED.contains(keyword) || ONLY_SAID.contains(keyword));
        assertThat(schema.get("type")).isInstanceOf(JsonString.class);
        schema.getOrDefault("properties", CachedJson.object().build())
                .asJsonObject()
                .values()
                .forEach(property -> assertKeywords(property.asJsonObject()));
        if (schema.containsKey("items")) {
            assertKeywords(schema.getJsonObject("items"));
        }
    }
}
