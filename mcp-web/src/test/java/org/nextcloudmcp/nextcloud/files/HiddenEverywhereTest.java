package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.ProductTools;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.completion.Typing;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.nextcloud.cookbook.GetRecipe;
import org.nextcloudmcp.nextcloud.cookbook.ListRecipes;
import org.nextcloudmcp.nextcloud.deck.attachments.AttachNote;
import org.nextcloudmcp.nextcloud.deck.attachments.ListAttachments;
import org.nextcloudmcp.nextcloud.files.search.FindByName;
import org.nextcloudmcp.nextcloud.files.trash.ListTrash;
import org.nextcloudmcp.nextcloud.files.trash.RestoreFromTrash;
import org.nextcloudmcp.nextcloud.notes.DeleteNote;
import org.nextcloudmcp.nextcloud.notes.GetNote;
import org.nextcloudmcp.nextcloud.notes.NoteResources;
import org.nextcloudmcp.nextcloud.notes.SearchNotes;
import org.nextcloudmcp.nextcloud.notes.UpdateNote;
import org.nextcloudmcp.nextcloud.sharing.GetShare;
import org.nextcloudmcp.nextcloud.sharing.ListShares;
import org.nextcloudmcp.nextcloud.talk.GetMessages;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.paging.Position;
import org.nextcloudmcp.resources.ResourceReading;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolResult;
import org.nextcloudmcp.verification.VerifiedTokens;

/** All ways to a hidden file are tried: each is answered as if there were none. */
class HiddenEverywhereTest {

    private static final FilePath REPORT = FilePath.parse("docs/report.txt");

    /** What a tool may call a place. */
    private static final Set<String> PLACES =
            Set.of("path", "source_path", "destination_path", "scope", "folder", "directory");

    static Stream<Arguments> places() {
        return ProductTools.descriptions().stream()
                .flatMap(tool -> tool.inputSchema().getJsonObject("properties").keySet().stream()
                        .filter(PLACES::contains)
                        .filter(place -> !Set.of("nc_cookbook_set_config", "nc_webdav_list_trash")
                                .contains(tool.name()))
                        .map(place -> Arguments.of(tool.name(), place)));
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("no tool sends a hidden path to Nextcloud, by whatever argument it gets it")
    void byPath(String tool, String place) {
        var nextcloud = hiding(ScriptedNextcloud.answering());
        for (var i = 0; i < 4; i++) {
            nextcloud.then(Recorded.answer("files/44-propfind-depth-0-file-all-useful-props"));
        }
        var callable = ProductTools.over(nextcloud.access()).stream()
                .filter(one -> one.description().name().equals(tool))
                .findFirst()
                .orElseThrow();
        var caller = new Caller(VerifiedTokens.of(
                ScriptedNextcloud.ALICE, callable.description().scopes()));

        var result = callable.call(
                new ToolArguments(filled(callable.description().inputSchema(), place)), Call.plain(caller));

        assertThat(result).isInstanceOf(ToolResult.Failure.class);
        assertThat(((ToolResult.Failure) result).message()).doesNotContain("mcp.hidden.tag");
        if (!place.equals("destination_path")) {
            assertThat(nextcloud.requests).isEmpty();
        }
        assertThat(nextcloud.requests)
                .allMatch(request -> !request.path().contains("report.txt")
                        && !request.headers().toString().contains("report.txt"));
    }

    private static JsonObject filled(JsonObject schema, String place) {
        var arguments = CachedJson.object();
        var required = schema.containsKey("required")
                ? schema.getJsonArray("required").getValuesAs(JsonString::getString)
                : List.<String>of();
        required.forEach(name -> {
            var type = schema.getJsonObject("properties").getJsonObject(name).getString("type", "");
            switch (type) {
                case "integer" -> arguments.add(name, 7);
                case "boolean" -> arguments.add(name, true);
                default -> arguments.add(name, "7");
            }
        });
        return arguments.add(place, "docs/report.txt").build();
    }

    @Test
    @DisplayName("lists and searches leave it out")
    void lists() {
        assertThat(success(ListDirectory::new, "{'path':'docs'}", "files/46-propfind-depth-1"))
                .contains("empty.txt")
                .doesNotContain("report.txt");
        assertThat(success(FindByName::new, "{'pattern':'r*'}", "files-extra/41-systemtags-report-files-with-tag"))
                .doesNotContain("report.txt");
    }

    @Test
    @DisplayName("the trash is closed, since its tags are not told")
    void trash() {
        var nextcloud = hiding(ScriptedNextcloud.answering());

        assertThat(nextcloud.failure(ListTrash::new, json("{}"))).contains("mcp.hidden.tag");
        assertThat(nextcloud.failure(RestoreFromTrash::new, json("{'trash_id':'report.txt.d1'}")))
                .contains("mcp.hidden.tag");
        assertThat(nextcloud.requests).isEmpty();
    }

    @Test
    @DisplayName("as a note it is neither listed nor found nor read nor changed")
    void notes() {
        var note = 181L;
        assertThat(success(SearchNotes::new, "{'query':''}", note, "notes/list"))
                .doesNotContain("\"id\":181,");
        for (var tool : List.<Supplier<?>>of(GetNote::new, DeleteNote::new)) {
            var nextcloud = hiding(ScriptedNextcloud.answering(), note)
                    .then(Recorded.made(
                            200,
                            "application/json",
                            "{\"id\":181,\"title\":\"T\",\"modified\":1,\"category\":\"\",\"favorite\":false,"
                                    + "\"content\":\"C\",\"etag\":\"e\",\"readonly\":false}"));

            assertThat(nextcloud.failure(tool, json("{'note_id':181}"))).startsWith("There is no note 181");
        }
        var unsent = hiding(ScriptedNextcloud.answering(), note);
        assertThat(unsent.failure(
                        UpdateNote::new, json("{'note_id':181,'etag':'e','title':'t','content':'c','category':''}")))
                .startsWith("There is no note 181");
        assertThat(unsent.requests).isEmpty();
    }

    @Test
    @DisplayName("as a share it is neither listed nor shown")
    void shares() {
        var all = CachedJson.readObject(Recorded.answer("sharing/27-list-all").text());
        var first = all.getJsonObject("ocs").getJsonArray("data").getJsonObject(0);
        var number = first.getJsonNumber("file_source").longValue();

        assertThat(success(ListShares::new, "{}", number, "sharing/27-list-all"))
                .doesNotContain("\"" + first.getString("path").substring(1) + "\"");
        var nextcloud = hiding(ScriptedNextcloud.answering(), number)
                .then(Recorded.made(
                        200, "application/json", "{\"ocs\":{\"meta\":{\"statuscode\":200},\"data\":[" + first + "]}}"));
        assertThat(nextcloud.failure(GetShare::new, json("{'share_id':" + first.getString("id") + "}")))
                .startsWith("There is no share");
    }

    @Test
    @DisplayName("on a Deck card it is not there, and cannot be put there as a note")
    void deck() {
        var listed = new ArrayList<>(Recorded.answer("deck-extra/21-attachments-list-v1.1")
                .text()
                .lines()
                .toList());
        assertThat(listed.toString()).contains("\"fileid\":");
        var id = Long.parseLong(listed.toString().replaceAll("(?s).*?\"fileid\":(\\d+).*", "$1"));
        var answer = success(
                ListAttachments::new,
                "{'board_id':1,'stack_id':9,'card_id':1}",
                id,
                "deck/30-card-get",
                "deck-extra/21-attachments-list-v1.1");
        assertThat(answer).doesNotContain("/f/" + id);
        var nextcloud =
                hiding(ScriptedNextcloud.answering("notes/24-get", "files-extra/41-systemtags-report-files-with-tag"));
        assertThat(nextcloud.failure(AttachNote::new, json("{'card_id':1,'note_id':130}")))
                .startsWith("There is no note 130");
    }

    @Test
    @DisplayName("as a recipe it is neither listed nor read")
    void recipes() {
        assertThat(success(ListRecipes::new, "{}", 236L, "cookbook/12-recipes-list"))
                .doesNotContain("\"id\":236,");
        var nextcloud = hiding(ScriptedNextcloud.answering(), 236L);
        assertThat(nextcloud.failure(GetRecipe::new, json("{'recipe_id':236}"))).startsWith("There is no recipe 236");
        assertThat(nextcloud.requests).isEmpty();
    }

    @Test
    @DisplayName("in a conversation it has no name")
    void talk() {
        var message =
                "{\"id\":5,\"token\":\"abc\",\"actorType\":\"users\",\"actorId\":\"bob\",\"actorDisplayName\":\"Bob\","
                        + "\"timestamp\":1,\"message\":\"See {file}\",\"messageParameters\":{\"file\":{\"type\":\"file\",\"id\":\"130\","
                        + "\"name\":\"report.txt\",\"path\":\"docs/report.txt\"}},\"systemMessage\":\"\",\"messageType\":\"comment\"}";
        var nextcloud = hiding(ScriptedNextcloud.answering())
                .then(Recorded.made(
                        200,
                        "application/json",
                        "{\"ocs\":{\"meta\":{\"statuscode\":200},\"data\":[" + message + "]}}"));

        assertThat(nextcloud.success(GetMessages::new, json("{'token':'abc'}")).toString())
                .contains("See a file")
                .doesNotContain("report.txt");
    }

    @Test
    @DisplayName("as a resource it is not there, nor in lists and suggestions")
    void resources() {
        var call = ScriptedNextcloud.call("files.read", "notes.read");
        var read = new FileResources(hiding(ScriptedNextcloud.answering()).access());
        var uri = "nextcloud://files/docs/report.txt";
        var variables = read.description().uriTemplate().match(uri).orElseThrow();

        assertThat(read.read(variables, call)).isInstanceOf(ResourceReading.NotFound.class);
        assertThat(new FileResources(hiding(ScriptedNextcloud.answering("files/46-propfind-depth-1"))
                                .access())
                        .list(Position.START, 100, call)
                        .toString())
                .doesNotContain("report.txt");
        var suggested = new FileResources(hiding(ScriptedNextcloud.answering("files/46-propfind-depth-1"))
                        .access())
                .complete(new Typing("path", "docs/", Map.of()), call);
        assertThat(suggested.values()).isNotEmpty().noneMatch(value -> value.contains("report"));
        assertThat(new NoteResources(hiding(ScriptedNextcloud.answering("notes/list"), 181L)
                                .access())
                        .list(Position.START, 100, call)
                        .toString())
                .doesNotContain("notes/181");
    }

    private static String success(Supplier<?> tool, String arguments, String... samples) {
        return success(tool, arguments, 130L, samples);
    }

    private static String success(Supplier<?> tool, String arguments, long hidden, String... samples) {
        return hiding(ScriptedNextcloud.answering(samples), hidden)
                .success(tool, json(arguments))
                .toString();
    }

    private static ScriptedNextcloud hiding(ScriptedNextcloud nextcloud) {
        return hiding(nextcloud, 130L);
    }

    /** The report is hidden, and whatever has this number. */
    private static ScriptedNextcloud hiding(ScriptedNextcloud nextcloud, long number) {
        nextcloud.settings = nextcloud.settings.hiding("urgent");
        nextcloud
                .access()
                .client(ScriptedNextcloud.call("files.read"), Scopes.of("files.read"))
                .remember(
                        new TaggedFiles(List.of(), List.of(REPORT), new HashSet<>(List.of(130L, number))),
                        1,
                        Duration.ofMinutes(1));
        return nextcloud;
    }

    private static JsonObject json(String text) {
        return ScriptedNextcloud.json(text);
    }
}
