package org.nextcloudmcp.nextcloud;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An entity tag")
class EntityTagTest {

    @Test
    @DisplayName("is taken with quotes, without them, and weak")
    void forms() {
        for (var given : new String[] {"abc", "\"abc\"", "W/\"abc\"", " \"abc\" "}) {
            assertThat(EntityTag.parse(given)).contains(new EntityTag("abc"));
        }
        assertThat(new EntityTag("abc").quoted()).isEqualTo("\"abc\"");
    }

    @Test
    @DisplayName("is not the star, which would replace whatever is there")
    void noStar() {
        assertThat(EntityTag.parse("*")).isEmpty();
        assertThat(EntityTag.parse("")).isEmpty();
        assertThat(EntityTag.parse("\"\"")).isEmpty();
    }

    @Property(tries = 300)
    void cannot_end_its_quotes_or_its_header(@ForAll String given) {
        EntityTag.parse(given).ifPresent(tag -> assertThat(tag.opaque()).matches("[\\x21\\x23-\\x7E]+"));
    }
}
