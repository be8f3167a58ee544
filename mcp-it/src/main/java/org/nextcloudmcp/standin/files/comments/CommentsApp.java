package org.nextcloudmcp.standin.files.comments;

import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.MultiStatus;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;
import org.w3c.dom.Element;

/** Comments about files over WebDAV. */
public final class CommentsApp implements StandInApp {
    private static final String ROOT = "/remote.php/dav/comments/files/";
    private static final String OWNCLOUD = "http://owncloud.org/ns";
    private static final int LONGEST = 1000;

    private final World world;
    private final Comments comments;

    public CommentsApp(World world) {
        this.world = world;
        this.comments = Comments.of(world);
    }

    @Override
    public String id() {
        return "comments";
    }

    @Override
    public List<String> roots() {
        return List.of(ROOT);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        List<String> path = ask.below(ROOT);
        long file = path.isEmpty() || !path.get(0).matches("\\d{1,18}") ? -1 : Long.parseLong(path.get(0));
        if (world.files(user.userId()).find(file).isEmpty()) {
            throw new DavRefused(DavError.notFound("Entity does not exist or is not available"));
        } else if (path.size() > 1) {
            Comment comment = comments.find(file, Long.parseLong(path.get(1)))
                    .orElseThrow(() -> new DavRefused(DavError.notFound("")));
            return one(ask, comment, user);
        }
        return switch (ask.method()) {
            case "POST" -> create(ask, file, user);
            case "REPORT" -> list(ask, file);
            default -> DavError.noPlugin(ask.method()).answer();
        };
    }

    private Answer create(Ask ask, long file, Account user) {
        String message = ask.json().getString("message", "");
        if (!ask.json().getString("actorType", "").equals("users")) {
            throw new DavRefused(DavError.sabre(
                    400, "BadRequest", "Invalid actor \"" + ask.json().getString("actorType", "") + "\""));
        }
        requireShort(message);
        Comment comment = comments.add(world.nextId("comment"), file, user.userId(), message, world.now());
        return Answer.html(201).with("Content-Location", ROOT + file + "/" + comment.id());
    }

    private static void requireShort(String message) {
        if (message.codePointCount(0, message.length()) > LONGEST) {
            throw new DavRefused(
                    DavError.sabre(400, "BadRequest", "Message exceeds allowed character limit of " + LONGEST));
        }
    }

    private Answer list(Ask ask, long file) {
        Element report = Xml.read(ask.body().bytes()).orElseThrow();
        MultiStatus answer = new MultiStatus(false);
        comments.ofFile(file).stream()
                .skip(number(report, "offset", 0))
                .limit(number(report, "limit", Integer.MAX_VALUE))
                .forEach(comment -> add(answer, comment, comment.reported(world.people())));
        return answer.plain();
    }

    private static void add(MultiStatus answer, Comment comment, Map<String, String> known) {
        List<PropertyName> names =
                known.keySet().stream().map(PropertyName::ofPrefixed).toList();
        answer.add(ROOT + comment.fileId() + "/" + comment.id(), names, known);
    }

    private static int number(Element report, String name, int usual) {
        return Xml.all(report, OWNCLOUD, name).stream()
                .map(element -> Integer.parseInt(element.getTextContent().strip()))
                .findFirst()
                .orElse(usual);
    }

    private Answer one(Ask ask, Comment comment, Account user) {
        boolean own = comment.author().equals(user.userId());
        switch (ask.method()) {
            case "PROPFIND" -> {
                MultiStatus answer = new MultiStatus(false);
                add(answer, comment, comment.found(world.people()));
                return answer.answer();
            }
            case "PROPPATCH" -> {
                if (own) {
                    update(ask, comment);
                }
                MultiStatus answer = new MultiStatus(false);
                answer.add(
                        ask.path(), List.of(new PropertyName(OWNCLOUD, "message")), own ? "200 OK" : "403 Forbidden");
                return answer.plain().with("Vary", "Brief,Prefer");
            }
            case "DELETE" -> {
                if (!own) {
                    throw new DavRefused(DavError.forbidden("Only authors are allowed to edit their comment."));
                }
                comments.remove(comment);
                return Answer.html(204);
            }
            default -> {
                return DavError.noPlugin(ask.method()).answer();
            }
        }
    }

    private void update(Ask ask, Comment comment) {
        String message = Xml.read(ask.body().bytes()).stream()
                .flatMap(root -> Xml.all(root, OWNCLOUD, "message").stream())
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
        requireShort(message);
        comments.replace(comment, message);
    }
}
