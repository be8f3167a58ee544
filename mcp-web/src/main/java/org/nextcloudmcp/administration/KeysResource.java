package org.nextcloudmcp.administration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Locale;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.keys.KeyRoom;
import org.nextcloudmcp.keys.KeyWatch;
import org.nextcloudmcp.keys.Reencryption;

/** {@code keys}: the encryption keys by their ids, what each has sealed, and sealing anew. Never a key. */
@Path("api/v1/admin/keys")
@Administrative
@Singleton
public class KeysResource {

    private final KeyRoom room;
    private final KeyWatch watch;
    private final Reencryption reencryption;
    private final Clock clock;

    @Inject
    public KeysResource(KeyRoom room, KeyWatch watch, Reencryption reencryption, Clock clock) {
        this.room = room;
        this.watch = watch;
        this.reencryption = reencryption;
        this.clock = clock;
    }

    /** Every key that is on the ring or that values need, and why changed keys are not in force, if they are not. */
    @GET
    public Response keys() {
        var standing = room.keys();
        if (standing.isEmpty()) {
            return AdministrationAnswer.error(503, "database_unavailable", "The database does not answer.");
        }
        var keys = CachedJson.array();
        standing.get()
                .forEach(key -> keys.add(CachedJson.object()
                        .add("id", key.id())
                        .add("seals", key.seals())
                        .add("on_ring", key.onRing())
                        .add("values", key.values())
                        .add("retirable", key.onRing() && !key.seals() && key.values() == 0)));
        var answer = CachedJson.object().add("keys", keys).add("reencryption", progress());
        watch.refused().ifPresent(fault -> answer.add("refused", fault.sentence()));
        return AdministrationAnswer.ok(answer.build());
    }

    @GET
    @Path("reencryption")
    public Response reencryption() {
        return AdministrationAnswer.ok(progress());
    }

    /** Begins to seal anew what another key than the first has sealed; it would begin by itself after a change. */
    @POST
    @Path("reencryption")
    public Response reencrypt() {
        return reencryption.begin()
                ? AdministrationAnswer.begun(progress())
                : AdministrationAnswer.error(409, "running", "It is running already.");
    }

    private JsonObject progress() {
        var progress = reencryption.progress();
        var json = CachedJson.object()
                .add("state", progress.state().name().toLowerCase(Locale.ROOT))
                .add("total", progress.total())
                .add("resealed", progress.resealed())
                .add("overtaken", progress.overtaken())
                .add("unreadable", progress.unreadable())
                .add("per_second", progress.perSecond(clock.instant()));
        progress.keyId().ifPresent(id -> json.add("key", id));
        progress.began().ifPresent(at -> json.add("began_at", at.toString()));
        progress.ended().ifPresent(at -> json.add("ended_at", at.toString()));
        return json.build();
    }
}
