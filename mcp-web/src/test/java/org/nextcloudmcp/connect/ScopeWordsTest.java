package org.nextcloudmcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.nextcloudmcp.oauth.Scopes;

class ScopeWordsTest {

    @Property
    @Label("every scope is shown once, whatever it is called")
    void everyScopeIsShownOnce(
            @ForAll @Size(max = 12) Set<@AlphaChars @Chars({'.', '_'}) @StringLength(min = 1, max = 20) String> names) {
        var scopes = Scopes.of(names).union(Scopes.of("openid", "files.read"));

        var shown = Stream.concat(ScopeWords.access(scopes).stream(), ScopeWords.identity(scopes).stream())
                .map(ScopeLine::scope);

        assertThat(shown).containsExactlyInAnyOrderElementsOf(scopes.names());
    }
}
