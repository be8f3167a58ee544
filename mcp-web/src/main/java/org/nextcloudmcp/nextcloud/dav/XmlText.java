package org.nextcloudmcp.nextcloud.dav;

/** Text inside the XML of a request (XML 1.0 sections 2.2 and 2.4). Everything variable goes through here. */
public final class XmlText {

    private XmlText() {}

    /**
     * Makes a text fit to stand between tags or in an attribute: markup in it stays text, and characters that no XML
     * document may hold, half characters among them, are left out. A carriage return is kept as such, which a parser
     * would otherwise turn into a line feed.
     */
    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().filter(XmlText::isAllowed).forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** Whether a text comes through as it is; what is asked for must not become something else, or everything. */
    public static boolean carries(String text) {
        return text.codePoints().allMatch(XmlText::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
