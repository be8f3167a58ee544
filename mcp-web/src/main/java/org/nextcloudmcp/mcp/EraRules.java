package org.nextcloudmcp.mcp;

import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.jsonrpc.JsonRpcError;

/** How an era runs the requests that passed its checks. */
interface EraRules {

    /** Whether there may be something to say before the answer, so that the answer should be able to become a stream. */
    boolean overTime(Asked asked);

    /** Whether a client that closes the stream of its request has cancelled it. */
    boolean endsWithItsStream();

    /** Runs the method; may take long. */
    MethodOutcome run(Asked asked, Call call);

    /** What goes over the wire for an outcome after which nothing follows. */
    McpAnswer answer(Asked asked, MethodOutcome outcome);

    /** What goes over the wire for a fault of ours. */
    McpAnswer fault(Asked asked, JsonRpcError error);

    /** Whether questions go to the client as requests of ours while its own request waits. */
    boolean asksOnTheStream(Asked asked, MethodOutcome.InputRequired questions);
}
