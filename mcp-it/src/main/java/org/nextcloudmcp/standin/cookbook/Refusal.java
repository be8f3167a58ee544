package org.nextcloudmcp.standin.cookbook;

import jakarta.json.Json;
import org.nextcloudmcp.standin.Answer;

/** A refusal that says where in the server's code it was made. */
final class Refusal {
    private static final int LINE_OF_TAKEN = 248;

    private Refusal() {}

    static Answer taken() {
        return of(409, "Another recipe with that name already exists", LINE_OF_TAKEN);
    }

    static Answer of(int status, String message, int line) {
        return Answer.json(
                status,
                Json.createObjectBuilder()
                        .add("msg", message)
                        .add("file", "<server root>/apps/cookbook/lib/Service/RecipeService.php")
                        .add("line", line)
                        .build());
    }
}
