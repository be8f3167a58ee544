package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.json.CachedJson;

@DisplayName("Progress that a client is told")
class ToldProgressTest {

    private final List<JsonObject> told = new ArrayList<>();
    private final Progress progress = ToldProgress.of(Optional.of(CachedJson.string("token")), told::add);

    @Test
    @DisplayName("begins at nought and only grows")
    void grows() {
        for (var value : new double[] {0, 0, 50, 49, 50, Double.NaN, Double.POSITIVE_INFINITY, 100}) {
            progress.report(value, 100);
        }

        assertThat(told)
                .extracting(message -> message.getJsonObject("params").getInt("progress"))
                .containsExactly(0, 50, 100);
        assertThat(told)
                .allSatisfy(
                        message -> assertThat(message.getJsonObject("params").getString("progressToken"))
                                .isEqualTo("token"));
    }

    @Test
    @DisplayName("is not told more often than somebody can read, and its end is always told")
    void flood() {
        for (var i = 1; i <= 10_000; i++) {
            progress.report(i, 10_000);
        }

        assertThat(told).hasSizeBetween(2, 100);
        assertThat(told.get(told.size() - 1).getJsonObject("params").getInt("progress"))
                .isEqualTo(10_000);
    }

    @Test
    @DisplayName("is told nothing without a token")
    void untold() {
        ToldProgress.of(Optional.empty(), told::add).report(1, OptionalDouble.empty(), Optional.empty());

        assertThat(told).isEmpty();
    }
}
