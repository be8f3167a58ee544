package org.nextcloudmcp.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.AccessToken;

class PresentedTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b-c_d~e+f/g==", "bearer a.b-c_d~e+f/g==", "BEARER   a.b-c_d~e+f/g=="})
    @DisplayName("one token under the Bearer scheme, in any case")
    void bearer(String header) {
        assertThat(PresentedToken.of(List.of(header), false))
                .isEqualTo(new PresentedToken.Bearer(new AccessToken("a.b-c_d~e+f/g==")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Digest x", "Bearerx a", ""})
    @DisplayName("another scheme is no token")
    void otherSchemes(String header) {
        assertThat(PresentedToken.of(List.of(header), false)).isInstanceOf(PresentedToken.None.class);
        assertThat(PresentedToken.of(List.of(), false)).isInstanceOf(PresentedToken.None.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer a,b", "Bearer \"a\"", "Bearer ä", "Bearer a, Bearer b"
            })
    @DisplayName("the Bearer scheme with something else is malformed")
    void malformed(String header) {
        assertThat(PresentedToken.of(List.of(header), false)).isInstanceOf(PresentedToken.Malformed.class);
    }

    @Test
    @DisplayName("a token in the query is refused, and so are two headers, whatever else there is")
    void forbiddenPlaces() {
        assertThat(PresentedToken.of(List.of(), true)).isInstanceOf(PresentedToken.InForbiddenPlace.class);
        assertThat(PresentedToken.of(List.of("Bearer good"), true)).isInstanceOf(PresentedToken.InForbiddenPlace.class);
        assertThat(PresentedToken.of(List.of("Bearer good", "Bearer good"), false))
                .isInstanceOf(PresentedToken.InForbiddenPlace.class);
        assertThat(PresentedToken.of(List.of("Basic x", "Bearer good"), false))
                .isInstanceOf(PresentedToken.InForbiddenPlace.class);
    }
}
