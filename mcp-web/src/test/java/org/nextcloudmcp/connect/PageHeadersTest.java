package org.nextcloudmcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.connect.EveryPageTest.parsed;
import static org.nextcloudmcp.connect.EveryPageTest.text;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.ClientId;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageHeadersTest {

    private static String policy(Optional<URI> formTarget) {
        return PageHeaders.of("'sha256-x'", formTarget).get("Content-Security-Policy");
    }

    @Test
    void a_page_is_kept_by_no_cache_framed_by_nobody_and_tells_no_one_its_address() {
        assertThat(PageHeaders.of("'sha256-x'", Optional.empty()))
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
                .containsEntry("Cross-Origin-Resource-Policy", "same-origin");
    }

    @Test
    void the_policy_allows_the_stylesheet_the_icon_and_our_own_form_only() {
        assertThat(policy(Optional.empty()).split("; "))
                .containsExactly(
                        "default-src 'none'",
                        "style-src 'sha256-x'",
                        "img-src data:",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "base-uri 'none'");
    }

    @Test
    void the_form_may_lead_to_the_providers_origin_and_no_further() {
        assertThat(policy(Optional.of(URI.create("https://id.example.org:8443/realms/x?a=b"))))
                .contains("form-action 'self' https://id.example.org:8443;");
    }

    @Test
    void a_redirect_is_not_cached_and_takes_no_referrer_along() {
        assertThat(PageHeaders.withoutPage())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer");
    }

    @Test
    void the_hash_is_that_of_the_stylesheet_in_the_page() throws Exception {
        var templates = new PageTemplates();
        var page = parsed(templates.render(AllPages.question(new ClientId("c"), AllPages.SCOPES)));
        var style = text(page, "//style").getBytes(StandardCharsets.UTF_8);
        var hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style));

        assertThat(templates.styleHash()).isEqualTo("'sha256-" + hash + "'");
    }
}
