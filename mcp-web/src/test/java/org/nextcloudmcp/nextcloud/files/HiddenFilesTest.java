package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.oauth.Scopes;

class HiddenFilesTest {

    private static final String FOLDER_WITH_TAG =
            multistatus("<d:response><d:href>/remote.php/dav/files/alice/Priv%c3%a9</d:href><d:propstat><d:prop>"
                    + "<oc:fileid>200</oc:fileid><d:resourcetype><d:collection/></d:resourcetype></d:prop>"
                    + "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>");

    private static final String BELOW = multistatus(response("Priv%c3%a9/", 200) + response("Priv%c3%a9/a.txt", 201));

    @Test
    @DisplayName("without a tag in the settings nothing is hidden and nothing is asked")
    void noTag() {
        var nextcloud = ScriptedNextcloud.answering();
        var hidden = hidden(nextcloud);

        assertThat(hidden.inForce()).isFalse();
        assertThat(hidden.hides(path("a"))).isFalse();
        assertThat(hidden.hidesId(1)).isFalse();
        assertThat(hidden.hidesInside(path("a"))).isFalse();
        assertThat(nextcloud.tokens).isEmpty();
    }

    @Test
    @DisplayName("a file with the tag is hidden by path and by number, its folder and its neighbours are not")
    void file() {
        var nextcloud = tagged("files-extra/41-systemtags-report-files-with-tag");
        var hidden = hidden(nextcloud);

        assertThat(hidden.hides(path("docs/report.txt"))).isTrue();
        assertThat(hidden.hides(path("docs/report.txt.bak"))).isFalse();
        assertThat(hidden.hides(path("docs"))).isFalse();
        assertThat(hidden.hides(path("renamed.txt"), OptionalLong.of(130))).isTrue();
        assertThat(hidden.hidesId(130)).isTrue();
        assertThat(hidden.hidesId(131)).isFalse();
        assertThat(hidden.hidesInside(path("docs"))).isTrue();
        assertThat(hidden.hidesInside(path("/"))).isTrue();
        assertThat(hidden.hidesInside(path("doc"))).isFalse();
        assertThat(nextcloud.asked())
                .containsExactly("PROPFIND /remote.php/dav/systemtags/", "REPORT /remote.php/dav/files/alice/");
    }

    @Test
    @DisplayName("what is below a folder with the tag is hidden, however its name is written")
    void folder() {
        var nextcloud = ScriptedNextcloud.answering("files-extra/36-systemtags-list")
                .then(xml(FOLDER_WITH_TAG))
                .then(xml(BELOW));
        var hidden = hidden(hiding(nextcloud, "urgent"));

        assertThat(hidden.hides(path("Privé"))).isTrue();
        assertThat(hidden.hides(path("Prive\u0301/deep/down.txt"))).isTrue();
        assertThat(hidden.hides(path("PRIVÉ/a.txt"))).isTrue();
        assertThat(hidden.hides(path("Privées"))).isFalse();
        assertThat(hidden.hidesId(201)).isTrue();
        assertThat(hidden.hidesId(202)).isFalse();
        assertThat(nextcloud.last().path()).isEqualTo("/remote.php/dav/files/alice/Priv%C3%A9");
        assertThat(nextcloud.last().headers()).containsEntry("Depth", "infinity");
    }

    @Test
    @DisplayName("what Nextcloud says is kept for the next call of the same user")
    void kept() {
        var nextcloud = tagged("files-extra/41-systemtags-report-files-with-tag");
        hidden(nextcloud).hides(path("a"));

        assertThat(hidden(nextcloud).hides(path("docs/report.txt"))).isTrue();
        assertThat(nextcloud.requests).hasSize(2);
    }

    @Test
    @DisplayName("if there is no tag of that name, nothing is done: the user may not see it, or it is gone")
    void unknownTag() {
        var nextcloud = hiding(ScriptedNextcloud.answering("files-extra/36-systemtags-list"), "private");

        assertThatThrownBy(() -> hidden(nextcloud).hides(path("a")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("mcp.hidden.tag");
    }

    @Test
    @DisplayName("a refusal, an answer that breaks off and one that is no multistatus hide everything")
    void failsClosed() {
        for (var answer : new NextcloudResponse[] {
            new NextcloudResponse(412, Map.of("Content-Type", "application/xml"), new byte[0], false),
            new NextcloudResponse(200, Map.of(), new byte[0], false),
            xml(FOLDER_WITH_TAG.substring(0, FOLDER_WITH_TAG.length() / 2))
        }) {
            var nextcloud = hiding(
                    ScriptedNextcloud.answering("files-extra/36-systemtags-list")
                            .then(answer),
                    "urgent");

            assertThatThrownBy(() -> hidden(nextcloud).hidesId(1))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("this was not done");
        }
    }

    private static ScriptedNextcloud tagged(String report) {
        return hiding(ScriptedNextcloud.answering("files-extra/36-systemtags-list", report), "urgent");
    }

    private static ScriptedNextcloud hiding(ScriptedNextcloud nextcloud, String tag) {
        nextcloud.settings = nextcloud.settings.hiding(tag);
        return nextcloud;
    }

    private static HiddenFiles hidden(ScriptedNextcloud nextcloud) {
        return HiddenFiles.of(nextcloud.access().client(ScriptedNextcloud.call("files.read"), Scopes.of("files.read")));
    }

    private static FilePath path(String text) {
        return FilePath.parse(text);
    }

    private static String response(String href, long id) {
        return "<d:response><d:href>/remote.php/dav/files/alice/" + href + "</d:href><d:propstat><d:prop><oc:fileid>"
                + id + "</oc:fileid></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
    }

    private static String multistatus(String responses) {
        return "<d:multistatus xmlns:d=\"DAV:\" xmlns:oc=\"http://owncloud.org/ns\">" + responses + "</d:multistatus>";
    }

    private static NextcloudResponse xml(String body) {
        return new NextcloudResponse(
                207, Map.of("Content-Type", "application/xml"), body.getBytes(StandardCharsets.UTF_8), false);
    }
}
