package org.nextcloudmcp.nextcloud.contacts;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * A picture as a card has it: inline, never by an address that Nextcloud or somebody's phone would fetch.
 *
 * @param params of the property
 * @param value of the property
 */
record Photo(List<String> params, String value) {

    private static final Pattern DATA =
            Pattern.compile("data:image/(png|jpeg|jpg|gif|webp);base64,([A-Za-z0-9+/=\\s]+)", Pattern.CASE_INSENSITIVE);

    /** Reads a data URI (RFC 2397); version 3.0 has the kind as a parameter, 4.0 the URI itself. */
    static Photo of(String uri, String version) {
        var data = DATA.matcher(uri.strip());
        if (!data.matches()) {
            throw refused();
        }
        var kind = data.group(1).toLowerCase(Locale.ROOT).replace("jpg", "jpeg");
        var base64 = data.group(2).replaceAll("\\s", "");
        try {
            if (Base64.getDecoder().decode(base64).length < 8) {
                throw refused();
            }
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        return version.equals("3.0")
                ? new Photo(List.of("ENCODING=b", "TYPE=" + kind.toUpperCase(Locale.ROOT)), base64)
                : new Photo(List.of(), "data:image/" + kind + ";base64," + base64);
    }

    private static RefusedException refused() {
        return new RefusedException(
                "The photo is no picture in the form data:image/jpeg;base64,….",
                "Nothing was written. Give a PNG, JPEG, GIF or WebP in this form, or leave it out.");
    }
}
