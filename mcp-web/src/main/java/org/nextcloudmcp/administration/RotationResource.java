package org.nextcloudmcp.administration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.rotation.RotationStanding;

/** {@code rotation}: how many refresh tokens are due, and how far this node is. */
@Path("api/v1/admin/rotation")
@Administrative
@Singleton
public class RotationResource {

    private final RotationStanding rotation;

    @Inject
    public RotationResource(RotationStanding rotation) {
        this.rotation = rotation;
    }

    @GET
    public Response look() {
        var look = rotation.look();
        var pass = look.pass();
        var report = pass.report();
        var mine = CachedJson.object()
                .add("running", pass.beganAt().isPresent() && pass.endedAt().isEmpty())
                .add("rotated", report.rotated())
                .add("refused", report.refused())
                .add("failed", report.failed())
                .add("given_up", report.givenUp());
        pass.beganAt().ifPresent(at -> mine.add("began_at", at.toString()));
        pass.endedAt().ifPresent(at -> mine.add("ended_at", at.toString()));
        return AdministrationAnswer.ok(CachedJson.object()
                .add("period", look.settings().period().toString())
                .add("rate_per_second", look.settings().perSecond())
                .add("due", look.due())
                .add("ended_before_rotation", look.ended())
                .add("last_pass_of_this_node", mine)
                .build());
    }
}
