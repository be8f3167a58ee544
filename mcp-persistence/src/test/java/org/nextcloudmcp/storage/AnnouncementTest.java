package org.nextcloudmcp.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.Subject;

class AnnouncementTest {

    @Property(tries = 200)
    void every_announcement_is_understood_as_it_was_meant_whatever_is_in_a_name(
            @ForAll @NotBlank @StringLength(max = 100) String issuer,
            @ForAll @NotBlank @StringLength(max = 100) String sub,
            @ForAll long number) {
        var subject = new Subject(wellFormed(issuer), wellFormed(sub));
        for (var said : new Announcement[] {
            new Announcement.GrantChanged(subject),
            new Announcement.GrantRotated(subject, number),
            new Announcement.EpochRaised(number)
        }) {
            assertThat(Announcement.parse(said.encoded())).contains(said);
            assertThat(said.encoded()).matches("[ -~]+");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "changed",
                "changed a",
                "changed !! !!",
                "rotated YQ YQ",
                "rotated YQ YQ x",
                "epoch",
                "epoch -",
                "epoch 1 2",
                "later 1"
            })
    void what_another_version_may_say_is_passed_over(String said) {
        assertThat(Announcement.parse(said)).isEmpty();
    }

    /** Lone surrogates have no UTF-8, so no database holds them. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
