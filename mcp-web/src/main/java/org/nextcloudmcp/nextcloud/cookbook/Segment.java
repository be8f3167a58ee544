package org.nextcloudmcp.nextcloud.cookbook;

import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.PercentEncoding;

/** Words of the caller as one segment of an address of the Cookbook app, which takes the encoding back twice. */
final class Segment {

    /** What would be another text after two decodings, another path on the way, or no segment of its own. */
    private static final Pattern NEEDS_BOTH = Pattern.compile("[%+/\\\\]|^\\.+$");

    private Segment() {}

    static String of(String words) {
        var once = PercentEncoding.encode(words);
        return NEEDS_BOTH.matcher(words).find() ? PercentEncoding.encode(once.replace(".", "%2E")) : once;
    }
}
