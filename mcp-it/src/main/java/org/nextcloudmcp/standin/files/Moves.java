package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.Conditions;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;

/** MOVE and COPY. Without a header they replace the target (RFC 4918 §9.8, §9.9). */
record Moves(UserFiles files, String root) {
    Answer answer(Ask ask, DavPath path) {
        Path from = files.at(path);
        if (!UserFiles.exists(from)) {
            throw path.missing();
        }
        new Conditions(ask).requireMatch(true, () -> files.etag(from));
        DavPath destination = Destination.below(ask, root);
        Path to = files.at(destination);
        if (to.startsWith(from)) {
            throw new DavRefused(
                    DavError.conflict("The destination may not be part of the same subtree as the source path."));
        } else if (!UserFiles.isFolder(files.at(destination.parent()))) {
            throw new DavRefused(DavError.conflict("The destination node is not found"));
        }
        boolean replaces = UserFiles.exists(to);
        if (replaces && ask.header("Overwrite").filter("F"::equals).isPresent()) {
            throw new DavRefused(DavError.condition(
                    "Overwrite", "The destination node already exists, and the overwrite header is set to false"));
        }
        Destination.requireCondition(ask, files, root);
        destination.requireAllowedName();
        files.guard().requireUnlocked(from);
        if (replaces) {
            files.guard().requireUnlocked(to);
            files.delete(to);
        }
        return ask.method().equals("COPY") ? copied(from, to, replaces) : moved(from, to, replaces);
    }

    private Answer copied(Path from, Path to, boolean replaced) {
        files.copy(from, to);
        return Answer.html(replaced ? 204 : 201).with("OC-FileId", files.longId(to));
    }

    private Answer moved(Path from, Path to, boolean replaced) {
        files.move(from, to);
        String etag = '"' + files.etag(to) + '"';
        return Answer.html(replaced ? 204 : 201)
                .with("OC-ETag", etag)
                .with("ETag", etag)
                .with("OC-FileId", files.longId(to));
    }
}
