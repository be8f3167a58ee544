package org.nextcloudmcp.nextcloud.calendar;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

/** As much of a CalDAV server as a round trip needs: two calendars, objects by path, conditions. */
public final class CalDavMemory implements Function<NextcloudRequest, NextcloudResponse> {

    public static final String HOME = "/remote.php/dav/calendars/alice/";
    private static final Pattern UID = Pattern.compile("match-type=\"equals\">([^<]*)<");
    private static final Pattern COMPONENT = Pattern.compile("comp-filter name=\"(V\\w+)\">(?!<c:comp)");

    public final Map<String, String> objects = new LinkedHashMap<>();
    private final Map<String, Integer> versions = new LinkedHashMap<>();
    public String timezone = "";
    public boolean schedules;

    public ScriptedNextcloud scripted() {
        return new ScriptedNextcloud().thenAsks(this);
    }

    public CalDavMemory with(String calendar, String file, String ics) {
        put(HOME + calendar + "/" + file, ics);
        return this;
    }

    private void put(String path, String ics) {
        objects.put(path, ics);
        versions.merge(path, 1, Integer::sum);
    }

    public String etag(String path) {
        return "v" + versions.get(path);
    }

    @Override
    public NextcloudResponse apply(NextcloudRequest request) {
        var path = request.path();
        var body = request.body()
                .map(b -> new String(b.bytes(), StandardCharsets.UTF_8))
                .orElse("");
        return switch (request.method()) {
            case "PROPFIND" -> calendars();
            case "REPORT" -> report(path, body);
            case "PUT" -> write(request, body);
            case "DELETE" -> {
                var seen = request.headers().get("If-Match");
                if (seen != null && !seen.equals('"' + etag(path) + '"')) {
                    yield Recorded.answer("calendar/73-event-delete-if-match-stale");
                }
                yield Recorded.made(objects.remove(path) == null ? 404 : 204, "text/html", "");
            }
            case "MOVE" -> {
                put(request.headers().get("Destination"), objects.remove(path));
                yield Recorded.made(201, "text/html", "");
            }
            default -> throw new AssertionError(request.method());
        };
    }

    private NextcloudResponse write(NextcloudRequest request, String body) {
        var path = request.path();
        var seen = request.headers().get("If-Match");
        var isCreate = "*".equals(request.headers().get("If-None-Match"));
        if ((isCreate && objects.containsKey(path)) || (seen != null && !seen.equals('"' + etag(path) + '"'))) {
            return Recorded.answer("calendar/22-event-update-if-match-stale");
        }
        put(path, body);
        return schedules
                ? Recorded.made(isCreate ? 201 : 204, "text/html", "")
                : new NextcloudResponse(
                        isCreate ? 201 : 204, Map.of("ETag", '"' + etag(path) + '"'), new byte[0], false);
    }

    private NextcloudResponse report(String calendar, String body) {
        var uid = UID.matcher(body);
        var wanted = uid.find() ? uid.group(1) : null;
        var component = COMPONENT.matcher(body);
        var kind = component.find() ? component.group(1) : body.contains("\"VTODO\"") ? "VTODO" : "VEVENT";
        var answer = new StringBuilder("<d:multistatus xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">");
        objects.forEach((path, ics) -> {
            if (path.startsWith(calendar)
                    && ics.contains("BEGIN:" + kind)
                    && (wanted == null || ics.contains("UID:" + wanted))) {
                answer.append("<d:response><d:href>")
                        .append(path)
                        .append("</d:href><d:propstat><d:prop><d:getetag>&quot;")
                        .append(etag(path))
                        .append("&quot;</d:getetag><c:calendar-data>")
                        .append(escaped(ics.replace("\r\n", "\n")))
                        .append("</c:calendar-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>"
                                + "</d:response>");
            }
        });
        return Recorded.made(207, "application/xml", answer + "</d:multistatus>");
    }

    /** As a server does that looks at markup only. */
    private static String escaped(String ics) {
        return ics.replace("&", "&amp;").replace("<", "&lt;");
    }

    private NextcloudResponse calendars() {
        return Recorded.made(
                207,
                "application/xml",
                "<d:multistatus xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">"
                        + calendar("personal", "Personal", "<c:comp name=\"VEVENT\"/>")
                        + calendar("work", "Arbeit", "<c:comp name=\"VEVENT\"/><c:comp name=\"VTODO\"/>")
                        + "</d:multistatus>");
    }

    private String calendar(String name, String shown, String components) {
        return "<d:response><d:href>" + HOME + name + "/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/>"
                + "<c:calendar/></d:resourcetype><d:displayname>" + shown
                + "</d:displayname><c:supported-calendar-component-set>" + components
                + "</c:supported-calendar-component-set><c:calendar-timezone>" + timezone
                + "</c:calendar-timezone></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
    }
}
