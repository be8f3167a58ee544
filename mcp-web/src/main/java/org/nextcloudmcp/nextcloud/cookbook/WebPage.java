package org.nextcloudmcp.nextcloud.cookbook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * The address of a page on the public web.
 *
 * @param address with http or https, a host name and no user
 */
record WebPage(String address) {

    /** Numbers in any of the forms that resolvers take for an IP address, names without a dot, and names of inner networks. */
    private static final Pattern INNER_HOST = Pattern.compile(
            "[^.]+\\.?|(.*\\.)?(0x[0-9a-f]*|[0-9]+)\\.?|\\[.*|.*\\.(localhost|local|internal|lan|home|intranet|corp|arpa)\\.?");

    /**
     * A page that Nextcloud is to fetch.
     *
     * @throws RefusedException if the address is none of the public web: a model that was talked into it could otherwise
     *     have Nextcloud look around in the network that it stands in
     */
    static WebPage toFetch(String text) {
        return of(text).filter(page -> !INNER_HOST.matcher(host(page)).matches())
                .orElseThrow(
                        () -> new RefusedException(
                                "The argument url is no address of a page on the public web.",
                                "Nothing was fetched. Give the whole address with http:// or https:// and the name of the host."));
    }

    /** Any page; it is only kept, as a link to click. */
    static Optional<WebPage> of(String text) {
        try {
            var uri = new URI(text.strip());
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            return uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && (scheme.equals("http") || scheme.equals("https"))
                    ? Optional.of(new WebPage(uri.toString()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Looks at an address that is to be kept.
     *
     * @throws RefusedException if it is neither empty nor one of the web
     */
    static void check(Optional<String> url) {
        if (url.filter(text -> !text.isBlank() && of(text).isEmpty()).isPresent()) {
            throw new RefusedException(
                    "The argument url is no address of a web page.",
                    "Nothing was written. Give an address with http:// or https://, or none.");
        }
    }

    private static String host(WebPage page) {
        return URI.create(page.address()).getHost().toLowerCase(Locale.ROOT);
    }
}
