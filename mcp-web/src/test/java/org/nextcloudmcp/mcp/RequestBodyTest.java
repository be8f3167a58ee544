package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.NextcloudCredential;

class RequestBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\""
            })
    @DisplayName("JSON in UTF-8 is taken")
    void json(String type) {
        assertThat(RequestBody.isJson(Optional.of(type))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/jsonp",
                "application/json; charset=utf-16",
                "application/json, text/plain"
            })
    @DisplayName("anything else is not, forms above all")
    void notJson(String type) {
        assertThat(RequestBody.isJson(Optional.of(type))).isFalse();
        assertThat(RequestBody.isJson(Optional.empty())).isFalse();
    }

    @Test
    @DisplayName("a body of the largest size is read, one byte more is not")
    void size() throws IOException {
        assertThat(RequestBody.read(new ByteArrayInputStream(new byte[4096]), 4096))
                .isPresent();
        assertThat(RequestBody.read(new ByteArrayInputStream(new byte[4097]), 4096))
                .isEmpty();
    }

    @Test
    @DisplayName("the version that the server tells is the build's")
    void version() {
        assertThat(new ServerDescription(Configurations.of(NextcloudCredential.GRANT))
                        .info()
                        .getString("version"))
                .matches("\\d+\\.\\d+.*");
    }
}
