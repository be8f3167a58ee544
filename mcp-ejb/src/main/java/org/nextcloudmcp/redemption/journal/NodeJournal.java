package org.nextcloudmcp.redemption.journal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.keys.SealedElsewhere;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.AnswerJournal;
import org.nextcloudmcp.redemption.Answered;
import org.nextcloudmcp.redemption.JournalException;
import org.nextcloudmcp.storage.NodeId;

/**
 * This node's journal and id, in the folder {@code redemption} of {@code data.dir}. A folder that cannot be used, because
 * another server does or the disk does not let us, keeps anything from being redeemed and nothing else from working.
 */
@Singleton
public class NodeJournal implements AnswerJournal, SealedElsewhere {

    private static final Logger LOG = Logger.getLogger(NodeJournal.class.getName());

    /** How long a server that is just ending may keep the folder of the one that takes its place. */
    private static final Duration HANDOVER = Duration.ofSeconds(10);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final Path path;
    private final SecretCipher cipher;
    private final NodeId node;
    private volatile Optional<NodeFolder> folder = Optional.empty();
    private volatile Optional<FileJournal> journal = Optional.empty();

    @Inject
    NodeJournal(Config config, SecretCipher cipher) {
        this(Path.of(config.getValue("data.dir", String.class)).resolve("redemption"), cipher);
    }

    NodeJournal(Path path, SecretCipher cipher) {
        this.path = path;
        this.cipher = cipher;
        var deadline = System.nanoTime() + HANDOVER.toNanos();
        var open = open();
        while (!open && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            open = open();
        }
        // Without a folder, one that nobody has: this node's intents must not look like the other server's own.
        this.node = folder.map(NodeFolder::node).orElseGet(() -> new NodeId(UUID.randomUUID()));
    }

    private synchronized boolean open() {
        try {
            if (folder.isEmpty()) {
                folder = Optional.of(NodeFolder.open(path));
            }
            if (journal.isEmpty()) {
                journal = Optional.of(FileJournal.open(path, cipher));
            }
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "Nothing can be redeemed: the folder for what a node keeps is not usable", e);
        }
        return journal.isPresent();
    }

    @Produces
    @Singleton
    NodeId node() {
        return node;
    }

    @Override
    public boolean ready() {
        return (journal.isPresent() || open())
                && journal.map(FileJournal::ready).orElse(false);
    }

    @Override
    public void append(Answered answer) {
        journal.orElseThrow(() -> new JournalException("there is no journal", new IOException("no folder")))
                .append(answer);
    }

    @Override
    public boolean bars(Subject subject, long generation) {
        return journal.map(open -> open.bars(subject, generation)).orElse(false);
    }

    @Override
    public void done(UUID intentId) {
        journal.ifPresent(open -> open.done(intentId));
    }

    @Override
    public List<Answered> entries() {
        return journal.map(FileJournal::entries).orElse(List.of());
    }

    @Override
    public List<Answered> entriesOf(Subject subject) {
        return journal.map(open -> open.entriesOf(subject)).orElse(List.of());
    }

    @Override
    public Map<String, Long> countByKey() {
        return journal.map(FileJournal::keys).orElse(Map.of());
    }

    @Override
    public void sealAnew() throws IOException {
        if (journal.isPresent()) {
            journal.get().rewrite();
        }
    }

    @PreDestroy
    void close() {
        try {
            if (journal.isPresent()) {
                journal.get().close();
            }
            if (folder.isPresent()) {
                folder.get().close();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The journal of redemptions cannot be closed", e);
        }
    }
}
