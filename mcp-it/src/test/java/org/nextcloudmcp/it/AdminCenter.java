package org.nextcloudmcp.it;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.nextcloudmcp.harness.AnyCertificate;

/** The Admin Center's doors: its form and its REST interface, over HTTPS with the certificate that Liberty made itself. */
final class AdminCenter {
    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    AdminCenter(int httpsPort) {
        this.base = URI.create("https://localhost:" + httpsPort);
        this.client = HttpClient.newBuilder()
                .sslContext(AnyCertificate.context())
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Whether the form lets this user in. */
    boolean signIn(String user, String password) {
        cookies.getCookieStore().removeAll();
        send(HttpRequest.newBuilder(base.resolve("/adminCenter/")).GET());
        send(HttpRequest.newBuilder(base.resolve("/adminCenter/login.jsp")).GET());
        String form = "X-CSRF-Token=" + encoded(csrfToken()) + "&j_username=" + encoded(user) + "&j_password="
                + encoded(password);
        send(HttpRequest.newBuilder(base.resolve("/adminCenter/j_security_check"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return cookies.getCookieStore().getCookies().stream()
                .anyMatch(cookie -> cookie.getName().startsWith("LtpaToken")
                        && !cookie.getValue().isEmpty());
    }

    /** What the login page's script copies from a cookie into the form. */
    private String csrfToken() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("csrfToken"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** The page behind the form, with the session that the form gave. */
    HttpResponse<String> toolbox() {
        return send(HttpRequest.newBuilder(base.resolve("/adminCenter/")).GET());
    }

    /** What the REST interface of the server's configuration answers to this user. */
    int api(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        cookies.getCookieStore().removeAll();
        return send(HttpRequest.newBuilder(base.resolve("/ibm/api/config"))
                        .header("Authorization", "Basic " + pair)
                        .GET())
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
