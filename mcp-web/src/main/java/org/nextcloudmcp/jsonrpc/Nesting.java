package org.nextcloudmcp.jsonrpc;

/**
 * How deep a JSON text goes, counted before it is parsed: a body of brackets alone would otherwise exhaust the stack of
 * a recursive parser. Brackets inside strings do not count.
 */
final class Nesting {

    private Nesting() {}

    /** Whether some value of the text lies inside more than {@code most} arrays and objects. */
    static boolean exceeds(int most, String text) {
        var depth = 0;
        var inString = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
                if (depth > most) {
                    return true;
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return false;
    }
}
