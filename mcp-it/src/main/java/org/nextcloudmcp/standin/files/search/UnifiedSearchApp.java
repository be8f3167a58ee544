package org.nextcloudmcp.standin.files.search;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.Resource;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.files.UserFiles;

/** The unified search: its providers, and the one for files. Those of other apps answer for themselves. */
public final class UnifiedSearchApp implements StandInApp {
    private static final String ROOT = "/ocs/v2.php/search/providers";
    private static final int USUAL_LIMIT = 5;

    private final World world;

    public UnifiedSearchApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "core";
    }

    @Override
    public List<String> roots() {
        return List.of(ROOT);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        List<String> path = ask.below(ROOT);
        if (path.isEmpty()) {
            return providers();
        } else if (path.equals(List.of("files", "search"))) {
            return OcsEnvelope.ok(found(ask, world.files(user.userId())));
        }
        return OcsEnvelope.failure(500, 996, "Internal Server Error\n");
    }

    private Answer providers() {
        JsonArrayBuilder providers = Json.createArrayBuilder();
        Resource.read("search-providers.json", world).asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(provider -> world.has(provider.getString("appId")))
                .forEach(providers::add);
        var list = providers.build();
        return OcsEnvelope.ok(list).with("ETag", '"' + UserFiles.md5(list.toString()) + '"');
    }

    private JsonObject found(Ask ask, UserFiles files) {
        String term = ask.parameter("term").orElse("").toLowerCase(Locale.ROOT);
        int limit = ask.parameter("limit").map(Integer::valueOf).orElse(USUAL_LIMIT);
        int cursor = ask.parameter("cursor").map(Integer::valueOf).orElse(0);
        JsonArrayBuilder entries = Json.createArrayBuilder();
        Found.below(files, files.at("")).stream()
                .filter(place ->
                        files.pathOf(place).name().toLowerCase(Locale.ROOT).contains(term))
                .sorted(Comparator.comparing(files::modified).reversed())
                .skip(cursor)
                .limit(limit)
                .forEach(place -> entries.add(entry(files, place)));
        return Json.createObjectBuilder()
                .add("name", "Files")
                .add("isPaginated", true)
                .add("entries", entries)
                .add("cursor", cursor + limit)
                .build();
    }

    private JsonObject entry(UserFiles files, Path place) {
        List<String> names = files.pathOf(place).names();
        String id = String.valueOf(files.id(place));
        String folder = String.join("/", names.subList(0, names.size() - 1));
        return Json.createObjectBuilder()
                .add("thumbnailUrl", world.url() + "/core/preview?x=32&y=32&fileId=" + id)
                .add("title", names.get(names.size() - 1))
                .add("subline", folder.isEmpty() ? "" : "in " + folder)
                .add("resourceUrl", world.url() + "/f/" + id)
                .add("icon", "/apps/theming/img/core/filetypes/text.svg?v=8924fe71")
                .add("rounded", false)
                .add(
                        "attributes",
                        Json.createObjectBuilder().add("fileId", id).add("path", "/" + String.join("/", names)))
                .build();
    }
}
