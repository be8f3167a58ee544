package org.nextcloudmcp.standin.notes;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.DisplayName;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.ContractReplay;
import org.nextcloudmcp.standin.Sample;
import org.nextcloudmcp.standin.files.UserFiles;

@DisplayName("The stand-in's notes")
class NotesContractTest extends ContractReplay {
    private static final String NOTES = "/index.php/apps/notes/api/v1/notes";

    NotesContractTest() {
        super("notes");
    }

    @Override
    protected void before(Sample sample) {
        switch (sample.name()) {
            // broken JSON, which was recorded elsewhere, had made a first note
            case "02-create.txt" -> send("alice", "POST", NOTES, "{}");
            // between 21 and 22 there was one more chunk
            case "22-list-chunk-last.txt" ->
                translate(
                        "",
                        "1795253450-1795253449-197",
                        send("alice", "GET", NOTES + "?chunkSize=6", "")
                                .headers()
                                .getOrDefault("X-Notes-Chunk-Cursor", ""));
            case "42-update-same-second-changes-etag.txt" -> {
                JsonObject note = read(send("alice", "POST", NOTES, "{\"title\":\"Fast\",\"content\":\"one\"}"))
                        .asJsonObject();
                translate("note", "211", String.valueOf(note.getInt("id")));
                translate("", "32b3ab3b4335a58ad4d3f934274f2c04", note.getString("etag"));
            }
            // the app makes up names, and so does the stand-in
            case "52-attachment-upload.txt" -> {
                translate(
                        "",
                        "83bccd728be26f0e8cf785a022397426.png",
                        UserFiles.md5("[binary, 70 bytes]/pic.png") + ".png");
                translate("", "44e7b8d1dd4de68d329063045918fc92.txt", UserFiles.md5("plain text/a.txt") + ".txt");
            }
            // what follows is of another run
            case "notes-404.txt" -> deleteAll();
            default -> {}
        }
    }

    private void deleteAll() {
        read(send("alice", "GET", NOTES, ""))
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .forEach(note -> send("alice", "DELETE", NOTES + "/" + note.getInt("id"), ""));
    }

    private static JsonValue read(Answer answer) {
        try (var reader = Json.createReader(new StringReader(answer.body().text()))) {
            return reader.readValue();
        }
    }

    @Override
    protected boolean anyValue(Sample sample, String path) {
        // this one was recorded behind notes-put.txt
        return sample.name().equals("notes-put-stale.txt") && path.equals("content");
    }
}
