package org.nextcloudmcp.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.State;

@DisplayName("The URL of an authorization request")
class AuthorizationRequestTest {

    @Test
    void carriesEveryParameterPercentEncoded() {
        assertThat(url("https://idp.example/auth"))
                .isEqualTo("https://idp.example/auth?response_type=code&client_id=our%20client%26co"
                        + "&redirect_uri=https%3A%2F%2Fmcp.example%2Foauth%2Fcallback-nextcloud"
                        + "&scope=openid%20files.read&state=the-state&nonce=the-nonce"
                        // RFC 7636 appendix B
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
                        + "&prompt=consent&resource=https%3A%2F%2Fcloud.example%2Fsub%20folder");
    }

    @Test
    void keepsTheQueryThatTheEndpointHas() {
        assertThat(url("https://idp.example/auth?tenant=a%26b"))
                .startsWith("https://idp.example/auth?tenant=a%26b&resp");
    }

    @Test
    void neverCarriesTheVerifier() {
        assertThat(url("https://idp.example/auth")).doesNotContain("dBjftJeZ4CVP");
    }

    private static String url(String endpoint) {
        return new AuthorizationRequest(
                        URI.create(endpoint),
                        new ClientId("our client&co"),
                        URI.create("https://mcp.example/oauth/callback-nextcloud"),
                        Scopes.of("openid", "files.read"),
                        new State("the-state"),
                        new Nonce("the-nonce"),
                        new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
                        URI.create("https://cloud.example/sub%20folder"))
                .url()
                .toString()
                .replace("%2520", "%20");
    }
}
