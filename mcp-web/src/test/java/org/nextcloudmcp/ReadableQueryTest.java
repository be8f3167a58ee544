package org.nextcloudmcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableQueryTest {

    @ParameterizedTest
    @CsvSource({
        "state=a&code=b%20c, state=a&code=b%20c",
        "error_description=a|b, error_description=a%7Cb",
        "access_token=s&x=%zz, access_token=s&x=%25zz",
        "x=%, x=%25",
        "x=100%&y=<b>, x=100%25&y=%3Cb%3E",
    })
    void what_no_query_may_have_is_percent_encoded_and_the_rest_stays(String given, String readable) {
        assertThat(ReadableQuery.readable(given)).isEqualTo(readable);
    }

    @Property
    void every_query_becomes_one_that_a_uri_can_have(@ForAll String query) {
        assertThatCode(() -> new URI("http://h/mcp?" + ReadableQuery.readable(query)))
                .doesNotThrowAnyException();
    }
}
