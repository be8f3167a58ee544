package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.json.CachedJson;

@DisplayName("Pages of a list method")
class ListPagesTest {

    private static final CacheHint HINT = CacheHint.own(Duration.ofMinutes(5));
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    @DisplayName("follow each other by their cursors until there is none, each under the same hint")
    void follow(int size) {
        var seen = new ArrayList<String>();
        var params = JsonValue.EMPTY_JSON_OBJECT;
        while (true) {
            var page = page("tools/list", size, params);
            assertThat(page.hint()).contains(HINT);
            var tools = page.result().getJsonArray("tools");
            assertThat(tools).hasSizeLessThanOrEqualTo(size);
            tools.getValuesAs(JsonObject.class).forEach(tool -> seen.add(tool.getString("name")));
            if (!page.result().containsKey("nextCursor")) {
                break;
            }
            params = CachedJson.object()
                    .add("cursor", page.result().getString("nextCursor"))
                    .build();
        }

        assertThat(seen).isEqualTo(NAMES);
    }

    @Test
    @DisplayName("a cursor of another list is refused")
    void otherList() {
        var cursor = page("tools/list", 2, JsonValue.EMPTY_JSON_OBJECT).result().getString("nextCursor");

        assertThat(outcome(
                        "prompts/list",
                        2,
                        CachedJson.object().add("cursor", cursor).build()))
                .isEqualTo(ListPages.BAD_CURSOR);
    }

    @Test
    @DisplayName("a cursor of a list that has become short enough for one page still counts")
    void grownShort() {
        var cursor = page("tools/list", 2, JsonValue.EMPTY_JSON_OBJECT).result().getString("nextCursor");

        assertThat(page(
                                "tools/list",
                                100,
                                CachedJson.object().add("cursor", cursor).build())
                        .result()
                        .getJsonArray("tools"))
                .hasSize(3);
    }

    private static MethodOutcome.Result page(String method, int size, JsonObject params) {
        return (MethodOutcome.Result) outcome(method, size, params);
    }

    private static MethodOutcome outcome(String method, int size, JsonObject params) {
        return ListPages.of(all(), method, "tools", "name", size, params, HINT);
    }

    private static JsonArray all() {
        var all = CachedJson.array();
        NAMES.forEach(name -> all.add(CachedJson.object().add("name", name)));
        return all.build();
    }
}
