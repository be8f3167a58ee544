package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.nextcloudmcp.nextcloud.NextcloudResponse;

class SlicedTextTest {

    @Property(tries = 500)
    void parts_of_any_length_make_up_the_text_again(
            @ForAll @StringLength(min = 1, max = 60) String text, @ForAll @IntRange(min = 4, max = 20) int length) {
        Assume.that(text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE));
        var file = text.getBytes(StandardCharsets.UTF_8);
        var read = new StringBuilder();
        var offset = 0L;
        while (offset < file.length) {
            var part = SlicedText.of(slice(file, offset, length, "text/plain")).orElseThrow();
            assertThat(part.skipped()).isZero();
            assertThat(part.length()).isPositive();
            read.append(part.text());
            offset += part.length();
        }
        assertThat(read).hasToString(text);
    }

    @Property(tries = 200)
    void an_offset_inside_a_character_still_gives_whole_characters(
            @ForAll @StringLength(min = 2, max = 30) String text, @ForAll @IntRange(min = 0, max = 100) int at) {
        Assume.that(text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE));
        var file = text.getBytes(StandardCharsets.UTF_8);
        var offset = at % file.length;

        var part = SlicedText.of(slice(file, offset, 1000, "text/plain")).orElseThrow();

        assertThat(text).endsWith(part.text());
        assertThat(offset + part.skipped() + part.length()).isEqualTo(file.length);
    }

    @Property(tries = 200)
    void bytes_are_called_text_only_if_they_are(@ForAll byte[] bytes) {
        Assume.that(bytes.length > 0);
        var text = SlicedText.of(slice(bytes, 0, bytes.length, "application/octet-stream"));

        text.ifPresent(whole ->
                assertThat(whole.text().getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes));
        assertThat(SlicedText.of(slice(bytes, 0, bytes.length, "image/png"))).isEmpty();
    }

    private static FileSlice slice(byte[] file, long offset, int length, String type) {
        var end = (int) Math.min(file.length, offset + length);
        var range = "bytes " + offset + "-" + (end - 1) + "/" + file.length;
        var entry = new FileEntry(
                FilePath.parse("a"),
                false,
                OptionalLong.of(file.length),
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty());
        return FileSlice.of(
                new NextcloudResponse(
                        206, Map.of("Content-Range", range), Arrays.copyOfRange(file, (int) offset, end), false),
                entry,
                offset);
    }
}
