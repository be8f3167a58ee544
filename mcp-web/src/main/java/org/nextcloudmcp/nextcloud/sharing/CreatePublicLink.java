package org.nextcloudmcp.nextcloud.sharing;

import static org.nextcloudmcp.apps.NextcloudApp.SHARING;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Ocs;
import org.nextcloudmcp.nextcloud.users.Account;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/**
 * {@code nc_share_create_public_link}: a file for everybody who has the link. The server ends links at the beginning of a
 * day only. A shorter time is not refused, since the way around would be a link without an end: the link ends at the first
 * midnight behind the time that was asked for, and the answer says so.
 */
@Singleton
public class CreatePublicLink {

    private static final int TEN_YEARS = 10 * 366 * 24 * 60;

    private final Clock clock;

    @Inject
    public CreatePublicLink(Clock clock) {
        this.clock = clock;
    }

    record Input(
            @ToolArg(description = "The file or folder, from the user's root, such as Documents/report.txt.")
            String path,

            @ToolArg(
                    description =
                            "For how long the link is needed, in minutes. Nextcloud ends links at midnight only, so it"
                                    + " works until the first midnight after that.",
                    defaultValue = "30")
            @Min(1)
            @Max(TEN_YEARS)
            int expiresInMinutes,

            @ToolArg(
                    description =
                            "A password that whoever opens the link is asked for. Some Nextclouds demand one; their"
                                    + " rules for passwords apply.")
            @Size(min = 1, max = 200)
            Optional<String> password) {}

    @Tool(
            name = "nc_share_create_public_link",
            title = "Make a public link",
            description =
                    "Makes a new link by which everybody who has it can open a file or folder of the user, to read only, and"
                            + " answers its address. An end in minutes cannot be promised: Nextcloud knows only days, so the"
                            + " link ends at the first midnight after the time asked for, in the time zone of the user's"
                            + " Nextcloud account (counted in UTC if none is set there); the answer's expires has the day. To end it"
                            + " sooner call nc_share_delete. Make a link only if the user wants the file to be public.",
            scopes = "sharing.write",
            apps = SHARING,
            calls = {"GET /ocs/v2.php/cloud/user", "POST /ocs/v2.php/apps/files_sharing/api/v1/shares"},
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = true))
    public ToolAnswer<ShareAnswer> create(Input input, NextcloudClient nextcloud) {
        var path = Shares.shareable(input.path());
        var shares = new Shares(nextcloud);
        var zone = zone(nextcloud);
        var end = LinkEnd.of(clock.instant(), input.expiresInMinutes(), zone);
        var wanted = new NewShare(
                path,
                ShareType.LINK,
                Optional.empty(),
                OptionalInt.of(1),
                Optional.of(end.day()),
                input.password().map(LinkPassword::new));
        var answer = shares.post(wanted);
        if (answer.is(404) && end.mayBePast()) {
            // East of Greenwich that day has begun already; refused, it has made nothing.
            answer = shares.post(wanted.ending(end.day().plusDays(1)));
        }
        var share = Shares.one(answer, "the link to " + path);
        return ToolAnswer.of(ShareAnswer.whole(share, nextcloud), sentence(share, input.expiresInMinutes(), zone));
    }

    /** In which zone Nextcloud counts the account's days; empty if the user has set none. */
    private static Optional<ZoneId> zone(NextcloudClient nextcloud) {
        return Account.of(Ocs.data(nextcloud.send(Ocs.CURRENT_USER), "the user's account"))
                .timezone()
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of);
    }

    private static String sentence(Share share, int minutes, Optional<ZoneId> zone) {
        var where = zone.map(id -> "in the account's time zone, " + id)
                .orElse("in the time zone of the user's Nextcloud account");
        var end = share.expires()
                .map(day -> "It works until the beginning of " + day + " " + where + ", not for " + minutes
                        + " minutes: Nextcloud ends links at midnight only.")
                .orElse("Nextcloud gave it no end.");
        return "Made a public link, share " + share.id() + ". " + end + " Delete share " + share.id()
                + " with nc_share_delete to end it sooner.";
    }
}
