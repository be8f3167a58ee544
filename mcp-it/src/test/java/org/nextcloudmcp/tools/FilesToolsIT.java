package org.nextcloudmcp.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.it.ToolCoverage;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.JournalEntry;
import org.nextcloudmcp.standin.files.UserFiles;

/** The tools for files, each with success and with its main failure. */
class FilesToolsIT extends ToolCoverage {
    private static final String ODD_NAME = "Grüße 100% #1 & so? 日本 🎉.txt";

    FilesToolsIT(StrictStage stage) {
        super(stage, "nc_webdav_.*");
    }

    private UserFiles files() {
        return nextcloud().world().files("alice");
    }

    @BeforeEach
    void emptyFolder() {
        if (UserFiles.exists(files().at("it"))) {
            files().destroy(files().at("it"));
        }
        alice().success("nc_webdav_create_directory", json("path", "it"));
    }

    @AfterEach
    void nothingInTheWay() {
        files().guard().unlimited();
        files().guard().unlock(files().at("it/a.txt"));
    }

    /** Names and texts in turn. */
    private static String json(String... members) {
        var json = Json.createObjectBuilder();
        for (int i = 0; i < members.length; i += 2) {
            json.add(members[i], members[i + 1]);
        }
        return json.build().toString();
    }

    private JsonObject write(String path, String content) {
        return alice().success("nc_webdav_write_file", json("path", path, "content", content));
    }

    private String read(String path) {
        return alice().success("nc_webdav_read_file", json("path", path)).getString("content");
    }

    private String list(String tool, String... arguments) {
        return alice().success(tool, json(arguments)).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ODD_NAME,
                "plus+and space.txt",
                "%2e%2e",
                "a%2Fb.txt",
                "semi;colon=1.txt",
                "quote\"'.txt",
                "...txt",
                "😀"
            })
    void whatIsWrittenUnderAnyNameIsReadBackEqual(String name) {
        String content = "first\r\nsecond\n\tthird: ü 日本 🎉 \\ \" %41 </a>\n";

        write("it/" + name, content);

        assertThat(read("it/" + name)).isEqualTo(content);
        assertThat(list("nc_webdav_list_directory", "path", "it"))
                .contains(Json.createValue("it/" + name).toString());
        assertThat(files().children(files().at("it")))
                .extracting(place -> place.getFileName().toString())
                .containsExactly(name);
    }

    @Test
    void aFileIsReplacedOnlyByWhoKnowsItsContent() {
        String etag = write("it/a.txt", "one").getString("etag");

        assertThat(alice().failure("nc_webdav_write_file", json("path", "it/a.txt", "content", "two")))
                .contains(etag);
        assertThat(alice().failure(
                                "nc_webdav_write_file",
                                json("path", "it/a.txt", "content", "two", "if_match", "0123456789abcdef")))
                .contains(etag);
        assertThat(read("it/a.txt")).isEqualTo("one");
        assertThat(alice().success("nc_webdav_write_file", json("path", "it/a.txt", "content", "two", "if_match", etag))
                        .getString("status"))
                .isEqualTo("replaced");
        assertThat(read("it/a.txt")).isEqualTo("two");
    }

    @Test
    void quotaAndLocksAreNamed() {
        files().guard().limit(files().size(files().at("")) + 5);
        assertThat(alice().failure("nc_webdav_write_file", json("path", "it/big.txt", "content", "0123456789")))
                .containsAnyOf("quota", "space", "full");
        files().guard().unlimited();
        write("it/a.txt", "x");
        files().guard().lock(files().at("it/a.txt"));
        assertThat(alice().failure("nc_webdav_delete_resource", json("path", "it/a.txt")))
                .contains("locked");
    }

    @Test
    void whatIsNotThereIsSaid() {
        for (String tool : List.of(
                "nc_webdav_read_file",
                "nc_webdav_list_directory",
                "nc_webdav_delete_resource",
                "nc_webdav_list_versions",
                "nc_webdav_list_comments")) {
            assertThat(alice().failure(tool, json("path", "it/none.txt")))
                    .as(tool)
                    .contains("it/none.txt");
        }
        assertThat(alice().failure("nc_webdav_create_directory", json("path", "it/none/deeper")))
                .contains("it/none");
        assertThat(alice().failure("nc_webdav_create_comment", json("path", "it/none.txt", "message", "x")))
                .contains("it/none.txt");
        assertThat(alice().failure("nc_webdav_set_favorite", "{\"path\":\"it/none.txt\",\"favorite\":true}"))
                .contains("it/none.txt");
        alice().failure("nc_webdav_restore_from_trash", json("trash_id", "none.txt.d1"));
        alice().failure("nc_webdav_restore_version", json("path", "it/none.txt", "version_id", "1"));
        alice().failure("nc_webdav_move_resource", json("source_path", "it/none", "destination_path", "it/x"));
        alice().failure("nc_webdav_copy_resource", json("source_path", "it/none", "destination_path", "it/x"));
        for (String tool : List.of("find_by_name", "find_by_type", "list_favorites", "search_files")) {
            String wanted = tool.equals("find_by_type") ? "\"mime_type\":\"text/plain\"," : "\"pattern\":\"x\",";
            alice().failure(
                            "nc_webdav_" + tool,
                            "{" + (tool.equals("list_favorites") || tool.equals("search_files") ? "" : wanted)
                                    + "\"scope\":\"it/none\"}");
        }
        alice().failure("nc_webdav_list_trash", json("path", "../bob"));
    }

    @Test
    void movesAndCopiesReplaceNothingUnasked() {
        write("it/a.txt", "A");
        write("it/b.txt", "B");
        String taken = json("source_path", "it/a.txt", "destination_path", "it/b.txt");

        alice().failure("nc_webdav_move_resource", taken);
        alice().failure("nc_webdav_copy_resource", taken);
        assertThat(read("it/b.txt")).isEqualTo("B");
        alice().success(
                        "nc_webdav_copy_resource",
                        json("source_path", "it/a.txt", "destination_path", "it/" + ODD_NAME));
        alice().success(
                        "nc_webdav_move_resource",
                        json("source_path", "it/" + ODD_NAME, "destination_path", "it/moved %.txt"));
        assertThat(read("it/moved %.txt")).isEqualTo("A");
    }

    @Test
    void whatWasDeletedComesBackFromTheTrash() {
        write("it/" + ODD_NAME, "precious");
        String id = alice().success("nc_webdav_delete_resource", json("path", "it/" + ODD_NAME))
                .getString("trash_id");

        assertThat(list("nc_webdav_list_trash")).contains(Json.createValue(id).toString());
        alice().success("nc_webdav_restore_from_trash", json("trash_id", id));

        assertThat(read("it/" + ODD_NAME)).isEqualTo("precious");
    }

    @Test
    void anEarlierVersionComesBack() {
        write("it/a.txt", "old");
        files().versions().add(files().id(files().at("it/a.txt")), 1_700_000_000, "older".getBytes(UTF_8));

        assertThat(list("nc_webdav_list_versions", "path", "it/a.txt")).contains("1700000000");
        alice().success("nc_webdav_restore_version", json("path", "it/a.txt", "version_id", "1700000000"));

        assertThat(read("it/a.txt")).isEqualTo("older");
    }

    @Test
    void aFileIsReadInPartsAndInAnEarlierVersion() {
        write("it/a.txt", "0123456789");
        files().versions().add(files().id(files().at("it/a.txt")), 1_700_000_000, "older".getBytes(UTF_8));

        JsonObject part = alice().success("nc_webdav_read_file", "{\"path\":\"it/a.txt\",\"offset\":2,\"length\":5}");
        JsonObject older = alice().success("nc_webdav_read_file", json("path", "it/a.txt", "version", "1700000000"));

        assertThat(part.getString("content")).isEqualTo("23456");
        assertThat(part.getBoolean("truncated")).isTrue();
        assertThat(older.getString("content")).isEqualTo("older");
        alice().failure("nc_webdav_read_file", "{\"path\":\"it/a.txt\",\"offset\":10}");
        alice().failure("nc_webdav_read_file", json("path", "it/a.txt", "version", "1"));
    }

    @Test
    void bytesAreWrittenAsTheyAre() {
        byte[] bytes = {0, -1, (byte) 0xc3, 13, 10, 127, (byte) 0x89};
        alice().success(
                        "nc_webdav_write_file",
                        json(
                                "path",
                                "it/a.bin",
                                "content",
                                Base64.getEncoder().encodeToString(bytes),
                                "content_type",
                                "application/octet-stream;base64"));

        assertThat(files().read(files().at("it/a.bin"))).isEqualTo(bytes);
    }

    @Test
    void aLargeFileComesInParts() {
        String content = "0123456789abcdef".repeat((11 << 20) / 16);

        write("it/large.txt", content);

        assertThat(files().read(files().at("it/large.txt"))).isEqualTo(content.getBytes(UTF_8));
        assertThat(journal()).anyMatch(entry -> entry.path().startsWith("/remote.php/dav/uploads/alice/"));
        alice().failure("nc_webdav_write_file", json("path", "it/large.txt", "content", content));
        files().guard().limit(files().size(files().at("")) + 5);
        alice().failure("nc_webdav_write_file", json("path", "it/larger.txt", "content", content));
        assertThat(UserFiles.exists(files().at("it/larger.txt"))).isFalse();
    }

    @Test
    void textIsTakenFromADocument() {
        write("it/letter.rtf", "{\\rtf1\\ansi Dear Bob,\\par the report is ready.}");
        write("it/broken.pdf", "this is no PDF");

        assertThat(alice().success("nc_webdav_read_file", "{\"path\":\"it/letter.rtf\",\"parse_document\":true}")
                        .getString("content"))
                .contains("the report is ready");
        alice().failure("nc_webdav_read_file", "{\"path\":\"it/broken.pdf\",\"parse_document\":true}");
    }

    @Test
    void whatChangedWithinASecondIsNotOverwritten() {
        String etag = write("it/a.txt", "one").getString("etag");
        files().write(files().at("it/a.txt"), "longer".getBytes(UTF_8), files().modified(files().at("it/a.txt")));

        alice().failure(
                        "nc_webdav_write_file",
                        "{\"path\":\"it/a.txt\",\"content\":\"two\",\"if_match\":\"" + etag + "\",\"if_size\":3}");

        assertThat(read("it/a.txt")).isEqualTo("longer");
    }

    @Test
    void commentsAreMadeAndListed() {
        write("it/a.txt", "x");
        alice().success("nc_webdav_create_comment", json("path", "it/a.txt", "message", "Looks good 🎉 & <b>"));

        assertThat(list("nc_webdav_list_comments", "path", "it/a.txt")).contains("Looks good 🎉 & <b>");
        alice().failure("nc_webdav_create_comment", json("path", "it/a.txt", "message", "x".repeat(1001)));
    }

    @Test
    void filesAreFoundByNameTypeAndFavourite() {
        write("it/100% done.md", "x");
        write("it/1000 done.md", "x");
        alice().success("nc_webdav_set_favorite", "{\"path\":\"it/100% done.md\",\"favorite\":true}");

        assertThat(list("nc_webdav_find_by_name", "pattern", "100%", "scope", "it"))
                .contains("100% done.md")
                .doesNotContain("1000 done.md");
        assertThat(list("nc_webdav_find_by_type", "mime_type", "text/markdown", "scope", "it"))
                .contains("1000 done.md");
        assertThat(list("nc_webdav_list_favorites", "scope", "it"))
                .contains("100% done.md")
                .doesNotContain("1000 done.md");
        assertThat(list("nc_webdav_search_files", "name_pattern", "*.md", "scope", "it"))
                .contains("100% done.md", "1000 done.md");
    }

    @Test
    void nobodySeesAnothersFiles() {
        write("it/a.txt", "alice's");

        bob().failure("nc_webdav_read_file", json("path", "it/a.txt"));
        assertThat(bob().success("nc_webdav_find_by_name", json("pattern", "a.txt"))
                        .toString())
                .doesNotContain("it/a.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../bob/Documents/Welcome.md",
                "/../../bob/Documents/Welcome.md",
                "it/../../bob/Documents/Welcome.md",
                "..",
                "it/./..",
                "it/..%2f..%2fbob",
                "%2e%2e/bob",
                "it\\..\\..\\bob",
                "\u0000",
                "http://127.0.0.1/remote.php/dav/files/bob"
            })
    void noPathLeadsOutOfTheUsersFolder(String path) {
        for (String tool : List.of(
                "nc_webdav_read_file",
                "nc_webdav_list_directory",
                "nc_webdav_delete_resource",
                "nc_webdav_list_versions",
                "nc_webdav_list_comments")) {
            alice().failure(tool, json("path", path));
        }

        assertThat(journal())
                .extracting(JournalEntry::path)
                .allMatch(sent -> !sent.startsWith("/remote.php/")
                        || sent.matches("/remote\\.php/dav/((files|trashbin|versions|uploads)/(alice|bob|carol)"
                                + "(/.*)?|comments/files/\\d+(/\\d+)?|systemtags/)?"))
                .noneMatch(sent -> List.of(sent.split("/", -1)).contains(".."))
                .noneMatch(sent -> sent.matches("(?i).*/(\\.|%2e){1,2}(/.*)?"));
    }
}
