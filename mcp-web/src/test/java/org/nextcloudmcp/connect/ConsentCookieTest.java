package org.nextcloudmcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.provisioning.ConsentStart;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsentCookieTest {

    private static final State STATE = new State("abc-DEF_123");

    @Test
    void is_bound_to_the_host_hidden_from_scripts_and_not_sent_with_foreign_posts() {
        var setCookie = ConsentCookie.of(STATE).set(new BrowserBinding("bind-ING_1"), Duration.ofMinutes(10));

        assertThat(setCookie)
                .matches("__Host-nextcloud-consent-[0-9a-f]{16}=bind-ING_1; Path=/; Secure; HttpOnly; SameSite=Lax;"
                        + " Max-Age=600");
    }

    @Test
    void has_a_name_for_each_request_that_does_not_tell_the_state() {
        var name = ConsentCookie.of(STATE).name();

        assertThat(name)
                .doesNotContain(STATE.value())
                .isEqualTo(ConsentCookie.of(STATE).name());
        assertThat(ConsentCookie.of(new State("another")).name()).isNotEqualTo(name);
    }

    @Test
    void is_cleared_under_the_same_name_and_path() {
        assertThat(ConsentCookie.of(STATE).cleared())
                .startsWith(ConsentCookie.of(STATE).name() + "=; Path=/; Secure;")
                .endsWith("Max-Age=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y", "a;Path=/x", "a\r\nSet-Cookie: x=y", "ä"})
    void never_carries_a_value_that_could_end_it(String value) {
        var cookie = ConsentCookie.of(STATE);
        var binding = new BrowserBinding(value);

        assertThatThrownBy(() -> cookie.set(binding, Duration.ofMinutes(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(value);
        assertThat(ConsentCookie.read(Optional.of(value))).isEmpty();
    }

    @Test
    void is_read_back_as_the_binding_it_was_set_with() {
        assertThat(ConsentCookie.read(Optional.of("bind-ING_1"))).contains(new BrowserBinding("bind-ING_1"));
        assertThat(ConsentCookie.read(Optional.empty())).isEmpty();
        assertThat(ConsentCookie.read(Optional.of(""))).isEmpty();
    }

    @Test
    void the_redirect_names_it_after_the_state_that_it_sends() {
        var url = URI.create("https://id.example.org/auth?response_type=code&state=abc-DEF_123&nonce=n");
        var redirect = AuthorizationRedirect.of(
                new ConsentStart.Redirect(url, new BrowserBinding("b"), Duration.ofMinutes(9)));

        assertThat(redirect.location()).isEqualTo(url);
        assertThat(redirect.setCookie())
                .startsWith(ConsentCookie.of(STATE).name() + "=b;")
                .endsWith("Max-Age=540");
        assertThat(redirect).asString().doesNotContain("abc-DEF_123");
    }

    @Test
    void a_redirect_without_state_is_none_of_ours() {
        var redirect = new ConsentStart.Redirect(
                URI.create("https://id.example.org/auth?x=y"), new BrowserBinding("b"), Duration.ofMinutes(9));

        assertThatThrownBy(() -> AuthorizationRedirect.of(redirect)).isInstanceOf(IllegalArgumentException.class);
    }
}
