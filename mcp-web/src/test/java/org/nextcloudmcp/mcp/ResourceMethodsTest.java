package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.mcp.ContentCalls.STATELESS;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.Scopes;

@DisplayName("Resources, in both eras")
class ResourceMethodsTest {

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("a text is text")
    void text(ContentCalls era) {
        var result = era.result("resources/read", "{'uri':'test://text'}", "ReadResourceResult");

        assertThat(result.getJsonArray("contents"))
                .containsExactly(
                        DispatchFixture.object("{'uri':'test://text','mimeType':'text/plain','text':'Grüße'}"));
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("other bytes are a blob in Base64")
    void binary(ContentCalls era) {
        var result = era.result("resources/read", "{'uri':'test://binary'}", "ReadResourceResult");

        assertThat(result.getJsonArray("contents"))
                .containsExactly(
                        DispatchFixture.object("{'uri':'test://binary','mimeType':'image/png','blob':'cG5n'}"));
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("a template's variable is what stands in the URI")
    void template(ContentCalls era) {
        var result = era.result("resources/read", "{'uri':'test://numbers/5/data'}", "ReadResourceResult");

        assertThat(result.getJsonArray("contents").getJsonObject(0).getString("text"))
                .isEqualTo("number 5");
    }

    @Test
    @DisplayName("a reading is the caller's own, and fresh only as long as the resource says")
    void hints() {
        var moment = STATELESS.result("resources/read", "{'uri':'test://text'}", "ReadResourceResult");
        var kept = STATELESS.result("resources/read", "{'uri':'test://kept'}", "ReadResourceResult");

        assertThat(moment.getInt("ttlMs")).isZero();
        assertThat(moment.getString("cacheScope")).isEqualTo("private");
        assertThat(kept.getInt("ttlMs")).isEqualTo(30_000);
        assertThat(kept.getJsonArray("contents")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("what is not there is the revision's own error, with the URI, and never empty contents")
    void missing(ContentCalls era) {
        for (var uri : List.of("test://nothing", "test://gone", "test://numbers/0/data", "", "test://numbers//data")) {
            var error = era.error("resources/read", "{'uri':'" + uri + "'}");

            assertThat(error.getInt("code")).isEqualTo(era.noSuchResource);
            assertThat(error.getJsonObject("data").getString("uri")).isEqualTo(uri);
        }
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("a URI beyond all length is not there, and is not sent back whole")
    void overlong(ContentCalls era) {
        var error = era.error("resources/read", "{'uri':'test://numbers/" + "1".repeat(100_000) + "/data'}");

        assertThat(error.getInt("code")).isEqualTo(era.noSuchResource);
        assertThat(error.toString()).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("without its scopes it is not read: all of them are in one challenge")
    void scopes(ContentCalls era) {
        assertThat(era.answer("resources/read", "{'uri':'test://secret'}"))
                .isEqualTo(new McpAnswer.ScopesMissing(Scopes.of("files.read", "files.write")));
        assertThat(era.answer("resources/read", "{'uri':'test://private/1'}"))
                .isEqualTo(new McpAnswer.ScopesMissing(Scopes.of("files.read")));
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("a URI that can name nothing is -32602 with a sentence, a refusal -32603 with its reason")
    void faults(ContentCalls era) {
        var malformed = era.error("resources/read", "{'uri':'test://malformed'}");
        var refused = era.error("resources/read", "{'uri':'test://refused'}");

        assertThat(malformed.getInt("code")).isEqualTo(-32602);
        assertThat(malformed.getString("message")).isEqualTo("No such path.");
        assertThat(refused.getInt("code")).isEqualTo(-32603);
        assertThat(refused.getString("message")).isEqualTo("Nextcloud is away.");
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("without a grant a client that cannot open links gets the link in an error, never as contents")
    void consent(ContentCalls era) {
        var error = era.error("resources/read", "{'uri':'test://consent'}");

        assertThat(error.getString("message")).contains("https://broker.example/connect?request=h");
        assertThat(error.getJsonObject("data"))
                .isEqualTo(DispatchFixture.object("{'status':'authorization_required',"
                        + "'authorization_url':'https://broker.example/connect?request=h',"
                        + "'expires_at':'2026-01-01T00:10:00Z'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'uri':null}", "{'uri':7}", "{'uri':['test://text']}"})
    @DisplayName("a read without a URI is -32602")
    void noUri(String params) {
        for (var era : ContentCalls.values()) {
            assertThat(era.error("resources/read", params).getInt("code")).isEqualTo(-32602);
        }
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("the list has what the token may read: single resources, then what templates show")
    void list(ContentCalls era) {
        var result = era.result("resources/list", "{}", "ListResourcesResult");

        assertThat(uris(result))
                .startsWith("test://binary", "test://consent")
                .contains("test://text", "test://numbers/1/data", "test://numbers/7/data")
                .doesNotContain("test://secret", "test://private/1");
        assertThat(result).doesNotContainKey("nextCursor");
        assertThat(result.getJsonArray("resources").getJsonObject(0))
                .isEqualTo(DispatchFixture.object("{'uri':'test://binary','name':'binary','title':'For tests',"
                        + "'description':'Is read in tests.','mimeType':'text/plain'}"));
    }

    @ParameterizedTest
    @EnumSource(ContentCalls.class)
    @DisplayName("the templates are those the token may read")
    void templates(ContentCalls era) {
        var result = era.result("resources/templates/list", "{}", "ListResourceTemplatesResult");

        assertThat(result.getJsonArray("resourceTemplates"))
                .containsExactly(DispatchFixture.object("{'uriTemplate':'test://numbers/{id}/data','name':'numbers',"
                        + "'title':'Numbers','description':'Numbered things.','mimeType':'text/plain'}"));
    }

    @Test
    @DisplayName("lists are the caller's own for some minutes")
    void listHints() {
        for (var method : List.of("resources/list", "resources/templates/list")) {
            var message = (McpAnswer.Message) STATELESS.answer(method, "{}");

            assertThat(message.body().getJsonObject("result").getInt("ttlMs")).isEqualTo(300_000);
            assertThat(message.body().getJsonObject("result").getString("cacheScope"))
                    .isEqualTo("private");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'nonsense'", "''", "7", "{}", "'AAAAAAAAAAA'"})
    @DisplayName("a cursor that is none of ours is -32602 in every list")
    void badCursor(String cursor) {
        for (var era : ContentCalls.values()) {
            for (var method : List.of("resources/list", "resources/templates/list", "prompts/list", "tools/list")) {
                assertThat(era.error(method, "{'cursor':" + cursor + "}").getInt("code"))
                        .as(method)
                        .isEqualTo(-32602);
            }
        }
    }

    private static List<String> uris(JsonObject result) {
        var uris = new ArrayList<String>();
        result.getJsonArray("resources")
                .getValuesAs(JsonObject.class)
                .forEach(resource -> uris.add(resource.getString("uri")));
        return uris;
    }
}
