package org.nextcloudmcp.nextcloud.sharing;

import static org.nextcloudmcp.apps.NextcloudApp.SHARING;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_share_create}: a file or a folder for somebody else. */
@Singleton
public class CreateShare {

    private static final int READ = 1;

    record Input(
            @ToolArg(description = "The file or folder, from the user's root, such as Documents/report.txt.")
            String path,

            @ToolArg(
                    description =
                            "Who gets it, by share_type: user id, group id, e-mail address, cloud id, team id, token"
                                    + " of a Talk conversation or id of a Deck card. Leave it out for a public link only.")
            @Size(min = 1, max = 255)
            Optional<String> shareWith,

            @ToolArg(
                    description = "0 user, 1 group, 3 public link, 4 e-mail, 6 user of another cloud, 7 team, 10 Talk"
                            + " conversation, 12 Deck card.",
                    defaultValue = "0")
            @Min(0)
            @Max(12)
            int shareType,

            @ToolArg(
                    description =
                            "What the receiver may do, as a sum: 1 read, 2 update, 4 create, 8 delete, 16 share with"
                                    + " others. 1 reads only, 3 edits a file, 15 edits a folder, 31 everything.",
                    defaultValue = "1")
            @Min(1)
            @Max(31)
            int permissions) {}

    record Output(
            @Description("existed: there was such a share already, and it was left as it is.")
            Status status,

            ShareAnswer share) {}

    enum Status {
        CREATED,
        EXISTED
    }

    @Tool(
            name = "nc_share_create",
            title = "Share a file or folder",
            description =
                    "Shares a file or folder of the user with a user, a group, an e-mail address or others, to read only"
                            + " unless permissions says more. A receiver who has this share already gets no second one: the"
                            + " status is existed, and permissions are then changed with nc_share_update. For a public link"
                            + " that ends by itself use nc_share_create_public_link. The server may give other permissions"
                            + " than asked for; the answer has those it gave.",
            scopes = "sharing.write",
            apps = SHARING,
            calls = {
                "GET /ocs/v2.php/apps/files_sharing/api/v1/shares",
                "POST /ocs/v2.php/apps/files_sharing/api/v1/shares"
            },
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = true))
    public ToolAnswer<Output> create(Input input, NextcloudClient nextcloud) {
        var type = typeOf(input);
        var path = Shares.shareable(input.path());
        var shares = new Shares(nextcloud);
        // Nextcloud answers 200 either way: only what was there before tells a new share from an old one.
        var before = shares.list(Optional.of(path), false);
        var share = shares.create(new NewShare(
                path,
                type,
                input.shareWith(),
                OptionalInt.of(input.permissions()),
                Optional.empty(),
                Optional.empty()));
        var existed = before.stream().anyMatch(old -> old.id() == share.id());
        return ToolAnswer.of(
                new Output(existed ? Status.EXISTED : Status.CREATED, ShareAnswer.whole(share, nextcloud)),
                sentence(share, existed, input.permissions()));
    }

    private static ShareType typeOf(Input input) {
        var type = ShareType.of(input.shareType())
                .orElseThrow(() -> new RefusedException(
                        "There is no share_type " + input.shareType() + ".", "Use 0, 1, 3, 4, 6, 7, 10 or 12."));
        if (type == ShareType.LINK && input.shareWith().isPresent()) {
            throw new RefusedException(
                    "A public link is for everybody who has it, so share_with has no meaning for it.",
                    "Leave share_with out, or choose another share_type to share with this receiver only.");
        }
        if (type != ShareType.LINK && input.shareWith().isEmpty()) {
            throw new RefusedException(
                    "The argument share_with is missing.", "Give the " + type.receiver() + " of the receiver.");
        }
        if ((input.permissions() & READ) == 0 && type != ShareType.LINK) {
            throw new RefusedException(
                    "The permissions " + input.permissions() + " do not include reading.",
                    "Add 1 to them: a receiver can at least read.");
        }
        return type;
    }

    private static String sentence(Share share, boolean existed, int asked) {
        var given = "It gives " + Permission.words(share.permissions()) + ".";
        if (existed) {
            return "The share " + share.words() + " existed already as share " + share.id() + " and was left as it is. "
                    + given
                    + (share.permissions() == asked
                            ? ""
                            : " You asked for " + Permission.words(asked) + ": change it with nc_share_update.");
        }
        return "Made share " + share.id() + " " + share.words() + ". " + given
                + (share.permissions() == asked
                        ? ""
                        : " You asked for " + Permission.words(asked) + "; Nextcloud made this of it.");
    }
}
