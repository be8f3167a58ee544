package org.nextcloudmcp.standin.dav;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.standin.Answer;

/**
 * A refusal in the form of SabreDAV, which Nextcloud uses (RFC 4918 §16: an error body in XML).
 *
 * @param exception the PHP class, after its common prefix
 * @param header the request header that was not fulfilled
 */
public record DavError(
        int status, String exception, String message, Optional<String> header, Map<String, String> headers) {
    public static final DavError MAINTENANCE =
            error(503, "OCA\\DAV\\Exception\\ServerMaintenanceMode", "System is in maintenance mode.");
    public static final DavError NOT_SIGNED_IN = sabre(
            401,
            "NotAuthenticated",
            "No public access to this resource., AppAPIAuth has not passed, This request is not for a federated calendar,"
                    + " No 'Authorization: Bearer' header found. Either the client didn't send one, or the server is"
                    + " mis-configured, No 'Authorization: Basic' header found. Either the client didn't send one, or the"
                    + " server is misconfigured");

    private static DavError error(int status, String exception, String message) {
        return new DavError(status, exception, message, Optional.empty(), Map.of());
    }

    /** A refusal by any exception, by its whole name. */
    public static DavError of(int status, String exception, String message) {
        return error(status, exception, message);
    }

    public static DavError sabre(int status, String exception, String message) {
        return error(status, "Sabre\\DAV\\Exception\\" + exception, message);
    }

    public static DavError notFound(String message) {
        return sabre(404, "NotFound", message);
    }

    public static DavError forbidden(String message) {
        return sabre(403, "Forbidden", message);
    }

    public static DavError conflict(String message) {
        return sabre(409, "Conflict", message);
    }

    /** A method that nothing here knows. */
    public static DavError noPlugin(String method) {
        return sabre(
                501,
                "NotImplemented",
                "There was no plugin in the system that was willing to handle this " + method + " method.");
    }

    /** A moment's lock of the server's own. */
    public static DavError locked(String message) {
        return error(423, "OCA\\DAV\\Connector\\Sabre\\Exception\\FileLocked", message);
    }

    /** A failure of the server's own. */
    public static DavError internal(String phpClass, String message) {
        return error(500, phpClass, message);
    }

    public static DavError badName(String reason) {
        return error(400, "OCA\\DAV\\Connector\\Sabre\\Exception\\InvalidPath", reason);
    }

    /** A condition that did not hold (RFC 9110 §13). */
    public static DavError condition(String header, String message) {
        return new DavError(412, "Sabre\\DAV\\Exception\\PreconditionFailed", message, Optional.of(header), Map.of());
    }

    public DavError with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new DavError(status, exception, message, header, more);
    }

    public Answer answer() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
                .append("<d:error xmlns:d=\"DAV:\" xmlns:s=\"http://sabredav.org/ns\">\n")
                .append("  <s:exception>" + Xml.escaped(exception) + "</s:exception>\n")
                .append("  <s:message>" + Xml.escaped(message) + "</s:message>\n");
        header.ifPresent(name -> xml.append("  <s:header>" + name + "</s:header>\n"));
        if (exception.endsWith("InvalidPath")) {
            xml.append("  <o:retry xmlns:o=\"o:\">false</o:retry>\n")
                    .append("  <o:reason xmlns:o=\"o:\">" + Xml.escaped(message) + "</o:reason>\n");
        }
        if (exception.endsWith("InvalidResourceType")) {
            xml.append("  <d:valid-resourcetype/>\n");
        } else if (exception.endsWith("InvalidComponentType")) {
            xml.append("  <cal:supported-calendar-component xmlns:cal=\"urn:ietf:params:xml:ns:caldav\"/>\n");
        }
        Answer answer = Answer.xml(status, xml.append("</d:error>\n").toString());
        for (Map.Entry<String, String> extra : headers.entrySet()) {
            answer = answer.with(extra.getKey(), extra.getValue());
        }
        return answer;
    }
}
