package org.nextcloudmcp.nextcloud;

/**
 * The beginning of a text, for lists.
 *
 * @param text never ends inside a character
 * @param isWhole whether nothing was left out
 */
public record Excerpt(String text, boolean isWhole) {

    /**
     * The beginning of a text.
     *
     * @param longest in Unicode characters; if more are there, the last one kept is followed by an ellipsis
     */
    public static Excerpt of(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return new Excerpt(text, true);
        }
        return new Excerpt(text.substring(0, text.offsetByCodePoints(0, longest)) + "…", false);
    }
}
