package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

class FolderPageTest {

    private static final int MANY = 10_000;

    @Test
    void pagesOfALargeFolderGiveEachEntryOnceInTheOrderOfNames() {
        var names = new ArrayList<>(IntStream.range(0, MANY)
                .mapToObj(i -> (i % 2 == 0 ? "Report " : "report ") + i + ".txt")
                .toList());
        Collections.shuffle(names, new Random(7));
        var folder = folder(names);
        var seen = new ArrayList<String>();
        var arguments = json("{'path':'docs','limit':500}");
        for (var pages = 0; pages < 30; pages++) {
            var listing = new ScriptedNextcloud().then(folder).success(ListDirectory::new, arguments);
            assertThat(listing.getInt("total")).isEqualTo(MANY);
            listing.getJsonArray("entries")
                    .getValuesAs(JsonObject.class)
                    .forEach(entry -> seen.add(entry.getString("name")));
            if (!listing.containsKey("next_cursor")) {
                break;
            }
            arguments = json("{'path':'docs','limit':500,'cursor':'" + listing.getString("next_cursor") + "'}");
        }
        assertThat(seen).hasSize(MANY).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(names));
    }

    private static NextcloudResponse folder(List<String> names) {
        var xml = new StringBuilder("<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\""
                + " xmlns:oc=\"http://owncloud.org/ns\"><d:response><d:href>/remote.php/dav/files/alice/docs/</d:href>"
                + "<d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop>"
                + "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>");
        for (var name : names) {
            xml.append("<d:response><d:href>/remote.php/dav/files/alice/docs/")
                    .append(name.replace(" ", "%20"))
                    .append("</d:href><d:propstat><d:prop><d:resourcetype/></d:prop>"
                            + "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>");
        }
        return Recorded.made(
                207, "application/xml", xml.append("</d:multistatus>").toString());
    }
}
