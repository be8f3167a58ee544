package org.nextcloudmcp.standin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.UserFiles;

/**
 * Deck answers as recorded. The stand-in counts as the recorded one did, welcome boards included, so that most ids are
 * the recorded ones.
 */
@DisplayName("The stand-in's Deck")
class DeckContractTest extends ContractReplay {
    private static final Pattern AFTER_THE_EXTRAS = Pattern.compile("(8\\d|9\\d)-(card|board|stack).*");
    private static final Set<String> FILE_IDS =
            Set.of("ocs.data.item_source", "ocs.data.file_source", "ocs.data.file_parent");
    private static final int COMMENTS_ON_FILES = 3;
    private static final int SHARES_BEFORE = 18;

    DeckContractTest() {
        super("deck", "deck-extra");
    }

    @Override
    protected void begin() {
        UserFiles files = world().files("alice");
        Path file = files.at(new DavPath(List.of("existing.txt")));
        files.write(file, "existing\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < COMMENTS_ON_FILES; i++) {
            world().nextId("comment");
        }
        for (int i = 0; i < SHARES_BEFORE; i++) {
            world().nextId("share");
        }
    }

    /** First the list without a number; comments and attachments lie between a card's changes and its end. */
    @Override
    protected List<Sample> inOrder(List<Sample> samples) {
        List<Sample> first = new ArrayList<>();
        List<Sample> middle = new ArrayList<>();
        List<Sample> extras = new ArrayList<>();
        List<Sample> last = new ArrayList<>();
        boolean extra = false;
        for (Sample sample : samples) {
            extra = extra || sample.name().startsWith("01-comments");
            if (sample.name().startsWith("deck-boards")) {
                first.add(sample);
            } else if (extra) {
                extras.add(sample);
            } else if (AFTER_THE_EXTRAS.matcher(sample.name()).matches()) {
                last.add(sample);
            } else {
                middle.add(sample);
            }
        }
        first.addAll(middle);
        first.addAll(extras);
        first.addAll(last);
        return first;
    }

    @Override
    protected void before(Sample sample) {
        if (sample.name().startsWith("21-stack-list")) {
            post("boards/2/stacks", "{\"title\":\"Done\",\"order\":2}");
            post("boards/2/stacks", "{\"title\":\"Third\",\"order\":3}");
        } else if (sample.name().startsWith("53-card-move")) {
            post("boards", "{\"title\":\"Other board\",\"color\":\"0000ff\"}");
            post("boards/6/stacks", "{\"title\":\"There\",\"order\":1}");
        }
    }

    private void post(String path, String body) {
        send("alice", "POST", "/index.php/apps/deck/api/v1.0/" + path, body);
    }

    @Override
    protected Optional<String> onlyTheStatus(Sample sample) {
        return sample.isShortened() ? Optional.of("the recorder shortened its body") : Optional.empty();
    }

    @Override
    protected boolean anyValue(Sample sample, String path) {
        boolean hasRequestId = sample.status() == 500 && sample.answerBody().contains("requestId");
        return (hasRequestId && path.equals("message")) || FILE_IDS.contains(path);
    }

    /** Bob could already see that board; the recorded user could not. */
    @Override
    protected String user(Sample sample) {
        return sample.name().startsWith("33-card-get-other-user") ? "carol" : super.user(sample);
    }
}
