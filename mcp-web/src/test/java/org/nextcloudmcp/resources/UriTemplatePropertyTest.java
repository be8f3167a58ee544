package org.nextcloudmcp.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.nextcloudmcp.nextcloud.PercentEncoding;

@Label("URI templates and any URI")
class UriTemplatePropertyTest {

    private static final UriTemplate FILES = UriTemplate.of("nextcloud://files/{+path}");
    private static final UriTemplate NOTES = UriTemplate.of("nextcloud://notes/{id}");

    @Property
    @Label("whatever a path is made of, encoding it and reading it back gives the same path")
    void roundTrip(@ForAll @Size(min = 1, max = 8) List<@NotEmpty @StringLength(max = 20) String> path) {
        // a lone surrogate has no UTF-8, so it cannot be encoded at all
        assumeThat(path).allMatch(segment -> StandardCharsets.UTF_8.newEncoder().canEncode(segment));
        var encoded = path.stream().map(PercentEncoding::encode).toList();

        assertThat(segments(String.join("/", encoded))).isEqualTo(path);
    }

    @Property
    @Label("no URI at all makes the reading fail or take long")
    void anything(@ForAll String rest) {
        FILES.match("nextcloud://files/" + rest).ifPresent(variables -> {
            variables.text("path");
            assertThat(variables.segments("path").orElse(List.of())).doesNotContain("");
        });
        NOTES.match(rest);
    }

    private static List<String> segments(String path) {
        return FILES.match("nextcloud://files/" + path)
                .orElseThrow()
                .segments("path")
                .orElseThrow();
    }
}
