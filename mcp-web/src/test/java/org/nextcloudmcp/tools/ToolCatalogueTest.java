package org.nextcloudmcp.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.verification.VerifiedTokens;

class ToolCatalogueTest {

    private final ToolCatalogue catalogue = new ToolCatalogue(
            Stream.of(
                    FakeTool.named("write", Scopes.of("notes.write", "files.read")),
                    FakeTool.named("read", Scopes.of("notes.read")),
                    FakeTool.named("free", Scopes.none())),
            NextcloudCredential.GRANT);

    @Test
    @DisplayName("two tools of one name stop the start")
    void duplicates() {
        var twice =
                Stream.<CallableTool>of(FakeTool.named("same", Scopes.none()), FakeTool.named("same", Scopes.of("x")));

        assertThatThrownBy(() -> new ToolCatalogue(twice, NextcloudCredential.GRANT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("same");
    }

    @Test
    @DisplayName("the scopes are those of all tools, each once, in order")
    void scopes() {
        assertThat(catalogue.scopes().names()).containsExactly("files.read", "notes.read", "notes.write");
    }

    @Test
    @DisplayName("a tool is listed when all of its scopes are there, in the order of names")
    void list() {
        assertThat(names(Scopes.none())).containsExactly("free");
        assertThat(names(Scopes.of("notes.write"))).containsExactly("free");
        assertThat(names(Scopes.of("notes.write", "files.read", "notes.read")))
                .containsExactly("free", "read", "write");
    }

    @Test
    @DisplayName("a call without the scopes does not run, even with arguments that do not fit")
    void enforced() {
        var caller = new Caller(VerifiedTokens.of(new Subject("https://idp.example", "a"), Scopes.of("files.read")));

        assertThat(new ToolGate(catalogue, new Offering(catalogue, AppPresence.UNKNOWN))
                        .call("write", JsonValue.EMPTY_JSON_OBJECT, Call.plain(caller)))
                .isEqualTo(new ToolCall.ScopesMissing(Scopes.of("notes.write", "files.read")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "x\n"})
    @DisplayName("a name outside the alphabet is no tool name")
    void invalidNames(String name) {
        assertThatThrownBy(() -> FakeTool.named(name, Scopes.none())).isInstanceOf(IllegalArgumentException.class);
    }

    private java.util.List<String> names(Scopes granted) {
        return catalogue
                .listFor(granted)
                .getValuesAs(tool -> tool.asJsonObject().getString("name"));
    }
}
