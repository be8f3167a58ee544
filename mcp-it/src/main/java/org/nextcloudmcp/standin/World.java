package org.nextcloudmcp.standin;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.nextcloudmcp.standin.files.FileIndex;
import org.nextcloudmcp.standin.files.UserFiles;

/** What the apps of one stand-in know in common: its users and their files, the time, ids, and which apps there are. */
public final class World {
    /** Talk, which the recorded Nextcloud did not have: {@link #install} brings it. */
    public static final String TALK = "spreed";

    private final URI url;
    private final Path folder;
    private final Clock clock;
    private final People people;
    private final Map<String, UserFiles> files = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> ids = new ConcurrentHashMap<>();
    private final FileIndex index = new FileIndex();
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();
    private final Map<String, JsonObject> announced = new ConcurrentHashMap<>();
    private final Map<String, String> settings = new ConcurrentHashMap<>();
    private volatile boolean maintenance;

    World(URI url, Path folder, TokenCheck tokens, Clock clock) {
        this.url = url;
        this.folder = folder;
        this.clock = clock;
        this.people = new People(tokens.accounts());
        remove(TALK);
    }

    /** The base URL, without a slash at the end. */
    public URI url() {
        return url;
    }

    public Clock clock() {
        return clock;
    }

    /** Seconds since 1970. */
    public long now() {
        return clock.instant().getEpochSecond();
    }

    public People people() {
        return people;
    }

    /** A user's files; an unknown user has none yet. */
    public UserFiles files(String userId) {
        return files.computeIfAbsent(userId, id -> {
            Account account = people.find(id).orElseGet(() -> new Account("", id, id, ""));
            return new UserFiles(account, folder.resolve(id), clock, index);
        });
    }

    /** Something that apps share, made by the first that asks for it. */
    public <T> T shared(Class<T> type, Supplier<T> made) {
        return type.cast(shared.computeIfAbsent(type, key -> made.get()));
    }

    /** The next id of a sequence of this name, from 1. */
    public long nextId(String sequence) {
        return ids.computeIfAbsent(sequence, name -> new AtomicLong()).incrementAndGet();
    }

    /** From now on an app is not installed: its routes are not there, nor is it among the capabilities. */
    public void remove(String app) {
        removed.add(app);
    }

    /** What an app adds to the capabilities that were recorded. */
    public void announce(String app, JsonObject capabilities) {
        announced.put(app, capabilities);
    }

    Map<String, JsonObject> announced() {
        return announced;
    }

    /** Sets what an administrator sets; empty takes it back. Each app says which settings it heeds. */
    public void set(String name, String value) {
        if (value.isEmpty()) {
            settings.remove(name);
        } else {
            settings.put(name, value);
        }
    }

    /** What an administrator has set. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** Undoes {@link #remove}. */
    public void install(String app) {
        removed.remove(app);
    }

    /** Whether an app is there. */
    public boolean has(String app) {
        return !removed.contains(app);
    }

    /** Switches the maintenance mode, in which everything but status.php answers 503. */
    public void maintenance(boolean on) {
        maintenance = on;
    }

    boolean inMaintenance() {
        return maintenance;
    }
}
