package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.HiddenFiles;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_cookbook_set_config}: where recipes are, and how the app shows them. */
@Singleton
public class SetConfig {

    record Input(
            @ToolArg(description = "The folder with the recipes, from the user's root, such as /Recipes.")
            @Size(min = 1, max = 1000)
            Optional<String> folder,

            @ToolArg(description = "Minutes after which the app looks for new files by itself.") @Min(1) @Max(10080)
            OptionalInt updateInterval,

            @ToolArg(description = "Whether a printed recipe has its picture.")
            Optional<Boolean> printImage) {}

    record Output(
            @Description("The folder with the recipes.") String folder,
            @Description("In minutes.") long updateInterval,
            boolean printImage) {}

    @Tool(
            name = "nc_cookbook_set_config",
            title = "Change the cookbook's settings",
            description =
                    "Changes settings of the user's Nextcloud Cookbook and answers those in force; what is left out stays. With"
                            + " another folder the cookbook shows the recipes of that folder: the old ones stay where they are"
                            + " and are not shown any more. Only do that when the user asks for it.",
            scopes = "cookbook.write",
            apps = NextcloudApp.COOKBOOK,
            calls = {"POST /index.php/apps/cookbook/api/v1/config", "GET /index.php/apps/cookbook/api/v1/config"},
            annotations = @Tool.Annotations(idempotentHint = true))
    public Output set(Input input, NextcloudClient nextcloud) {
        var changes = changes(input, HiddenFiles.of(nextcloud));
        if (changes.isEmpty()) {
            throw new RefusedException(
                    "There is nothing to change.", "Give at least one of folder, update_interval and print_image.");
        }
        var cookbook = new Cookbook(nextcloud);
        cookbook.configure(changes);
        var config = cookbook.config();
        return new Output(
                config.getString("folder", ""),
                JsonAnswer.integer(config, "update_interval").orElse(0),
                JsonAnswer.isTrue(config, "print_image"));
    }

    private static JsonObject changes(Input input, HiddenFiles hidden) {
        var changes = CachedJson.object();
        input.folder().ifPresent(path -> changes.add("folder", folder(path, hidden)));
        input.updateInterval().ifPresent(minutes -> changes.add("update_interval", minutes));
        input.printImage().ifPresent(isPrinted -> changes.add("print_image", isPrinted));
        return changes.build();
    }

    /** The app makes the folder if it is missing, and shows whatever recipes are in it. */
    private static String folder(String path, HiddenFiles hidden) {
        var folder = FilePath.parse(path);
        if (folder.isRoot() || hidden.hides(folder)) {
            throw new RefusedException(
                    "The argument folder is no folder for recipes.",
                    "Nothing was changed. Give names with / between, such as /Documents/Recipes.");
        }
        return "/" + String.join("/", folder.segments());
    }
}
