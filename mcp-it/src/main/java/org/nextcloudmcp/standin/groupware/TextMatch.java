package org.nextcloudmcp.standin.groupware;

import java.util.Locale;
import java.util.Objects;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.w3c.dom.Element;

/** A text-match (RFC 4791 section 9.7.5, RFC 6352 section 10.5.4), whose upper and lower case are the same. */
record TextMatch(String wanted, String how, boolean negated) {
    static TextMatch of(Element element) {
        String how = element.getAttribute("match-type");
        return new TextMatch(
                element.getTextContent(),
                how.isEmpty() ? "contains" : how,
                element.getAttribute("negate-condition").equals("yes"));
    }

    /** In the server's own words for what it was not made for. */
    void refuseEmpty() {
        if (wanted.isEmpty()) {
            throw new DavRefused(DavError.of(
                    500,
                    "TypeError",
                    "A type error occurred. For more details, please refer to the logs, which provide additional"
                            + " context about the type error."));
        }
    }

    boolean matches(String text) {
        String there = text.toLowerCase(Locale.ROOT);
        String sought = wanted.toLowerCase(Locale.ROOT);
        boolean found = switch (Objects.requireNonNull(how)) {
            case "equals" -> there.equals(sought);
            case "starts-with" -> there.startsWith(sought);
            case "ends-with" -> there.endsWith(sought);
            default -> there.contains(sought);
        };
        return found != negated;
    }
}
