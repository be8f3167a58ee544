package org.nextcloudmcp.standin.files.tags;

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

/** System tags, and which files have them, over WebDAV. */
public final class TagsApp implements StandInApp {
    private static final String TAGS = "/remote.php/dav/systemtags/";
    private static final String RELATIONS = "/remote.php/dav/systemtags-relations/files/";

    private final World world;
    private final SystemTags tags;

    public TagsApp(World world) {
        this.world = world;
        this.tags = SystemTags.of(world);
    }

    @Override
    public String id() {
        return "systemtags";
    }

    @Override
    public List<String> roots() {
        return List.of(TAGS, RELATIONS);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        return ask.path().startsWith(TAGS) ? tags(ask) : relations(ask, ask.below(RELATIONS), user);
    }

    private Answer tags(Ask ask) {
        return switch (ask.method()) {
            case "PROPFIND" -> list(ask, TAGS, tags.all(), "/");
            case "POST" ->
                tags.create(ask.json().getString("name", ""))
                        .map(id -> Answer.html(201).with("Content-Location", TAGS + id))
                        .orElseThrow(() -> new DavRefused(DavError.conflict("Tag already exists")));
            default -> DavError.noPlugin(ask.method()).answer();
        };
    }

    private Answer relations(Ask ask, List<String> path, Account user) {
        long file = Long.parseLong(path.get(0));
        if (world.files(user.userId()).find(file).isEmpty()) {
            throw new DavRefused(DavError.notFound(""));
        } else if (path.size() == 1) {
            return list(ask, RELATIONS + file + "/", tags.ofFile(file), "");
        }
        long tag = Long.parseLong(path.get(1));
        return switch (ask.method()) {
            case "PUT" -> assign(file, tag);
            case "DELETE" -> {
                if (!tags.unassign(file, tag)) {
                    throw new DavRefused(DavError.notFound("Tag with id " + tag + " not present for object"));
                }
                yield Answer.html(204);
            }
            default -> DavError.noPlugin(ask.method()).answer();
        };
    }

    private Answer assign(long file, long tag) {
        if (tags.name(tag).isEmpty()) {
            throw new DavRefused(
                    DavError.sabre(412, "PreconditionFailed", "Tag with id " + tag + " does not exist, cannot assign"));
        } else if (!tags.assign(file, tag)) {
            throw new DavRefused(DavError.conflict("PUT is not allowed on non-files."));
        }
        return Answer.html(201);
    }

    private Answer list(Ask ask, String root, List<Long> listed, String end) {
        List<PropertyName> asked = Xml.askedFor(ask.body().bytes()).orElse(PropertyName.DEFAULTS);
        MultiStatus answer = new MultiStatus(false);
        answer.add(root, asked, Map.of());
        for (long tag : listed) {
            answer.add(
                    root + tag + end,
                    asked,
                    Map.of(
                            "oc:id",
                            String.valueOf(tag),
                            "oc:display-name",
                            Xml.escaped(tags.name(tag).orElseThrow()),
                            "oc:user-visible",
                            "true",
                            "oc:user-assignable",
                            "true",
                            "oc:can-assign",
                            "true",
                            "nc:color",
                            ""));
        }
        return answer.answer();
    }
}
