package org.nextcloudmcp.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.paging.Position;
import org.nextcloudmcp.verification.VerifiedTokens;

@DisplayName("The list of resources")
class ResourceListsTest {

    private static final Call ALL = call("files.read");
    private static final Call NONE = call("notes.read");

    private static final ResourceLists LISTS = new ResourceLists(new ResourceCatalogue(
            IntStream.rangeClosed(1, 3).mapToObj(n -> single("test://single/" + n)),
            Stream.of(
                    new FakeResources.Numbered("test://a/{id}", Scopes.of("files.read"), 4),
                    new FakeResources.Numbered("test://b/{id}", Scopes.none(), 0),
                    new FakeResources.Numbered("test://c/{id}", Scopes.none(), 3))));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 9, 10, 100})
    @DisplayName("is the same in pages of every size: singles first, then template after template")
    void pages(int size) {
        assertThat(all(size, ALL))
                .containsExactly(
                        "test://single/1",
                        "test://single/2",
                        "test://single/3",
                        "test://a/1",
                        "test://a/2",
                        "test://a/3",
                        "test://a/4",
                        "test://c/1",
                        "test://c/2",
                        "test://c/3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    @DisplayName("leaves out what the token's scopes do not allow, on every page")
    void scopes(int size) {
        assertThat(all(size, NONE)).hasSize(6).noneMatch(uri -> uri.startsWith("test://a/"));
    }

    @Test
    @DisplayName("goes on behind a template that has gone, or that the token no longer allows")
    void gone() {
        var listing = LISTS.list(Position.behind("~test://a/{id}\nnumber 2"), 100, tools -> true, NONE);

        assertThat(listing.page().entries())
                .extracting(one -> one.uri().toString())
                .containsExactly("test://c/1", "test://c/2", "test://c/3");
    }

    @Test
    @DisplayName("is unsettled if one part of it is")
    void unsettled() {
        var lists = new ResourceLists(new ResourceCatalogue(
                Stream.of(), Stream.of(new FakeResources.Numbered("test://a/{id}", Scopes.none(), 2), new Away())));

        var listing = lists.list(Position.START, 100, tools -> true, ALL);

        assertThat(listing.settled()).isFalse();
        assertThat(listing.page().entries()).hasSize(2);
    }

    @Test
    @DisplayName("two of one URI are a start that fails")
    void duplicates() {
        assertThatThrownBy(() -> new ResourceCatalogue(
                        Stream.of(single("test://x"), single("test://x")), Stream.<ResourceTemplate>of()))
                .hasMessageContaining("test://x");
        assertThatThrownBy(() -> new ResourceCatalogue(
                        Stream.<Resource>of(),
                        Stream.of(
                                new FakeResources.Numbered("test://a/{id}", Scopes.none(), 2),
                                new FakeResources.Numbered("test://a/{id}", Scopes.none(), 3))))
                .hasMessageContaining("test://a/{id}");
    }

    private static List<String> all(int size, Call call) {
        var seen = new ArrayList<String>();
        var position = Optional.of(Position.START);
        while (position.isPresent()) {
            var page = LISTS.list(position.get(), size, tools -> true, call).page();
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(size);
            page.entries().forEach(one -> seen.add(one.uri().toString()));
            position = page.next().map(Position::behind);
        }
        return seen;
    }

    private static Resource single(String uri) {
        return FakeResources.resource(uri, Scopes.none(), any -> new ResourceReading.NotFound());
    }

    private static Call call(String scope) {
        return Call.plain(new Caller(VerifiedTokens.of(new Subject("https://idp.example", "alice"), Scopes.of(scope))));
    }

    /** Would show something if Nextcloud were there. */
    private record Away() implements ResourceTemplate {

        @Override
        public TemplateDescription description() {
            return new TemplateDescription(UriTemplate.of("test://z/{id}"), "z", "Z", "Away.", Optional.empty());
        }

        @Override
        public Scopes scopes() {
            return Scopes.none();
        }

        @Override
        public ResourceReading read(UriVariables variables, Call call) {
            return new ResourceReading.NotFound();
        }

        @Override
        public ResourceListing list(Position position, int most, Call call) {
            return ResourceListing.notNow();
        }
    }
}
