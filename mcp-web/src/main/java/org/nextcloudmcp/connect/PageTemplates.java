package org.nextcloudmcp.connect;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page templates, compiled once. They are strict: a variable that the page does not have is an error and never an
 * empty place, and every value is escaped for HTML text and attributes. The stylesheet stands in the page, so that
 * pages look right behind every prefix and host name; the Content-Security-Policy allows it by {@link #styleHash()}.
 */
@Singleton
public class PageTemplates {

    private static final List<String> NAMES = List.of("consent", "connected", "notice", "probe", "welcome");

    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final String styleHash = sha256(source("style"));

    public PageTemplates() {
        var compiler = Mustache.compiler()
                .strictSections(true)
                .withCollector(new OptionalsAsSections())
                .withLoader(name -> new StringReader(source(name)));
        for (var name : NAMES) {
            templates.put(name, compiler.compile(source(name)));
        }
    }

    String render(Page page) {
        var template = templates.get(page.template());
        if (template == null) {
            throw new IllegalArgumentException("no template is named " + page.template());
        }
        return template.execute(page);
    }

    /** The source expression of CSP Level 3 section 2.3.1 for the stylesheet in every page. */
    String styleHash() {
        return styleHash;
    }

    private static String source(String name) {
        try (var stream = PageTemplates.class.getResourceAsStream(name + ".mustache")) {
            if (stream == null) {
                throw new IllegalStateException("the template " + name + " is not in the application");
            }
            // Browsers hash what they parsed, where every line ends with a line feed alone.
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + name + " cannot be read", e);
        }
    }

    private static String sha256(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
