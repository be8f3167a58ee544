package org.nextcloudmcp.walkthrough;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** What the browser shows after it has followed all redirects. */
public final class Page {
    private final Reply reply;
    private final Document document;

    Page(Reply reply) {
        this.reply = reply;
        this.document = Jsoup.parse(reply.body(), reply.url().toString());
    }

    /** Where the browser is now. */
    public URI url() {
        return reply.url();
    }

    public int status() {
        return reply.status();
    }

    public Reply reply() {
        return reply;
    }

    /** The text that a user reads. */
    public String text() {
        return document.text();
    }

    public String title() {
        return document.title();
    }

    public Document document() {
        return document;
    }

    /** The form with a field or a button that this CSS selector finds. */
    public Optional<Form> form(String selector) {
        return Optional.ofNullable(document.selectFirst(selector)).flatMap(Page::formAround);
    }

    private static Optional<Form> formAround(Element element) {
        Element form = element.closest("form");
        return form instanceof FormElement found ? Optional.of(new Form(found)) : Optional.empty();
    }

    /** The button or link whose text begins with these words. */
    public Optional<Element> button(String words) {
        return document.select("button, input[type=submit], a").stream()
                .filter(element ->
                        (element.text() + element.attr("value")).strip().startsWith(words))
                .findFirst();
    }

    /** A form as the user finds it. */
    public record Form(FormElement element) {
        URI action() {
            return URI.create(element.absUrl("action").isEmpty() ? element.baseUri() : element.absUrl("action"));
        }

        String method() {
            return element.attr("method").isEmpty()
                    ? "GET"
                    : element.attr("method").toUpperCase(java.util.Locale.ROOT);
        }

        /** The fields with what they hold; buttons are not among them. */
        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            List<Element> inputs = element.select("input[name]");
            for (Element input : inputs) {
                String type = input.attr("type");
                boolean sent = !type.equals("submit") && !type.equals("button") && !type.equals("checkbox");
                if (sent || (type.equals("checkbox") && input.hasAttr("checked"))) {
                    fields.put(input.attr("name"), input.attr("value"));
                }
            }
            return fields;
        }
    }
}
