package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@Label("nextcloud://files and any path")
class FileUriPropertyTest {

    @Property(tries = 500)
    @Label("whatever stands in the URI, what is asked for lies inside the user's root")
    void inside(
            @ForAll
                    @StringLength(max = 30)
                    @Chars({'.', '/', '%', '2', 'e', 'E', 'f', 'F', '5', 'c', '0', 'a', '\\', 'ü'})
                    String path) {
        var nextcloud = ScriptedNextcloud.answering("files/50-propfind-not-found");

        var resources = new FileResources(nextcloud.access());
        FileUri.TEMPLATE
                .match("nextcloud://files/" + path)
                .ifPresent(variables -> resources.read(variables, ScriptedNextcloud.call("files.read")));

        assertThat(nextcloud.asked())
                .allSatisfy(asked -> assertThat(asked)
                        .startsWith("PROPFIND /remote.php/dav/files/alice/")
                        .doesNotContain("/../", "/./", "//", "\\")
                        .doesNotContainPattern("(?i)/(\\.|%2e){1,2}(/|$)"));
    }
}
