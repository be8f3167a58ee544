package org.nextcloudmcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.settings.SettingFault;
import org.nextcloudmcp.settings.ToolLimits;
import org.nextcloudmcp.settings.ToolNames;
import org.nextcloudmcp.settings.ToolSettings;
import org.nextcloudmcp.verification.VerifiedTokens;

class OfferingTest {

    private static final Scopes SCOPES = Scopes.of("notes.read", "notes.write", "deck.read");
    private static final Call CALL =
            Call.plain(new Caller(VerifiedTokens.of(new Subject("https://idp.example", "a"), SCOPES)));

    private final List<String> run = new ArrayList<>();
    private Set<NextcloudApp> missing = Set.of();

    @Test
    @DisplayName("a server for reading offers only what reads, and the way in and out")
    void readOnly() {
        var offering = offering(settings(true, Set.of(), Set.of(), Set.of(), Set.of()));

        assertThat(names(offering)).containsExactly("access", "deck_read", "notes_read");
        assertThat(call(offering, "notes_write"))
                .contains("does not offer notes_write: it changes something")
                .contains("mcp.read.only");
        assertThat(run).isEmpty();
    }

    @Test
    @DisplayName("only allowed tools are offered, and never a denied one")
    void names() {
        var offering = offering(settings(false, Set.of("notes_*"), Set.of("notes_write"), Set.of(), Set.of()));

        assertThat(names(offering)).containsExactly("access", "notes_read");
        assertThat(call(offering, "notes_write")).contains("mcp.tools.denied");
        assertThat(call(offering, "deck_read")).contains("mcp.tools.allowed");
        assertThat(run).isEmpty();
    }

    @Test
    @DisplayName("the tools of apps that are denied or not allowed are not offered")
    void apps() {
        var denied = offering(settings(false, Set.of(), Set.of(), Set.of(), Set.of(NextcloudApp.DECK)));

        assertThat(names(denied)).containsExactly("access", "notes_read", "notes_write");
        assertThat(call(denied, "deck_read")).contains("the app Deck").contains("mcp.apps.denied");
        var others = offering(settings(false, Set.of(), Set.of(), Set.of(NextcloudApp.DECK), Set.of()));
        assertThat(names(others)).containsExactly("access", "deck_read");
        assertThat(call(others, "notes_read")).contains("mcp.apps.allowed");
    }

    @Test
    @DisplayName("a rule holds whatever scopes the caller has, and for resources and prompts that lead to the same")
    void everywhere() {
        var offering = offering(settings(true, Set.of(), Set.of(), Set.of(), Set.of()));

        assertThat(offering.shown(CALL).test(List.of("notes_read"))).isTrue();
        assertThat(offering.shown(CALL).test(List.of("notes_read", "notes_write")))
                .isFalse();
        assertThat(offering.refusal(List.of("notes_write"), CALL).orElseThrow()).contains("mcp.read.only");
        assertThat(offering.refusal(List.of("notes_read"), CALL)).isEmpty();
    }

    @Test
    @DisplayName("what a Nextcloud lacks is not listed, and a call names the app and runs nothing")
    void missingApp() {
        missing = Set.of(NextcloudApp.DECK);
        var offering = offering(ToolSettings.STANDARD);

        assertThat(names(offering)).containsExactly("access", "notes_read", "notes_write");
        assertThat(call(offering, "deck_read"))
                .startsWith("The Deck app is not installed in this Nextcloud, or not enabled for this user.");
        assertThat(offering.shown(CALL).test(List.of("deck_read"))).isFalse();
        assertThat(offering.refusal(List.of("notes_read", "deck_read"), CALL)).isPresent();
        assertThat(run).isEmpty();
        assertThat(call(offering, "notes_read")).isEmpty();
    }

    @Test
    @DisplayName(
            "a name in the settings that is none of a tool is a fault that names it; tools that are not offered count")
    void unknown() {
        var settings = settings(true, Set.of("notes_write", "deck_raed"), Set.of("nots_*"), Set.of(), Set.of());

        assertThat(settings.namesUnknown(List.of("notes_write", "deck_read")))
                .extracting(SettingFault::sentence)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "MCP_TOOLS_ALLOWED (mcp.tools.allowed) names “deck_raed”, and there is no such tool."),
                        second -> assertThat(second).startsWith("MCP_TOOLS_DENIED (mcp.tools.denied) names “nots_*”"));
    }

    @Test
    @DisplayName("a page has no more entries than the operator allows, asked for or by the tool's default")
    void listSize() {
        var schema = JsonSchema.object().optional("limit", JsonSchema.integer()).json();
        var byDefault = CachedJson.readObject("{\"properties\":{\"limit\":{\"type\":\"integer\",\"default\":200}}}");

        assertThat(ListSize.within(50, schema, json("{\"limit\":51}"))).isEqualTo(json("{\"limit\":50}"));
        assertThat(ListSize.within(50, schema, json("{\"limit\":49}"))).isEqualTo(json("{\"limit\":49}"));
        assertThat(ListSize.within(50, schema, json("{}"))).isEqualTo(json("{}"));
        assertThat(ListSize.within(50, byDefault, json("{}"))).isEqualTo(json("{\"limit\":50}"));
        assertThat(ListSize.within(500, byDefault, json("{}"))).isEqualTo(json("{}"));
    }

    private static JsonObject json(String text) {
        return CachedJson.readObject(text);
    }

    private Offering offering(ToolSettings settings) {
        catalogue = new ToolCatalogue(
                Stream.of(
                        tool("notes_read", true, "notes.read", NextcloudApp.NOTES),
                        tool("notes_write", false, "notes.write", NextcloudApp.NOTES),
                        tool("deck_read", true, "deck.read", NextcloudApp.DECK),
                        access()),
                NextcloudCredential.GRANT,
                settings);
        return new Offering(catalogue, new AppPresence() {
            @Override
            public Set<NextcloudApp> missing(Call call) {
                return missing;
            }

            @Override
            public Set<NextcloudApp> missing(Call call, Set<NextcloudApp> needed) {
                return needed.stream().filter(missing::contains).collect(java.util.stream.Collectors.toSet());
            }
        });
    }

    private ToolCatalogue catalogue;

    private static List<String> names(Offering offering) {
        return offering.tools(CALL).getValuesAs(tool -> tool.asJsonObject().getString("name"));
    }

    /** What the model reads; empty if the tool ran. */
    private String call(Offering offering, String tool) {
        var done = new ToolGate(catalogue, offering).call(tool, JsonValue.EMPTY_JSON_OBJECT, CALL);
        assertThat(done).isInstanceOf(ToolCall.Done.class);
        return ((ToolCall.Done) done).result() instanceof ToolResult.Failure failure ? failure.message() : "";
    }

    private static ToolSettings settings(
            boolean readOnly,
            Set<String> allowed,
            Set<String> denied,
            Set<NextcloudApp> allowedApps,
            Set<NextcloudApp> deniedApps) {
        return new ToolSettings(
                readOnly,
                new ToolNames(allowed),
                new ToolNames(denied),
                allowedApps,
                deniedApps,
                Optional.empty(),
                ToolLimits.STANDARD);
    }

    private static CallableTool access() {
        return FakeTool.named("access", Scopes.none());
    }

    private CallableTool tool(String name, boolean reads, String scope, NextcloudApp app) {
        var plain = FakeTool.named(name, Scopes.of(scope)).description();
        return new FakeTool(
                new ToolDescription(
                        name,
                        plain.title(),
                        plain.description(),
                        plain.scopes(),
                        reads ? ToolAnnotations.reading() : new ToolAnnotations(false, false, false, false),
                        new ToolReach(Set.of(app), List.of()),
                        plain.inputSchema(),
                        plain.outputSchema()),
                (arguments, call) -> {
                    run.add(name);
                    return ToolResult.success(JsonValue.EMPTY_JSON_OBJECT);
                });
    }
}
