package org.nextcloudmcp.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.administration.AdministrationRules.Refused;

@DisplayName("Administration")
class AdministrationRulesTest {

    private static final Optional<String> OURS = Optional.of("https://mcp.example");
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void an_administrator_looks_without_any_other_header() {
        assertThat(refusal(administrator("GET", NONE, NONE, NONE, NONE))).isEmpty();
    }

    @Test
    void an_administrator_changes_with_the_header_or_with_json() {
        assertThat(refusal(administrator("DELETE", NONE, NONE, Optional.of("curl"), NONE)))
                .isEmpty();
        assertThat(refusal(administrator("POST", NONE, NONE, NONE, Optional.of("application/json"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "PUT", "PATCH", "OPTIONS", "get"})
    void nothing_that_a_form_can_send_changes_anything(String method) {
        assertThat(refusal(administrator(method, NONE, NONE, Optional.of(" "), Optional.of("text/plain"))))
                .contains(Refused.NOT_DELIBERATE);
    }

    @Test
    void an_auditor_looks() {
        assertThat(refusal(request("GET", true, false, true, NONE, NONE, NONE, NONE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "PUT", "PATCH", "OPTIONS"})
    void an_auditor_changes_nothing(String method) {
        assertThat(refusal(request(method, true, false, true, NONE, NONE, Optional.of("curl"), NONE)))
                .contains(Refused.NO_ROLE);
    }

    @Test
    void whoever_has_no_role_gets_nowhere() {
        assertThat(refusal(request("GET", true, false, false, NONE, NONE, NONE, NONE)))
                .contains(Refused.NO_ROLE);
    }

    @Test
    void nothing_is_answered_in_clear() {
        assertThat(refusal(request("GET", false, true, true, NONE, NONE, NONE, NONE)))
                .contains(Refused.NOT_CONFIDENTIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://mcp.example", "https://mcp.example.evil.example"})
    void a_page_of_another_origin_is_refused(String origin) {
        var header = Optional.of("curl");
        assertThat(refusal(administrator("POST", Optional.of(origin), NONE, header, NONE)))
                .contains(Refused.FOREIGN_ORIGIN);
        assertThat(refusal(administrator("GET", Optional.of(origin), NONE, NONE, NONE)))
                .contains(Refused.FOREIGN_ORIGIN);
    }

    @Test
    void without_a_public_url_every_origin_is_foreign() {
        var request = administrator("GET", OURS, NONE, NONE, NONE);
        assertThat(AdministrationRules.refusal(request, NONE)).contains(Refused.FOREIGN_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void an_image_or_a_link_on_another_site_is_refused(String site) {
        assertThat(refusal(administrator("GET", NONE, Optional.of(site), NONE, NONE)))
                .contains(Refused.FOREIGN_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void the_address_bar_is_no_other_site(String site) {
        assertThat(refusal(administrator("GET", NONE, Optional.of(site), NONE, NONE)))
                .isEmpty();
    }

    private static Optional<Refused> refusal(AdministrationRequest request) {
        return AdministrationRules.refusal(request, OURS);
    }

    private static AdministrationRequest administrator(
            String method,
            Optional<String> origin,
            Optional<String> fetchSite,
            Optional<String> requestedBy,
            Optional<String> mediaType) {
        return request(method, true, true, false, origin, fetchSite, requestedBy, mediaType);
    }

    private static AdministrationRequest request(
            String method,
            boolean secure,
            boolean administrator,
            boolean auditor,
            Optional<String> origin,
            Optional<String> fetchSite,
            Optional<String> requestedBy,
            Optional<String> mediaType) {
        return new AdministrationRequest(
                method, secure, administrator, auditor, origin, fetchSite, requestedBy, mediaType);
    }
}
