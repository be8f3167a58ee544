package org.nextcloudmcp.standin.notes;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.MediaType;
import org.nextcloudmcp.standin.files.UserFiles;

/** Files beside the files of notes, under names that the app makes up. Only version 1.4 of the API has them. */
final class Attachments {
    /** Text between the boundaries of multipart/form-data (RFC 7578); bytes survive as ISO 8859-1. */
    private static final Pattern PART =
            Pattern.compile("filename=\"([^\"]*)\".*?\r?\n\r?\n(.*?)\r?\n--", Pattern.DOTALL);

    private final UserFiles files;

    Attachments(UserFiles files) {
        this.files = files;
    }

    Answer answer(Ask ask, Note note) {
        List<String> path = List.of(note.internalPath().substring(1).split("/"));
        DavPath folder = new DavPath(path).parent();
        return ask.method().equals("POST") ? upload(ask, folder) : download(ask, folder);
    }

    private Answer upload(Ask ask, DavPath folder) {
        Matcher part = PART.matcher(new String(ask.body().bytes(), StandardCharsets.ISO_8859_1));
        if (!part.find()) {
            return error(500, "TypeError");
        }
        String given = part.group(1);
        String name = UserFiles.md5(part.group(2) + "/" + given) + given.replaceFirst("^.*(?=\\.)", "");
        files.write(files.at(folder.child(name)), part.group(2).getBytes(StandardCharsets.ISO_8859_1));
        return Answer.json(200, Json.createObjectBuilder().add("filename", name).build());
    }

    private Answer download(Ask ask, DavPath folder) {
        String wanted = ask.parameter("path").orElse("");
        Path file = files.at(folder.child(wanted));
        if (wanted.isEmpty() || wanted.contains("..") || !UserFiles.isFile(file)) {
            return error(404, "OCP\\Files\\NotFoundException");
        }
        return Answer.empty(200)
                .with("Content-Type", MediaType.of(wanted))
                .with("Content-Disposition", "attachment; filename=\"" + wanted + "\"")
                .with("Vary", "Authorization, Cookie")
                .saying(files.read(file));
    }

    static Answer error(int status, String type) {
        return Answer.json(
                status, Json.createObjectBuilder().add("errorType", type).build());
    }
}
