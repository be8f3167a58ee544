package org.nextcloudmcp.nextcloud.deck.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.nextcloudmcp.nextcloud.RefusedException;

@Label("A text that is too long for a comment")
class CommentTextPropertyTest {

    @Property(tries = 200)
    @Label("is cut into parts that fit, and nothing but white space between them is lost")
    void parts(@ForAll @StringLength(min = 1001, max = 5000) String text) {
        var parts = CommentText.parts(text);

        assertThat(parts).allMatch(part -> CommentText.length(part) <= CommentText.LONGEST);
        var joined = new StringBuilder();
        parts.forEach(part -> joined.append(part.substring(part.indexOf('\n') + 1)));
        assertThat(joined.toString().replaceAll("\\s", "").strip())
                .isEqualTo(text.strip().replaceAll("\\s", ""));
    }

    @Property(tries = 5)
    @Label("is refused if nobody would read so many")
    void tooMany(@ForAll @StringLength(min = 10, max = 20) String some) {
        assertThatThrownBy(() -> CommentText.parts("a" + some + "b".repeat(10_000)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("more than 10 comments");
    }
}
