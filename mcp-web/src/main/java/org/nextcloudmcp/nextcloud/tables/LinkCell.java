package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;

/**
 * A link with a title. The app keeps it as the text of a JSON object, and shows it to be clicked: only http and https are
 * let through.
 *
 * @param providers where the column takes links from, as the app writes it; {@code url} stands for any address
 */
record LinkCell(String providers) implements Cell {

    private static final int LONGEST = 4000;

    @Override
    public Fit stored(JsonValue given) {
        var url = given instanceof JsonObject object
                ? object.getString("url", "")
                : Cell.text(given).orElse("");
        var title = given instanceof JsonObject object ? object.getString("title", url) : url;
        // The app would read a title with an address in brackets as title and address.
        if (!isWeb(url) || title.isBlank() || title.length() > LONGEST || title.contains(" (http")) {
            return Fit.fault("give " + wanted());
        }
        var link = CachedJson.object().add("title", title).add("value", url);
        if (List.of(providers.split(",")).contains("url")) {
            link.add("providerId", "url");
        }
        return Fit.value(CachedJson.string(CachedJson.text(link.build())));
    }

    private static boolean isWeb(String url) {
        try {
            var uri = new URI(url);
            return url.length() <= LONGEST
                    && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public JsonValue shown(JsonValue stored) {
        return Cell.text(stored)
                .flatMap(LinkCell::object)
                .<JsonValue>map(link -> CachedJson.object()
                        .add("title", link.getString("title", ""))
                        .add("url", link.getString("value", link.getString("resourceUrl", "")))
                        .build())
                .orElse(stored);
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return text.startsWith("{") ? Optional.of(CachedJson.readObject(text)) : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    @Override
    public String wanted() {
        return "a link with http or https, as text or as {\"title\": …, \"url\": …}";
    }
}
