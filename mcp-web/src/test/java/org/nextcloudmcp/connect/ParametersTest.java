package org.nextcloudmcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.form.MalformedRequestException;
import org.nextcloudmcp.form.SingleValues;
import org.nextcloudmcp.oauth.AuthorizationCode;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.State;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParametersTest {

    private static SingleValues of(String... namesAndValues) throws MalformedRequestException {
        var parameters = new ArrayList<String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return SingleValues.parse(String.join("&", parameters));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=secret&x=%zz", "%=secret", "state=secret%", "state=secret%4"})
    void a_broken_escape_is_refused_and_nothing_of_the_query_repeated(String query) {
        assertThatThrownBy(() -> SingleValues.parse(query))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void escapes_are_decoded_in_names_too_so_that_no_second_parameter_hides() throws Exception {
        assertThat(SingleValues.parse("state=a%2Bb").get("state", 9)).contains("a+b");
        assertThatThrownBy(() -> SingleValues.parse("state=a&st%61te=b").get("state", 9))
                .isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void no_query_has_no_parameters_and_an_endless_one_is_refused() throws Exception {
        assertThat(SingleValues.parse(null).get("state", 9)).isEmpty();
        assertThat(SingleValues.parse("").get("state", 9)).isEmpty();
        assertThat(SingleValues.parse("state&&=").get("state", 9)).isEmpty();
        assertThatThrownBy(() -> SingleValues.parse("x".repeat(16_385))).isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void an_authorization_response_is_read_into_its_types() throws Exception {
        var response = CallbackParameters.read(
                of("state", "s", "code", "c", "iss", "https://id.example.org", "session_state", "ignored"));

        assertThat(response.state()).contains(new State("s"));
        assertThat(response.code()).contains(new AuthorizationCode("c"));
        assertThat(response.iss()).contains("https://id.example.org");
        assertThat(response.error()).isEmpty();
        assertThat(response.errorDescription()).isEmpty();
    }

    @Test
    void a_parameter_without_a_value_counts_as_omitted() throws Exception {
        assertThat(CallbackParameters.read(of("state", "", "code", "")).state()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "code", "iss", "error", "error_description"})
    void a_parameter_that_comes_twice_is_refused_even_with_the_same_value(String name) {
        assertThatThrownBy(() -> CallbackParameters.read(of(name, "same", name, "same")))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("same");
    }

    @ParameterizedTest
    @CsvSource({"state,256", "code,4096", "iss,1024", "error,256", "error_description,4096"})
    void a_parameter_is_taken_up_to_its_limit_and_refused_beyond(String name, int limit) throws Exception {
        CallbackParameters.read(of(name, "x".repeat(limit)));

        assertThatThrownBy(() -> CallbackParameters.read(of(name, "x".repeat(limit + 1))))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageNotContaining("xx");
    }

    @Test
    void a_request_handle_is_base64url_text_given_once() throws Exception {
        assertThat(ConnectParameters.handle(of("request", "aZ0-_"))).isEqualTo(new RequestHandle("aZ0-_"));
        assertThatThrownBy(() -> ConnectParameters.handle(of())).isInstanceOf(MalformedRequestException.class);
        assertThatThrownBy(() -> ConnectParameters.handle(of("request", "a", "request", "b")))
                .isInstanceOf(MalformedRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\"b", "<x>", "a/b", "ä", "a\n"})
    void anything_else_is_no_request_handle(String value) {
        assertThatThrownBy(() -> ConnectParameters.handle(of("request", value)))
                .isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void a_decision_is_one_of_the_two_buttons() throws Exception {
        assertThat(ConnectParameters.decision(of("decision", "continue")))
                .isEqualTo(ConnectParameters.Decision.CONTINUE);
        assertThat(ConnectParameters.decision(of("decision", "decline"))).isEqualTo(ConnectParameters.Decision.DECLINE);
        assertThatThrownBy(() -> ConnectParameters.decision(of())).isInstanceOf(MalformedRequestException.class);
        assertThatThrownBy(() -> ConnectParameters.decision(of("decision", "continue", "decision", "decline")))
                .isInstanceOf(MalformedRequestException.class);
    }
}
