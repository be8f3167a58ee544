package org.nextcloudmcp.standin.notes;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.files.UserFiles;

/** Notes, and the unified search for them. */
public final class NotesApp implements StandInApp {
    private static final String API = "/apps/notes/api/";
    private static final String SEARCH = "/ocs/v2.php/search/providers/notes/search";

    private final World world;
    private final NotesRoutes routes;

    public NotesApp(World world) {
        this.world = world;
        this.routes = new NotesRoutes(world.clock());
    }

    @Override
    public String id() {
        return "notes";
    }

    @Override
    public List<String> roots() {
        return List.of(API, SEARCH);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        UserFiles files = world.files(user.userId());
        Notes notes = new Notes(files, world.clock());
        return ask.path().startsWith(API)
                ? routes.answer(ask, ask.path().substring(API.length()), files, notes)
                : search(ask.parameter("term").orElse(""), notes);
    }

    private Answer search(String term, Notes notes) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        notes.containing(term)
                .forEach(note -> entries.add(Json.createObjectBuilder()
                        .add("thumbnailUrl", "")
                        .add("title", note.title())
                        .add("subline", note.excerpt())
                        .add("resourceUrl", world.url() + "/apps/notes/note/" + note.id())
                        .add("icon", "icon-notes-trans")
                        .add("rounded", false)
                        .add("attributes", Json.createArrayBuilder())));
        return OcsEnvelope.ok(Json.createObjectBuilder()
                .add("name", "Notes")
                .add("isPaginated", false)
                .add("entries", entries)
                .addNull("cursor")
                .build());
    }
}
