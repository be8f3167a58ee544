package org.nextcloudmcp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.service.Requests.FORM;
import static org.nextcloudmcp.service.Requests.form;
import static org.nextcloudmcp.service.Requests.refusal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-Urlencoded; charset=UTF-8",
                "application/x-www-form-urlencoded;charset=\"utf-8\""
            })
    void aFormIsReadInUtf8(String type) throws RefusedException {
        assertThat(form("a=%C3%A9+x", Optional.empty(), Optional.of(type)).value("a"))
                .contains("é x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/x-www-form-urlencoded; charset=utf-16",
                "application/x-www-form-urlencodedx"
            })
    void anythingElseIsNoForm(String type) {
        assertThat(refusal(() -> form("a=b", Optional.empty(), Optional.of(type))))
                .isEqualTo("415 invalid_request");
    }

    @Test
    void aBodyWithoutATypeIsNoForm() {
        assertThat(refusal(() -> form("a=b", Optional.empty(), Optional.empty())))
                .isEqualTo("415 invalid_request");
    }

    @Test
    void parametersInTheUrlAreRefusedWhateverTheyAre() {
        assertThat(refusal(() -> form("a=b", Optional.of("client_secret=x"), Optional.of(FORM))))
                .isEqualTo("400 invalid_request");
    }

    @Test
    void aBodyOfTheLimitIsReadAndOneByteMoreIsNot() throws RefusedException {
        var longest = "a=" + "x".repeat(FormRequest.MOST_BYTES - 2);
        assertThat(form(longest).value("a")).isPresent();
        assertThat(refusal(() -> form(longest + "x"))).isEqualTo("413 invalid_request");
    }

    @Test
    void aParameterThatComesTwiceIsRefusedEvenIfEmptyOrEscaped() {
        for (var body : new String[] {"token=a&token=b", "token=a&token=a", "token=a&token=", "token=a&t%6Fken=b"}) {
            assertThat(refusal(() -> form(body).value("token"))).as(body).isEqualTo("400 invalid_request");
        }
    }

    @Test
    void aBrokenEscapeIsRefusedWithoutBeingRepeated() {
        try {
            form("token=secret%zz");
        } catch (RefusedException e) {
            assertThat(e.error().code()).isEqualTo("invalid_request");
            assertThat(e.error().description()).doesNotContain("secret");
            return;
        }
        throw new AssertionError("not refused");
    }

    @Test
    void aBodyThatBreaksOffIsTheSendersFault() {
        var body = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThat(refusal(() -> FormRequest.read(body, Optional.empty(), Optional.of(FORM), List.of())))
                .isEqualTo("400 invalid_request");
    }

    @Test
    void anEmptyParameterIsAMissingOne() {
        assertThat(refusal(() -> form("token=").required("token"))).isEqualTo("400 invalid_request");
        assertThat(refusal(() -> form("token=+%20").required("token"))).isEqualTo("400 invalid_request");
    }
}
