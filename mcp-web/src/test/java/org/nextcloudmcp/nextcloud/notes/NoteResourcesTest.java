package org.nextcloudmcp.nextcloud.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.completion.Typing;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.paging.Position;
import org.nextcloudmcp.resources.ResourceListing;
import org.nextcloudmcp.resources.ResourceReading;

@DisplayName("nextcloud://notes")
class NoteResourcesTest {

    private static final Call READER = ScriptedNextcloud.call("notes.read");

    @Test
    @DisplayName("a note is its text, as Markdown, under its own URI")
    void read() {
        var nextcloud = ScriptedNextcloud.answering("notes/24-get");

        var contents = ((ResourceReading.Read) read(nextcloud, "7")).contents();

        assertThat(nextcloud.asked()).containsExactly("GET /index.php/apps/notes/api/v1/notes/7");
        assertThat(contents).hasSize(1);
        var json = contents.get(0).toJson();
        assertThat(json.getString("uri")).matches("nextcloud://notes/[0-9]+");
        assertThat(json.getString("mimeType")).isEqualTo("text/markdown");
        assertThat(json.getString("text")).isNotBlank();
    }

    @Test
    @DisplayName("a note that is not there, or is somebody else's, is not found")
    void missing() {
        assertThat(read(ScriptedNextcloud.answering("notes/27-get-not-found"), "7"))
                .isEqualTo(new ResourceReading.NotFound());
    }

    @Test
    @DisplayName("a Nextcloud without the Notes app is told as such")
    void withoutApp() {
        assertThat(((ResourceReading.Refused) read(ScriptedNextcloud.answering("general/11-app-not-installed"), "7"))
                        .message())
                .contains("Notes app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "-1", "7%2F..", "7%2f8", "%37%", "7;8", "1e3", "٧", "9999999999999999999", "%00", ".."})
    @DisplayName("what is no number is malformed, and nothing is sent")
    void malformed(String id) {
        var nextcloud = new ScriptedNextcloud();

        assertThat(read(nextcloud, id)).isInstanceOf(ResourceReading.Malformed.class);
        assertThat(nextcloud.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    @DisplayName("the list has the newest first, the same in pages of every size")
    void list(int size) {
        var seen = new ArrayList<String>();
        var times = new ArrayList<String>();
        var position = Optional.of(Position.START);
        while (position.isPresent()) {
            var page = list(position.get(), size).page();
            page.entries().forEach(one -> {
                seen.add(one.uri().toString());
                times.add(one.lastModified().orElseThrow().toString());
            });
            position = page.next().map(Position::behind);
        }

        assertThat(seen).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "7", "7/", "/7", "99999999999999999999/1", "1/99999999999999999999", "1/2/3", "-/1"})
    @DisplayName("a place that a client made up ends the list")
    void madeUp(String key) {
        assertThat(list(Position.behind(key), 10).page().entries()).isEmpty();
    }

    @Test
    @DisplayName("suggestions are numbers, found by their beginning or by words of the title")
    void complete() {
        assertThat(complete("")).hasSizeGreaterThan(2).allMatch(id -> id.matches("[0-9]+"));
        var one = complete("").get(0);
        assertThat(complete(one)).contains(one);
        assertThat(complete("SHOPP")).containsExactly("191", "193");
        assertThat(complete("no such title")).isEmpty();
    }

    @Test
    @DisplayName("lists and suggestions without a grant are empty and open no link to consent")
    void quiet() {
        var nextcloud = new ScriptedNextcloud().wholeScript();
        nextcloud.first = new BrokeredToken.NotProvisioned();
        var resources = new NoteResources(nextcloud.access());

        assertThat(resources.list(Position.START, 10, READER)).isEqualTo(ResourceListing.notNow());
        assertThat(resources.complete(new Typing("id", "", Map.of()), READER).values())
                .isEmpty();
        assertThat(nextcloud.links).isZero();
    }

    @Test
    @DisplayName("without the Notes app the list is empty for now, and no error")
    void listWithoutApp() {
        assertThat(new NoteResources(ScriptedNextcloud.answering("general/11-app-not-installed")
                                .access())
                        .list(Position.START, 10, READER))
                .isEqualTo(ResourceListing.notNow());
    }

    private static ResourceReading read(ScriptedNextcloud nextcloud, String id) {
        var resources = new NoteResources(nextcloud.access());
        return resources.read(
                resources
                        .description()
                        .uriTemplate()
                        .match("nextcloud://notes/" + id)
                        .orElseThrow(),
                READER);
    }

    private static ResourceListing list(Position position, int most) {
        return new NoteResources(ScriptedNextcloud.answering("notes/list").access()).list(position, most, READER);
    }

    private static List<String> complete(String typed) {
        return new NoteResources(ScriptedNextcloud.answering("notes/list").access())
                .complete(new Typing("id", typed, Map.of()), READER)
                .values();
    }
}
