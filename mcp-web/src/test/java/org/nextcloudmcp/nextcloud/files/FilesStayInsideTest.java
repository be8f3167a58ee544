package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudParameter;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.nextcloud.files.comments.ListComments;
import org.nextcloudmcp.nextcloud.files.versions.ListVersions;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolsOf;

/** Whatever a caller gives as a path, no request leaves the user's own trees. */
class FilesStayInsideTest {

    private static final String NOTHING = "files/50-propfind-not-found";

    @Property(tries = 400)
    void noToolAsksForAnythingOutsideTheUsersRoot(@ForAll("paths") String path) {
        for (var tool : List.<Object>of(
                new ListDirectory(),
                new DeleteResource(),
                new CreateDirectory(),
                new SetFavorite(),
                new ListVersions(),
                new ListComments())) {
            var nextcloud = ScriptedNextcloud.answering(NOTHING, NOTHING);
            call(nextcloud, tool, path, "path");

            assertThat(nextcloud.requests).allSatisfy(request -> assertInside(request.path()));
        }
    }

    @Property(tries = 400)
    void noDestinationLiesOutsideTheUsersRoot(@ForAll("paths") String path) {
        var nextcloud = ScriptedNextcloud.answering(
                "files/44-propfind-depth-0-file-all-useful-props", "files/60-move-new-name", NOTHING);

        call(nextcloud, new MoveResource(), path, "destination_path");

        assertThat(nextcloud.requests).allSatisfy(request -> {
            assertInside(request.path());
            if (request.headers().containsKey("Destination")) {
                assertInside(request.headers().get("Destination"));
            }
        });
    }

    private static void assertInside(String address) {
        assertThat(address).matches("/remote\\.php/dav/files/alice/[A-Za-z0-9._~%/-]*");
        assertThat(List.of(address.split("/", -1))).doesNotContain("..", ".");
    }

    private static void call(ScriptedNextcloud nextcloud, Object bean, String path, String argument) {
        var arguments = CachedJson.object().add("source_path", "a.txt").add(argument, path);
        if (argument.equals("path")) {
            arguments.remove("source_path");
        }
        var tool = ToolsOf.the(bean, new NextcloudParameter(nextcloud.access()));
        tool.call(new ToolArguments(arguments.build()), ScriptedNextcloud.call("files.read", "files.write"));
    }

    @Provide
    Arbitrary<String> paths() {
        var pieces = Arbitraries.of(
                "..",
                ".",
                "%2e%2e",
                "%2F",
                "\\",
                "/",
                "//",
                "bob",
                "alice",
                "files",
                "ä",
                "a\u0308",
                "日本",
                "😀",
                "\0",
                "\n",
                "#",
                "?",
                "%",
                ";",
                " ",
                "http://evil.example",
                "\ud800",
                "&",
                "<",
                "n".repeat(250));
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(8).map(all -> String.join("", all)),
                pieces.list().ofMaxSize(8).map(all -> String.join("/", all)),
                Arbitraries.strings().ofMaxLength(60));
    }
}
