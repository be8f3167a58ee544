package org.nextcloudmcp.jsonrpc;

/**
 * The brackets of a JSON text, followed before it is parsed. A body of brackets alone would otherwise exhaust the stack
 * of a recursive parser, and what follows the first value would go unseen: parsers stop there. Brackets inside strings do
 * not count.
 */
final class Brackets {

    private Brackets() {}

    /** Whether no value lies inside more than {@code most} arrays and objects, and nothing but space follows the outermost. */
    static boolean areSound(int most, String text) {
        var depth = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                i = endOfString(text, i);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return isSpace(text, i + 1);
                }
            }
            if (depth > most) {
                return false;
            }
        }
        return true;
    }

    private static int endOfString(String text, int start) {
        var i = start + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    /** The white space of RFC 8259 section 2. */
    private static boolean isSpace(String text, int from) {
        return text.substring(from).chars().allMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r');
    }
}
