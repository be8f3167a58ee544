package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.JournalEntry;
import org.nextcloudmcp.standin.StandInNextcloud;

/** The tests of one app's tools, which end by checking that none of its tools was left out. */
@ExtendWith(ToolStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ToolCoverage {
    private final StrictStage stage;
    private final Pattern names;
    private final int journalBefore;
    private final Set<String> succeeded = new ConcurrentSkipListSet<>();
    private final Set<String> failed = new ConcurrentSkipListSet<>();
    private final Set<String> undeclared = new ConcurrentSkipListSet<>();
    private final Optional<DeclaredCalls> declared = DeclaredCalls.ofTheProject();
    private final ToolSession alice;
    private final ToolSession bob;
    private final ToolSession carol;

    /** @param names a regular expression that fits the names of the app's tools and no others */
    protected ToolCoverage(StrictStage stage, String names) {
        this.stage = stage;
        this.names = Pattern.compile(names);
        this.journalBefore = stage.standIn().journal().size();
        this.alice = new ToolSession(stage, "alice", this::note, this::hold);
        this.bob = new ToolSession(stage, "bob", this::note, this::hold);
        this.carol = new ToolSession(stage, "carol", this::note, this::hold);
    }

    private void hold(String tool, List<JournalEntry> requests) {
        declared.ifPresent(calls -> undeclared.addAll(calls.undeclared(tool, requests)));
    }

    private void note(String tool, boolean success) {
        (success ? succeeded : failed).add(tool);
    }

    protected final ToolSession alice() {
        return alice;
    }

    protected final ToolSession bob() {
        return bob;
    }

    protected final ToolSession carol() {
        return carol;
    }

    /** The Nextcloud behind the tools. */
    protected final StandInNextcloud nextcloud() {
        return stage.standIn();
    }

    /** The requests that reached it since the first test of this class. */
    protected final List<JournalEntry> journal() {
        List<JournalEntry> all = stage.standIn().journal();
        return all.subList(journalBefore, all.size());
    }

    /** Tools of the app that have nothing to fail at. */
    protected Set<String> neverFailing() {
        return Set.of();
    }

    @AfterAll
    void everyToolWasCalledWithSuccessAndWithFailure() {
        List<String> own = alice.tools().keySet().stream()
                .filter(name -> names.matcher(name).matches())
                .toList();

        assertThat(own).isNotEmpty();
        assertThat(own).as("called with success").allMatch(succeeded::contains);
        assertThat(own)
                .as("called with failure")
                .allMatch(name -> failed.contains(name) || neverFailing().contains(name));
    }

    @AfterAll
    void noToolSentWhatItDoesNotDeclare() {
        assertThat(undeclared).isEmpty();
    }
}
