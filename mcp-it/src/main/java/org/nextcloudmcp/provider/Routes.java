package org.nextcloudmcp.provider;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What each endpoint does when it works. */
final class Routes {
    private final String issuer;
    private final ClientRegistration client;
    private final KeyRing keys;
    private final Issuance issuance;
    private final Behaviour behaviour;
    private final ClientCheck check;
    private final Exchange exchange;
    private final Grants grants;
    private volatile Optional<String> signedIn = Optional.empty();

    Routes(
            String issuer,
            ClientRegistration client,
            KeyRing keys,
            Issuance issuance,
            Behaviour behaviour,
            Exchange exchange) {
        this.issuer = issuer;
        this.client = client;
        this.keys = keys;
        this.issuance = issuance;
        this.behaviour = behaviour;
        this.check = new ClientCheck(client, issuer, issuer + Endpoint.TOKEN.path());
        this.exchange = exchange;
        this.grants = new Grants(issuance, client, behaviour);
    }

    void signIn(String subject) {
        signedIn = Optional.of(subject);
    }

    Grants grants() {
        return grants;
    }

    Reply answer(Endpoint endpoint, HttpExchange asked, FormFields form) throws RefusedRequest {
        return switch (endpoint) {
            case DISCOVERY, METADATA -> Reply.json(200, metadata());
            case KEYS -> Reply.json(200, keys.document().toString());
            case AUTHORIZATION ->
                authorize(FormFields.decoded(asked.getRequestURI().getRawQuery()));
            case TOKEN -> token(asked, form);
            case INTROSPECTION -> {
                check.require(asked, form);
                yield Reply.json(200, issuance.introspection(form.required("token")));
            }
            case REVOCATION -> {
                check.require(asked, form);
                grants.revoke(form.required("token"));
                issuance.revoke(form.required("token"));
                yield new Reply(200, Map.of(), "");
            }
        };
    }

    private Reply token(HttpExchange asked, FormFields form) throws RefusedRequest {
        check.require(asked, form);
        return switch (form.required("grant_type")) {
            case Exchange.GRANT -> exchange(form);
            case "refresh_token" -> grants.refresh(form);
            case "authorization_code" -> grants.redeem(form);
            case "client_credentials" ->
                Reply.json(
                        200,
                        Json.createObjectBuilder()
                                .add("access_token", issuance.token(issuance.claims(issuer, client.id(), "")))
                                .add("token_type", "Bearer")
                                .add("expires_in", Issuance.LIFETIME)
                                .build());
            default -> throw new RefusedRequest(400, "unsupported_grant_type", "no such grant");
        };
    }

    private Reply exchange(FormFields form) throws RefusedRequest {
        if (grants.isRefreshToken(form.field("actor_token").orElse(""))) {
            throw RefusedRequest.invalidRequest("a refresh token as actor");
        }
        return exchange.answer(form);
    }

    /** Whoever is signed in consents to all of it at once. */
    private Reply authorize(Map<String, String> request) throws RefusedRequest {
        boolean right = client.id().equals(request.get("client_id"))
                && "code".equals(request.get("response_type"))
                && "S256".equals(request.get("code_challenge_method"))
                && !request.getOrDefault("state", "").isEmpty();
        String subject = signedIn.orElseThrow(() -> RefusedRequest.invalidRequest("nobody is signed in"));
        if (!right) {
            throw RefusedRequest.invalidRequest("authorization request");
        }
        return Reply.redirect(request.get("redirect_uri") + "?code="
                + grants.code(subject, request) + "&state=" + encoded(request.getOrDefault("state", ""))
                + "&iss=" + encoded(issuer));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private JsonObject metadata() {
        var grantTypes = Json.createArrayBuilder()
                .add("authorization_code")
                .add("refresh_token")
                .add("client_credentials");
        if (behaviour.exchangeOffered()) {
            grantTypes.add(Exchange.GRANT);
        }
        return Json.createObjectBuilder()
                .add("issuer", issuer)
                .add("authorization_endpoint", issuer + Endpoint.AUTHORIZATION.path())
                .add("token_endpoint", issuer + Endpoint.TOKEN.path())
                .add("jwks_uri", issuer + Endpoint.KEYS.path())
                .add("introspection_endpoint", issuer + Endpoint.INTROSPECTION.path())
                .add("revocation_endpoint", issuer + Endpoint.REVOCATION.path())
                .add("grant_types_supported", grantTypes)
                .add("response_types_supported", Json.createArrayBuilder().add("code"))
                .add("subject_types_supported", Json.createArrayBuilder().add("public"))
                .add(
                        "id_token_signing_alg_values_supported",
                        Json.createArrayBuilder().add("RS256"))
                .add(
                        "token_endpoint_auth_methods_supported",
                        Json.createArrayBuilder().add(client.method()))
                .add(
                        "token_endpoint_auth_signing_alg_values_supported",
                        Json.createArrayBuilder().add("RS256").add("PS256").add("ES256"))
                .add(
                        "code_challenge_methods_supported",
                        Json.createArrayBuilder().add("S256"))
                .add("authorization_response_iss_parameter_supported", true)
                .build();
    }
}
