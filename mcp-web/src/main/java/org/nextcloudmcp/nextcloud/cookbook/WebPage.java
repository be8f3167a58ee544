package org.nextcloudmcp.nextcloud.cookbook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * The address of a page on the web.
 *
 * @param address with http or https, a host name and no user
 */
record WebPage(String address) {

    /** Link-local addresses (RFC 3927), at which clouds tell their machines secrets, also in the forms that hide one. */
    private static final Pattern LINK_LOCAL =
            Pattern.compile("169\\.254\\..*|[0-9]+\\.?|0[0-9x].*|\\[.*|metadata(\\.google\\.internal)?\\.?");

    /**
     * A page that Nextcloud is to fetch. Which hosts of its own network Nextcloud may ask is for Nextcloud's administrator
     * to say ({@code allow_local_remote_servers}): an intranet may have recipes.
     *
     * @throws RefusedException if the address is none of the web, or one at which clouds tell their machines secrets
     */
    static WebPage toFetch(String text) {
        return of(text).filter(page -> !LINK_LOCAL.matcher(host(page)).matches())
                .orElseThrow(
                        () -> new RefusedException(
                                "The argument url is no address of a web page.",
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
