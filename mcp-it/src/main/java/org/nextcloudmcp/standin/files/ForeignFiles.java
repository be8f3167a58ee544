package org.nextcloudmcp.standin.files;

import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.MultiStatus;
import org.nextcloudmcp.standin.dav.PropertyName;

/**
 * Other users' files. Nextcloud shows their root as an empty folder, not as forbidden; what lies below does not exist.
 */
final class ForeignFiles {
    private ForeignFiles() {}

    static Answer answer(Ask ask, String root, String owner, String inside) {
        if (ask.method().equals("MKCOL")) {
            return DavError.forbidden("Permission denied to create directory").answer();
        }
        if (ask.method().equals("PROPFIND") && inside.isEmpty()) {
            MultiStatus answer = new MultiStatus(true);
            answer.add(
                    root,
                    List.of(new PropertyName("DAV:", "resourcetype")),
                    Map.of("d:resourcetype", "<d:collection/>"));
            return answer.answer();
        }
        String first = inside.contains("/") ? inside.substring(0, inside.indexOf('/')) : inside;
        DavError missing = DavError.notFound("File not found: " + first + " in '" + owner + "'");
        return ask.method().equals("PROPFIND")
                ? missing.answer().with("DAV", MultiStatus.DAV_FEATURES).with("Vary", "Brief,Prefer")
                : missing.answer();
    }
}
