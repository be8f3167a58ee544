package org.nextcloudmcp.paging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.nextcloudmcp.json.CachedJson;

@Label("Positions in lists")
class PositionTest {

    @Property
    @Label("a cursor leads back to its key, in its own list and in no other")
    void roundTrip(@ForAll @StringLength(max = 300) @AlphaChars @Chars({'/', '\n', '%', 'ü', '日', '\0'}) String key) {
        var cursor = Position.cursor("tools/list", key);

        assertThat(read(cursor, "tools/list")).contains(Position.behind(key));
        assertThat(read(cursor, "prompts/list")).isEmpty();
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Property
    @Label("what was not made by us is no cursor")
    void foreign(@ForAll String text) {
        assertThat(read(text, "tools/list")).isEmpty();
    }

    @Property
    @Label("a cursor that was changed anywhere is none")
    void damaged(@ForAll @StringLength(min = 1, max = 40) @AlphaChars String key, @ForAll @IntRange(max = 60) int at) {
        var cursor = new StringBuilder(Position.cursor("tools/list", key));
        var place = at % (cursor.length() - 1);
        cursor.setCharAt(place, cursor.charAt(place) == 'A' ? 'B' : 'A');

        assertThat(read(cursor.toString(), "tools/list")).isEmpty();
    }

    @Property
    @Label("the pages of a list are the list, whatever their size")
    void pages(
            @ForAll @UniqueElements List<@AlphaChars @StringLength(max = 6) String> given,
            @ForAll @IntRange(min = 1, max = 9) int size) {
        var all = given.stream().sorted().toList();
        var seen = new ArrayList<String>();
        var position = Optional.of(Position.START);
        while (position.isPresent()) {
            var page = Page.of(all, Function.identity(), position.get(), size);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(size);
            seen.addAll(page.entries());
            position = page.next().map(Position::behind);
        }

        assertThat(seen).isEqualTo(all);
    }

    @Property
    @Label("an entry that goes between two pages neither hides nor repeats another one")
    void stable(
            @ForAll @UniqueElements @Size(min = 3, max = 12) List<@AlphaChars @StringLength(max = 6) String> given) {
        var all = given.stream().sorted().toList();
        var first = Page.of(all, Function.identity(), Position.START, 2);
        var without = all.subList(1, all.size());
        var second = Page.of(
                without, Function.identity(), Position.behind(first.next().orElseThrow()), 100);

        assertThat(second.entries()).isEqualTo(all.subList(2, all.size()));
    }

    @Example
    @Label("without a cursor a list begins; null counts as without")
    void start() {
        assertThat(Position.of(JsonValue.EMPTY_JSON_OBJECT, "tools/list")).contains(Position.START);
        assertThat(Position.of(CachedJson.object().addNull("cursor").build(), "tools/list"))
                .contains(Position.START);
        assertThat(Position.of(CachedJson.object().add("cursor", 7).build(), "tools/list"))
                .isEmpty();
        assertThat(read("A".repeat(1_000_000), "tools/list")).isEmpty();
    }

    private static Optional<Position> read(String cursor, String list) {
        return Position.of(CachedJson.object().add("cursor", cursor).build(), list);
    }
}
