package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpHeadersTest {

    @ParameterizedTest
    @CsvSource(
            value = {
                "us-west1,us-west1",
                "=?base64?SGVsbG8sIOS4lueVjA==?=,'Hello, 世界'",
                "=?base64?IHBhZGRlZCA=?=,' padded '",
                "=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?=,=?base64?literal?=",
                "=?BASE64?eA==?=,=?BASE64?eA==?=",
                "=?base64?=,''"
            },
            ignoreLeadingAndTrailingWhitespace = false)
    @DisplayName("a name is plain, or Base64 of UTF-8 between the markers")
    void names(String header, String name) {
        assertThat(read(header)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?base64?%%%?=", "=?base64?/w==?="})
    @DisplayName("what is no Base64 of UTF-8 is no name")
    void malformed(String header) {
        assertThat(read(header)).isEmpty();
    }

    @Property
    @Label("whatever a client encodes is read back")
    void roundTrip(@ForAll byte[] bytes) {
        var name = new String(bytes, StandardCharsets.UTF_8);
        var encoded = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));

        assertThat(read("=?base64?" + encoded + "?=")).contains(name);
    }

    private static Optional<String> read(String header) {
        var headers = Map.of("Mcp-Name", header);
        return McpHeaders.read(name -> Optional.ofNullable(headers.get(name))).name();
    }
}
