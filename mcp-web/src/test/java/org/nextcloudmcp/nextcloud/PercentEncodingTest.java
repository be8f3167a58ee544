package org.nextcloudmcp.nextcloud;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Percent-encoding")
class PercentEncodingTest {

    @Property(tries = 500)
    void a_segment_survives_the_way_there_and_back(@ForAll String segment) {
        Assume.that(segment.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));

        var encoded = PercentEncoding.encode(segment);

        assertThat(encoded).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
        assertThat(PercentEncoding.decode(encoded)).isEqualTo(segment);
    }

    @Test
    @DisplayName("is taken back from lower-case digits too, and a lone percent sign stays")
    void decodes() {
        assertThat(PercentEncoding.decode("Gr%c3%bc%c3%9fe%20100%25%20%231")).isEqualTo("Grüße 100% #1");
        assertThat(PercentEncoding.decode("100%")).isEqualTo("100%");
        assertThat(PercentEncoding.decode("%zz%4")).isEqualTo("%zz%4");
        assertThat(PercentEncoding.decode("a+b")).isEqualTo("a+b");
    }
}
