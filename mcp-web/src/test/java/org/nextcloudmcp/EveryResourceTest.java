package org.nextcloudmcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.nextcloud.files.FileResources;
import org.nextcloudmcp.nextcloud.notes.NoteResources;
import org.nextcloudmcp.resources.Resource;
import org.nextcloudmcp.resources.ResourceTemplate;

@DisplayName("The product's resources")
class EveryResourceTest {

    static Stream<ResourceTemplate> templates() {
        var access = new ScriptedNextcloud().access();
        return Stream.of(new FileResources(access), new NoteResources(access));
    }

    @Test
    @DisplayName("are all held against these rules, those that are yet to be written included")
    void all() {
        assertThat(templates().map(template -> template.getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(Implementations.of(ResourceTemplate.class));
        assertThat(Implementations.of(Resource.class))
                .as("there is nothing yet that has a URI of its own")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    @DisplayName("need scopes, and only such as a tool needs too: the user's consent is asked for the tools' scopes")
    void scopes(ResourceTemplate template) {
        var ofTools = EveryToolTest.descriptions().stream()
                .flatMap(tool -> tool.scopes().names().stream())
                .collect(Collectors.toSet());

        assertThat(template.scopes().names()).isNotEmpty();
        assertThat(ofTools).containsAll(template.scopes().names());
    }

    @ParameterizedTest
    @MethodSource("templates")
    @DisplayName("are nextcloud URIs, described for people and models")
    void described(ResourceTemplate template) {
        var description = template.description();

        assertThat(description.uriTemplate().toString()).startsWith("nextcloud://");
        assertThat(description.name()).isNotBlank();
        assertThat(description.title()).isNotBlank();
        assertThat(description.description()).hasSizeGreaterThan(30);
    }
}
