package org.nextcloudmcp.standin.groupware;

import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;

/** A 207 answer: for each resource what there is, and apart from it what there is not (RFC 4918 section 13). */
final class Responses {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<d:multistatus" + Ns.DECLARED + ">");

    /** Text for an element: a carriage return in it must survive the parser of the client. */
    static String text(String text) {
        return Xml.escaped(text).replace("\r", "&#13;");
    }

    /** Adds a resource with the asked properties it has (values as XML), and the names of the others. */
    void add(String href, List<PropertyName> asked, Map<PropertyName, String> known) {
        StringBuilder found = new StringBuilder();
        StringBuilder missing = new StringBuilder();
        for (PropertyName name : asked) {
            String value = known.get(name);
            (value == null ? missing : found).append(element(name, value == null ? "" : value));
        }
        open(href);
        if (!found.isEmpty()) {
            propstat(found, "200 OK");
        }
        if (!missing.isEmpty()) {
            propstat(missing, "404 Not Found");
        }
        xml.append("</d:response>");
    }

    /** Adds what became of changes, by status. */
    void changed(String href, List<PropertyName> names, String status) {
        open(href);
        StringBuilder inside = new StringBuilder();
        names.forEach(name -> inside.append(element(name, "")));
        propstat(inside, status);
        xml.append("</d:response>");
    }

    /** Adds a resource that is no longer there. */
    void gone(String href) {
        open(href);
        xml.append("<d:status>HTTP/1.1 404 Not Found</d:status></d:response>");
    }

    /** Adds anything. */
    void raw(String element) {
        xml.append(element);
    }

    private void open(String href) {
        xml.append("<d:response><d:href>").append(Xml.escaped(href)).append("</d:href>");
    }

    private void propstat(CharSequence properties, String status) {
        xml.append("<d:propstat><d:prop>")
                .append(properties)
                .append("</d:prop><d:status>HTTP/1.1 ")
                .append(status)
                .append("</d:status></d:propstat>");
    }

    private static String element(PropertyName name, String inside) {
        return Ns.element(String.valueOf(name.namespace()), name.local(), inside);
    }

    Answer answer() {
        return bare().with("Vary", "Brief,Prefer");
    }

    /** Without Vary, as the answer to a sync-collection is. */
    Answer bare() {
        return Answer.xml(207, xml + "</d:multistatus>");
    }
}
