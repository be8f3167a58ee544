package org.nextcloudmcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SameOriginTest {

    private static boolean accepts(@Nullable String site, @Nullable String origin) {
        return SameOrigin.accepts(
                Optional.ofNullable(site), Optional.ofNullable(origin), URI.create("https://mcp.example.org/base"));
    }

    @ParameterizedTest
    @CsvSource({
        ",",
        "same-origin,",
        "same-origin,null",
        ",null",
        ",https://mcp.example.org",
        "same-origin,https://mcp.example.org"
    })
    void a_form_of_our_own_page_is_taken(@Nullable String site, @Nullable String origin) {
        assertThat(accepts(site, origin)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site,",
        "cross-site,null",
        "same-site,",
        "none,",
        "cross-site,https://mcp.example.org",
        ",https://evil.example",
        ",http://mcp.example.org",
        ",https://mcp.example.org:8443",
        ",https://mcp.example.org.evil.example",
        "same-origin,https://evil.example"
    })
    void a_form_of_any_other_page_is_refused(@Nullable String site, @Nullable String origin) {
        assertThat(accepts(site, origin)).isFalse();
    }
}
