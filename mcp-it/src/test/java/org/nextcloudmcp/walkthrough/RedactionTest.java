package org.nextcloudmcp.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String SECRET = "sEcReT_0123456789-abcdefghij";
    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer JWT",
                "GET http://localhost:9080/connect?request=SECRET",
                "location: http://h/cb?state=SECRET&iss=x&code=SECRET",
                "grant_type=authorization_code&code=SECRET&code_verifier=SECRET",
                "{\"access_token\":\"JWT\",\"refresh_token\":\"SECRET\"}",
                "\"text\": \"{\\\"authorization_url\\\":\\\"http://h/connect?request=SECRET\\\"}\"",
                "set-cookie: __Host-consent=SECRET; Path=/; Secure",
                "Cookie: a=SECRET; b=\"SECRET/x\"; KC_RESTART=JWT.SECRET.SECRET",
                "username=alice&password=SECRET"
            })
    void noCredentialIsLeftInWhatPeopleRead(String line) {
        String redacted = Redaction.of(line.replace("SECRET", SECRET).replace("JWT", JWT));

        assertThat(redacted).doesNotContain(SECRET, "c2lnbmF0dXJl").contains("‹sha256:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200", "Mcp-Name: nc_webdav_read_file", "{\"code\":-32601,\"message\":\"no\"}"})
    void whatIsNoCredentialStays(String line) {
        assertThat(Redaction.of(line)).isEqualTo(line);
    }
}
