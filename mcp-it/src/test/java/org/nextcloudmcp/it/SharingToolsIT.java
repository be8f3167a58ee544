package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.files.DavPath;

@DisplayName("The tools for shares")
class SharingToolsIT extends ToolCoverage {
    SharingToolsIT(StrictStage stage) {
        super(stage, "nc_share_.*");
    }

    @Test
    @DisplayName("share a file once, and tell what a second attempt met")
    void create() {
        file("once.txt");
        JsonObject made =
                alice().success("nc_share_create", "{\"path\":\"once.txt\",\"share_with\":\"bob\",\"permissions\":31}");
        assertThat(made.getString("status")).isEqualTo("created");
        assertThat(made.getJsonObject("share").getInt("permissions")).isEqualTo(19);

        JsonObject again = alice().success("nc_share_create", "{\"path\":\"once.txt\",\"share_with\":\"bob\"}");
        assertThat(again.getString("status")).isEqualTo("existed");
        assertThat(again.getJsonObject("share").getInt("id"))
                .isEqualTo(made.getJsonObject("share").getInt("id"));
        assertThat(alice().failure("nc_share_create", "{\"path\":\"once.txt\",\"share_with\":\"nobody\"}"))
                .contains("Please specify a valid account to share with");
        assertThat(alice().failure("nc_share_create", "{\"path\":\"none.txt\",\"share_with\":\"bob\"}"))
                .contains("Wrong path");
    }

    @Test
    @DisplayName("make a link, show its address to who asks for it and in no list, and never a password")
    void link() {
        file("public.txt");
        JsonObject made = alice().success(
                        "nc_share_create_public_link",
                        "{\"path\":\"public.txt\",\"expires_in_minutes\":30,\"password\":\"S3cret\"}");
        assertThat(made.getString("url")).contains("/s/");
        assertThat(made.containsKey("expires")).isTrue();
        assertThat(made.toString()).doesNotContain("argon2id");

        JsonObject listed = alice().success("nc_share_list", "{\"path\":\"public.txt\"}");
        assertThat(listed.getInt("total")).isEqualTo(1);
        assertThat(listed.toString()).doesNotContain("/s/").doesNotContain("argon2id");
        assertThat(alice().success("nc_share_get", "{\"share_id\":" + made.getInt("id") + "}"))
                .isEqualTo(made);
        assertThat(alice().failure("nc_share_create_public_link", "{\"path\":\"/\"}"))
                .contains("root folder");
    }

    @Test
    @DisplayName("list what is shared, and what others share")
    void list() {
        file("listed.txt");
        alice().success("nc_share_create", "{\"path\":\"listed.txt\",\"share_with\":\"carol\"}");

        JsonObject received = carol().success("nc_share_list", "{\"shared_with_me\":true}");
        assertThat(received.getJsonArray("shares").getValuesAs(JsonObject.class))
                .extracting(share -> share.getString("path"))
                .containsExactly("listed.txt");
        assertThat(carol().success("nc_share_list", "{}").getInt("total")).isZero();
        assertThat(alice().failure("nc_share_list", "{\"path\":\"none.txt\"}")).contains("Wrong path");
    }

    @Test
    @DisplayName("change permissions, which only the owner can")
    void update() {
        long id = shared("changed.txt");
        assertThat(alice().success("nc_share_update", "{\"share_id\":" + id + ",\"permissions\":3}")
                        .getInt("permissions"))
                .isEqualTo(3);
        assertThat(bob().failure("nc_share_update", "{\"share_id\":" + id + ",\"permissions\":1}"))
                .contains("not allowed to edit incoming shares");
        assertThat(carol().failure("nc_share_get", "{\"share_id\":" + id + "}")).contains("Wrong share ID");
    }

    @Test
    @DisplayName("end a share; a receiver does so only knowingly")
    void delete() {
        long id = shared("ended.txt");
        assertThat(bob().failure("nc_share_delete", "{\"share_id\":" + id + "}"))
                .contains("for its owner too", "Nothing was changed");
        assertThat(alice().success("nc_share_get", "{\"share_id\":" + id + "}").getString("shared_with"))
                .isEqualTo("bob");
        alice().success("nc_share_delete", "{\"share_id\":" + id + "}");
        assertThat(alice().failure("nc_share_delete", "{\"share_id\":" + id + "}"))
                .contains("Wrong share ID");

        long received = shared("ended by bob.txt");
        bob().success("nc_share_delete", "{\"share_id\":" + received + ",\"received_too\":true}");
        alice().failure("nc_share_get", "{\"share_id\":" + received + "}");
    }

    private long shared(String name) {
        file(name);
        return alice().success("nc_share_create", "{\"path\":\"" + name + "\",\"share_with\":\"bob\"}")
                .getJsonObject("share")
                .getInt("id");
    }

    private void file(String name) {
        var files = nextcloud().world().files("alice");
        files.write(files.at(new DavPath(List.of(name))), name.getBytes(StandardCharsets.UTF_8));
    }
}
