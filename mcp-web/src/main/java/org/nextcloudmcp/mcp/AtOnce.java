package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.CancelledException;
import org.nextcloudmcp.call.ClientLog;
import org.nextcloudmcp.call.Progress;

/** Runs a request on the thread that brought it; the answer is one JSON object. */
@Singleton
public class AtOnce {

    private final CallTime time;
    private final Incidents incidents;

    @Inject
    public AtOnce(CallTime time, Incidents incidents) {
        this.time = time;
        this.incidents = incidents;
    }

    McpAnswer answer(Prepared prepared) {
        if (prepared instanceof Prepared.Answered answered) {
            return answered.answer();
        }
        if (prepared instanceof Prepared.ToListen listen) {
            return Subscriptions.needsStream(listen.asked());
        }
        return run((Prepared.ToRun) prepared);
    }

    private McpAnswer run(Prepared.ToRun toRun) {
        var asked = toRun.asked();
        try {
            var call = new Call(
                    asked.caller(),
                    asked.input(),
                    Progress.untold(),
                    time.start(),
                    ClientLog.none(),
                    asked.metadata().trace());
            return toRun.era().answer(asked, toRun.era().run(asked, call));
        } catch (CancelledException e) {
            return toRun.era().answer(asked, time.over(asked));
        } catch (RuntimeException e) {
            // a fault of ours must not reach the container's error page: the client gets an error it can read
            return toRun.era()
                    .fault(asked, incidents.recorded(e, asked.metadata().trace()));
        }
    }
}
