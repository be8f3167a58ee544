package org.nextcloudmcp.it;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.files.tags.SystemTags;

/** A broker whose operator withholds one app, some tools and what carries a tag, on a Nextcloud without Talk. */
public final class ModesStage extends SharedStage {
    static final String TAG = "not for machines";

    public ModesStage() {
        super("modes");
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "NEXTCLOUD_CREDENTIAL", "exchange",
                "MCP_APPS_DENIED", "deck",
                "MCP_TOOLS_DENIED", "nc_notes_search_notes,nc_cookbook_*",
                "MCP_HIDDEN_TAG", TAG,
                "MCP_LIMIT_LIST_ENTRIES", "2");
    }

    @Override
    void started(StrictStage stage) {
        var world = stage.standIn().world();
        var files = world.files("alice");
        var tags = SystemTags.of(world);
        long tag = tags.create(TAG).orElseThrow();
        files.folder(files.at("Private"));
        for (var name : new String[] {"Private/diary.txt", "secret.txt", "open.txt", "other.txt"}) {
            files.write(files.at(name), "what is in it".getBytes(StandardCharsets.UTF_8));
        }
        tags.assign(files.id(files.at("Private")), tag);
        tags.assign(files.id(files.at("secret.txt")), tag);
    }
}
