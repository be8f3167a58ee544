package org.nextcloudmcp.walkthrough;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jsoup.nodes.Element;

/**
 * A browser with one user in front of it: keeps cookies, follows redirects, fills in forms. It runs no scripts, so what
 * works here works without JavaScript.
 */
public final class Browser {
    private static final int MOST_REDIRECTS = 20;

    private final Wire wire;
    private final CookieJar cookies = new CookieJar();

    /** URLs that begin with this are a program's own and not fetched: the redirect URI of an MCP client. */
    private static final String CLIENT_CALLBACK = OAuthClient.REDIRECT_URI.toString();

    public Browser(Transcript transcript) {
        this.wire = new Wire(transcript);
    }

    /** Opens a URL. */
    public Page open(URI url) {
        return follow(wire.get(url, headers(url)));
    }

    /** Fills in fields of a form and presses its button. */
    public Page submit(Page.Form form, Map<String, String> values) {
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.putAll(values);
        if (form.method().equals("GET")) {
            return open(URI.create(form.action() + "?" + Wire.encoded(fields)));
        }
        Map<String, String> headers = new LinkedHashMap<>(headers(form.action()));
        headers.put("Origin", origin(form.action()));
        return follow(wire.postForm(form.action(), fields, headers));
    }

    /** Presses the form's button, and answers where the browser would go next without going there. */
    public URI redirectAfter(Page.Form form, Map<String, String> values) {
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.putAll(values);
        Reply reply = wire.postForm(form.action(), fields, headers(form.action()));
        return reply.url().resolve(reply.header("Location").orElseThrow());
    }

    /** Presses the button, or follows the link, whose text begins with these words. */
    public Page press(Page page, String words) {
        Element button = page.button(words)
                .orElseThrow(() -> new NoSuchElementException(
                        "no button “" + words + "” on " + page.url().getPath() + ": " + page.text()));
        if (button.normalName().equals("a")) {
            return open(URI.create(button.absUrl("href")));
        }
        Element form = button.closest("form");
        if (!(form instanceof org.jsoup.nodes.FormElement around)) {
            throw new NoSuchElementException("the button “" + words + "” is in no form");
        }
        Map<String, String> pressed =
                button.hasAttr("name") ? Map.of(button.attr("name"), button.attr("value")) : Map.of();
        Page.Form asSeen = new Page.Form(around);
        if (button.hasAttr("formaction")) {
            around.attr("action", button.attr("formaction"));
        }
        return submit(asSeen, pressed);
    }

    /** Forgets all cookies, as a private window that was closed. */
    public void forget() {
        cookies.clear();
    }

    /** Names and values of the cookies kept now. */
    public List<java.net.HttpCookie> cookies() {
        return cookies.all();
    }

    private Page follow(Reply first) {
        Reply reply = first;
        for (int hops = 0; hops < MOST_REDIRECTS; hops++) {
            cookies.keep(reply.url(), reply.headers().allValues("Set-Cookie"));
            String location = reply.header("Location").orElse("");
            if (reply.status() < 300 || reply.status() >= 400 || location.isEmpty()) {
                return new Page(reply);
            }
            URI next = reply.url().resolve(location);
            if (next.toString().startsWith(CLIENT_CALLBACK)) {
                return new Page(new Reply(next, reply.status(), reply.headers(), ""));
            }
            reply = wire.get(next, headers(next));
        }
        throw new IllegalStateException("too many redirects at " + reply.url().getPath());
    }

    private Map<String, String> headers(URI url) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "text/html,application/xhtml+xml");
        headers.put("Accept-Language", "en");
        String kept = cookies.header(url);
        if (!kept.isEmpty()) {
            headers.put("Cookie", kept);
        }
        return headers;
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }
}
