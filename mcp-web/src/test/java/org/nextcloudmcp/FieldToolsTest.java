package org.nextcloudmcp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.tools.ToolDescription;

/**
 * The tools that people know from nextcloud-mcp-server have the same names, arguments and scopes here: their prompts,
 * allow-lists and habits must go on to work. What is known of them is in {@code field/tools.txt}.
 */
class FieldToolsTest {

    private static final Map<String, ToolDescription> OURS =
            ProductTools.descriptions().stream().collect(Collectors.toMap(ToolDescription::name, Function.identity()));

    /**
     * A tool of the field.
     *
     * @param arguments names, with a question mark behind those that may be left out
     */
    record FieldTool(String name, Set<String> scopes, List<String> arguments) {

        private static FieldTool of(String line) {
            var parts = line.split("\\|", -1);
            return new FieldTool(parts[0].strip(), Set.copyOf(items(parts[1])), items(parts[2]));
        }

        private static List<String> items(String text) {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }

        Stream<String> names(boolean optional) {
            return arguments.stream()
                    .filter(argument -> argument.endsWith("?") == optional)
                    .map(argument -> argument.replace("?", ""));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<FieldTool> field() {
        try (var in = Objects.requireNonNull(FieldToolsTest.class.getResourceAsStream("/field/tools.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(FieldTool::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("there are 119, and all of them are here")
    void all() {
        var names = field().stream().map(FieldTool::name).collect(Collectors.toSet());

        assertThat(names).hasSize(119);
        assertThat(OURS.keySet()).containsAll(names);
    }

    @Test
    @DisplayName("with ours there are no more than clients take that stop at 128")
    void notTooMany() {
        assertThat(OURS).hasSizeLessThanOrEqualTo(128);
    }

    @ParameterizedTest
    @MethodSource("field")
    @DisplayName("takes the same arguments, requires no others, and needs the same scopes")
    void same(FieldTool field) {
        var ours = Objects.requireNonNull(OURS.get(field.name()), field.name());
        var properties = ours.inputSchema().getJsonObject("properties").keySet();
        var required = ours.inputSchema().containsKey("required")
                ? ours.inputSchema().getJsonArray("required").getValuesAs(JsonString::getString)
                : List.<String>of();

        assertThat(ours.scopes().names()).containsExactlyInAnyOrderElementsOf(field.scopes());
        assertThat(properties).containsAll(field.names(true).toList());
        assertThat(properties).containsAll(field.names(false).toList());
        assertThat(field.names(false).toList()).containsAll(required);
    }
}
