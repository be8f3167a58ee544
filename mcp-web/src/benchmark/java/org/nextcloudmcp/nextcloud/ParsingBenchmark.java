package org.nextcloudmcp.nextcloud;

import com.sun.management.ThreadMXBean;
import jakarta.json.JsonObject;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.nextcloudmcp.nextcloud.calendar.events.ListEvents;
import org.nextcloudmcp.nextcloud.contacts.ListContacts;
import org.nextcloudmcp.nextcloud.files.ListDirectory;
import org.nextcloudmcp.tools.CallableTool;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolResult;
import org.nextcloudmcp.tools.ToolsOf;

/**
 * What the tools that parse long answers add to the bare answer of a local server: time, what is allocated, and what is
 * held on the heap when nearly all of the answer was read. Nothing is asserted; both sides take turns in one run.
 */
final class ParsingBenchmark {

    private static final int WARMUP = Integer.getInteger("benchmark.warmup", 150);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 100);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final PrintStream OUT = System.out;

    private ParsingBenchmark() {}

    public static void main(String[] arguments) {
        OUT.println("| | answer | bare, half within | tool, half within | added | bare allocates | tool allocates"
                + " | held while reading |");
        OUT.println("|---|---|---|---|---|---|---|---|");
        for (var count : List.of(1_000, 10_000, 50_000)) {
            run(
                    count + " files in a folder, pages of 100",
                    "PROPFIND",
                    LargeAnswers.files(count),
                    ListDirectory::new,
                    "{'path':'big','limit':100}");
        }
        for (var count : List.of(100, 1_000, 5_000)) {
            run(
                    count + " contacts, pages of 100",
                    "REPORT",
                    LargeAnswers.contacts(count),
                    ListContacts::new,
                    "{'addressbook':'contacts','limit':100}");
        }
        for (var count : List.of(50, 500, 2_500)) {
            run(
                    count + " events of a month, pages of 50",
                    "REPORT",
                    LargeAnswers.events(count),
                    () -> new ListEvents(Clock.systemUTC()),
                    "{'calendar_name':'personal','start_date':'2026-12-01','end_date':'2027-01-31','limit':50}");
        }
    }

    private static void run(String name, String method, String body, Supplier<?> tools, String given) {
        try (var server = new LocalServer(method, body)) {
            var wire = new JdkWire(server.url());
            var tool = ToolsOf.the(tools.get(), new NextcloudParameter(new ScriptedNextcloud().access(wire)));
            var input = ScriptedNextcloud.json(given);
            call(tool, input);
            wire.sent.clear();
            call(tool, input);
            var requests = List.copyOf(wire.sent);
            var buffer = new byte[16 * 1024];
            Runnable bare = () -> requests.forEach(request -> wire.drain(request, buffer));
            Runnable whole = () -> call(tool, input);
            var bareSide = new Side(bare);
            var toolSide = new Side(whole);
            for (var i = 0; i < WARMUP + ROUNDS; i++) {
                bareSide.once(i >= WARMUP);
                toolSide.once(i >= WARMUP);
                wire.sent.clear();
            }
            var held = heldWhileReading(server, whole);
            OUT.println(String.format(
                    Locale.ROOT,
                    "| %s | %d KB, %d requests | %.2f ms | %.2f ms | %.2f times the bare | %d KB | %d KB | %d KB |",
                    name,
                    server.bodyBytes() / 1024,
                    requests.size(),
                    bareSide.median() / 1e6,
                    toolSide.median() / 1e6,
                    (double) (toolSide.median() - bareSide.median()) / bareSide.median(),
                    bareSide.allocated() / 1024,
                    toolSide.allocated() / 1024,
                    held / 1024));
        }
    }

    /** What is on the heap beyond what was there before, when all but the end of the answer was sent. */
    private static long heldWhileReading(LocalServer server, Runnable call) {
        var before = usedHeap();
        var during = new AtomicLong();
        server.beforeTheEnd(() -> during.set(usedHeap()));
        call.run();
        server.beforeTheEnd(() -> {});
        return during.get() - before;
    }

    private static long usedHeap() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void call(CallableTool tool, JsonObject input) {
        var scopes = tool.description().scopes().names().toArray(String[]::new);
        var result = tool.call(new ToolArguments(input), ScriptedNextcloud.call(scopes));
        if (!(result instanceof ToolResult.Success)) {
            throw new IllegalStateException(tool.description().name() + " did not succeed: " + result);
        }
    }

    /** One of the two that take turns. */
    private static final class Side {

        private final Runnable work;
        private final List<Long> nanos = new ArrayList<>();
        private final List<Long> bytes = new ArrayList<>();

        Side(Runnable work) {
            this.work = work;
        }

        void once(boolean counts) {
            var allocated = THREADS.getCurrentThreadAllocatedBytes();
            var begin = System.nanoTime();
            work.run();
            var took = System.nanoTime() - begin;
            if (counts) {
                nanos.add(took);
                bytes.add(THREADS.getCurrentThreadAllocatedBytes() - allocated);
            }
        }

        long median() {
            return middle(nanos);
        }

        long allocated() {
            return middle(bytes);
        }

        private static long middle(List<Long> values) {
            var sorted = values.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }
    }
}
