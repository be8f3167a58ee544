package org.nextcloudmcp.conformance;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.ClientLog;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.CallableTool;

/** Tools that take their time and say so. */
class RunningTools {

    /** The suite wants to see messages one by one. */
    private static final Duration STEP = Duration.ofMillis(50);

    private static final Set<String> CANCELLED = ConcurrentHashMap.newKeySet();

    @Produces
    @Singleton
    CallableTool progress() {
        return FixtureTool.of("test_tool_with_progress", "Tells how far it is.", call -> {
            call.progress().report(0, 100);
            step();
            call.progress().report(50, 100);
            step();
            call.progress().report(100, 100);
            return FixtureTool.text("Tool with progress executed successfully");
        });
    }

    @Produces
    @Singleton
    CallableTool logging() {
        return FixtureTool.of("test_tool_with_logging", "Writes to the client's log.", call -> {
            log(call, "Tool execution started");
            step();
            log(call, "Tool processing data");
            step();
            log(call, "Tool execution completed");
            return FixtureTool.text("Tool with logging executed successfully");
        });
    }

    @Produces
    @Singleton
    CallableTool unwantedLogging() {
        return FixtureTool.of("test_logging_tool", "Writes to the client's log if it wants that.", call -> {
            log(call, "Nobody has asked for this");
            return FixtureTool.text("Logged");
        });
    }

    @Produces
    @Singleton
    CallableTool reconnection() {
        return FixtureTool.of("test_reconnection", "Takes a moment.", call -> {
            call.progress().report(1, 2);
            step();
            return FixtureTool.text("Reconnection test completed");
        });
    }

    @Produces
    @Singleton
    CallableTool untilCancelled() {
        return FixtureTool.of(
                "test_until_cancelled", "Ends when nobody waits.", FixtureTool.oneText("name"), (arguments, call) -> {
                    for (var i = 1; !call.cancellation().isRequested(); i++) {
                        call.progress().report(i, OptionalDouble.empty(), Optional.empty());
                        step();
                    }
                    CANCELLED.add(arguments.text("name"));
                    call.cancellation().check();
                    return FixtureTool.text("Nobody reads this");
                });
    }

    @Produces
    @Singleton
    CallableTool wasCancelled() {
        return FixtureTool.of(
                "test_was_cancelled",
                "Whether test_until_cancelled of this name has ended.",
                FixtureTool.oneText("name"),
                (arguments, call) -> FixtureTool.text(String.valueOf(CANCELLED.contains(arguments.text("name")))));
    }

    private static void log(Call call, String text) {
        call.log().send(ClientLog.Level.INFO, "fixture", CachedJson.string(text));
    }

    private static void step() {
        LockSupport.parkNanos(STEP.toNanos());
    }
}
