package org.nextcloudmcp.standin.groupware;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.World;

/** All collections of all users, and what lies in the trash bins. */
final class Groupware {
    static final String BIRTHDAYS = "contact_birthdays";
    static final String ACCOUNTS = "z-server-generated--system";
    static final String RECENT = "z-app-generated--contactsinteraction--recent";

    /** Something deleted: where it was and when it went. */
    record Trashed(StoredObject object, ObjectCollection calendar, Instant at) {}

    final World world;
    private final Map<String, Map<String, ObjectCollection>> homes = new ConcurrentHashMap<>();
    private final Map<String, List<Trashed>> trash = new ConcurrentHashMap<>();
    private final Map<String, Map<String, StoredObject>> inboxes = new ConcurrentHashMap<>();

    Groupware(World world) {
        this.world = world;
    }

    /** A user's own collections by name, deleted ones included. */
    Map<String, ObjectCollection> own(Kind kind, Account user) {
        return homes.computeIfAbsent(kind + user.userId(), key -> {
            Map<String, ObjectCollection> fresh = new LinkedHashMap<>();
            if (kind == Kind.CALENDAR) {
                ObjectCollection personal = made(fresh, kind, user, "personal", "Personal", false);
                personal.properties.put("{" + Ns.APPLE + "}calendar-color", "#00679e");
                personal.properties.put("{" + Ns.APPLE + "}calendar-order", "0");
                personal.components.retainAll(List.of("VEVENT"));
                ObjectCollection birthdays = made(fresh, kind, user, BIRTHDAYS, "Contact birthdays", true);
                birthdays.properties.put("{" + Ns.APPLE + "}calendar-color", "#E9D859");
                birthdays.properties.put("{" + Ns.APPLE + "}calendar-order", "0");
                birthdays.components.retainAll(List.of("VEVENT"));
            } else {
                made(fresh, kind, user, "contacts", "Contacts", false);
            }
            return fresh;
        });
    }

    private static ObjectCollection made(
            Map<String, ObjectCollection> home, Kind kind, Account user, String name, String title, boolean generated) {
        ObjectCollection collection = new ObjectCollection(kind, user, name);
        collection.properties.put("{DAV:}displayname", title);
        collection.generated = generated;
        home.put(name, collection);
        return collection;
    }

    /** What others share with a user, by the name it has in the user's home. */
    Map<String, ObjectCollection> shared(Kind kind, Account user) {
        Map<String, ObjectCollection> shared = new LinkedHashMap<>();
        for (Account other : world.people().all()) {
            for (ObjectCollection collection : own(kind, other).values()) {
                if (collection.shares.containsKey(user.userId()) && collection.deletedAt.isEmpty()) {
                    shared.put(collection.name + "_shared_by_" + other.userId(), collection);
                }
            }
        }
        return shared;
    }

    /** The address books that the server fills. */
    Map<String, ObjectCollection> generated(Account user) {
        Map<String, ObjectCollection> generated = new LinkedHashMap<>();
        ObjectCollection accounts = made(generated, Kind.ADDRESSBOOK, user, ACCOUNTS, "Accounts", true);
        accounts.properties.put(
                "{" + Ns.CARDDAV + "}addressbook-description", "System address book which holds all accounts");
        for (Account account : world.people().all()) {
            accounts.put(new StoredObject(
                    0,
                    "Database:" + account.userId() + ".vcf",
                    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:" + account.userId() + "\r\nFN:" + account.displayName()
                            + "\r\nEMAIL;TYPE=OTHER:" + account.email() + "\r\nEND:VCARD\r\n",
                    Instant.EPOCH));
        }
        made(generated, Kind.ADDRESSBOOK, user, RECENT, "Recently contacted", true);
        return generated;
    }

    /** What a name in a user's home stands for; nothing for what is deleted. */
    Optional<ObjectCollection> find(Kind kind, Account user, String name) {
        return Optional.ofNullable(own(kind, user).get(name))
                .filter(collection -> collection.deletedAt.isEmpty())
                .or(() -> Optional.ofNullable(shared(kind, user).get(name)))
                .or(() -> kind == Kind.ADDRESSBOOK
                        ? Optional.ofNullable(generated(user).get(name))
                        : Optional.empty());
    }

    static boolean mayWrite(ObjectCollection collection, Account user) {
        return !collection.generated
                && (collection.owner.equals(user) || collection.shares.getOrDefault(user.userId(), false));
    }

    List<Trashed> trash(Account user) {
        return trash.computeIfAbsent(user.userId(), id -> new ArrayList<>());
    }

    Map<String, StoredObject> inbox(Account user) {
        return inboxes.computeIfAbsent(user.userId(), id -> new LinkedHashMap<>());
    }

    StoredObject object(String name, String text) {
        return new StoredObject(
                world.nextId("calendarobjects"), name, text, world.clock().instant());
    }
}
