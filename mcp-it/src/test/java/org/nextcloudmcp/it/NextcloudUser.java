package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;

/** A user who does in Nextcloud itself what no tool does, such as making a table or owning what others must not see. */
final class NextcloudUser {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final StrictStage stage;
    private final String subject;

    NextcloudUser(StrictStage stage, String userId) {
        this.stage = stage;
        this.subject = DemoAccounts.ALL.stream()
                .filter(account -> account.userId().equals(userId))
                .findFirst()
                .orElseThrow()
                .sub();
    }

    /** Sends JSON, or nothing if it is empty; answers JSON of a success. */
    JsonValue does(String method, String target, String json) {
        String body = send(method, target, "application/json", json);
        try (var reader = Json.createReader(new StringReader("[" + (body.isBlank() ? "null" : body) + "]"))) {
            return reader.readArray().get(0);
        }
    }

    /** Sends anything; the answer must be a success. */
    String send(String method, String target, String type, String content) {
        String token =
                stage.provider().issuance().token(stage.provider().issuance().claims("nextcloud", subject, "openid"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.standIn().url() + target))
                .header("Authorization", "Bearer " + token)
                .header("OCS-APIRequest", "true")
                .header("Accept", "application/json")
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(content))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("%s %s: %s", method, target, answer.body())
                    .isBetween(200, 299);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
