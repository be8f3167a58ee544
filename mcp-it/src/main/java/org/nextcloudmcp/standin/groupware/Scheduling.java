package org.nextcloudmcp.standin.groupware;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nextcloudmcp.standin.Account;

/** Invitations among the users of one server (RFC 6638 section 3.2). Mail is off. */
record Scheduling(Groupware groupware, Account owner) {
    /**
     * Tells the others what was written.
     *
     * @return the text with what became of it; empty if there was nothing to tell
     */
    Optional<String> written(String text, Optional<StoredObject> before) {
        ContentTree calendar = ContentTree.parse(text);
        List<ContentTree> components = calendar.components();
        if (components.stream()
                .noneMatch(one -> one.first("ORGANIZER").isPresent()
                        && one.first("ATTENDEE").isPresent())) {
            return Optional.empty();
        }
        boolean organises = components.stream()
                .allMatch(one -> address(one.value("ORGANIZER")).equals(address(owner.email())));
        if (!organises) {
            reply(calendar);
            return Optional.of(calendar.written(ContentTree.lineEnd(text)));
        }
        before.ifPresent(old -> cancelRemoved(old.tree(), calendar));
        Map<String, Account> invited = invited(calendar);
        invited.values().forEach(guest -> deliver(guest, calendar));
        for (ContentTree one : components) {
            one.lines.replaceAll(line -> line.name().equals("ATTENDEE")
                            && !address(line.value()).equals(address(owner.email()))
                            && line.param("SCHEDULE-STATUS").isEmpty()
                    ? new ContentTree.Line(
                            line.name(),
                            (line.params().isEmpty() ? "" : line.params() + ";") + "SCHEDULE-STATUS=1.1",
                            line.value())
                    : line);
        }
        return Optional.of(calendar.written(ContentTree.lineEnd(text)));
    }

    /** An organiser's event was deleted: the others see it cancelled. */
    void deleted(StoredObject object) {
        ContentTree calendar = object.tree();
        boolean organises = calendar.components().stream()
                .anyMatch(one -> address(one.value("ORGANIZER")).equals(address(owner.email())));
        if (organises) {
            invited(calendar).values().forEach(guest -> cancel(guest, object.uid()));
        }
    }

    private void cancelRemoved(ContentTree old, ContentTree now) {
        Map<String, Account> still = invited(now);
        invited(old).forEach((address, guest) -> {
            if (!still.containsKey(address)) {
                cancel(guest, old.uid());
            }
        });
    }

    private void cancel(Account guest, String uid) {
        copy(guest, uid).ifPresent(found -> {
            ContentTree calendar = found.tree();
            calendar.components().forEach(one -> {
                one.lines.removeIf(line -> line.name().equals("STATUS"));
                one.lines.add(FreeBusy.line("STATUS", "CANCELLED"));
            });
            personal(guest)
                    .put(new StoredObject(
                            found.id(),
                            found.name(),
                            calendar.written("\r\n"),
                            groupware.world.clock().instant()));
        });
    }

    private void deliver(Account guest, ContentTree invitation) {
        ContentTree calendar = Expansion.empty();
        invitation.children.stream().filter(one -> one.name.equals("VTIMEZONE")).forEach(calendar.children::add);
        for (ContentTree one : invitation.components()) {
            ContentTree event = new ContentTree(one.name);
            one.lines.stream().filter(line -> !line.name().equals("DTSTAMP")).forEach(event.lines::add);
            event.lines.add(FreeBusy.line(
                    "DTSTAMP", Times.UTC.format(groupware.world.clock().instant())));
            calendar.children.add(event);
        }
        String text = calendar.written("\r\n");
        Optional<StoredObject> old = copy(guest, calendar.uid());
        String name = old.map(StoredObject::name).orElseGet(() -> "sabredav-" + UUID.randomUUID() + ".ics");
        StoredObject stored = groupware.object(name, text);
        personal(guest).put(stored);
        groupware
                .inbox(guest)
                .put(name, groupware.object(name, text.replace("CALSCALE", "METHOD:REQUEST\r\nCALSCALE")));
    }

    /** What a guest answers goes into the organiser's own copy. */
    private void reply(ContentTree calendar) {
        String status = calendar.components().stream()
                .flatMap(one -> one.all("ATTENDEE"))
                .filter(line -> address(line.value()).equals(address(owner.email())))
                .findFirst()
                .flatMap(line -> line.param("PARTSTAT"))
                .orElse("NEEDS-ACTION");
        account(calendar.components().get(0).value("ORGANIZER"))
                .ifPresent(organiser -> groupware
                        .own(Kind.CALENDAR, organiser)
                        .values()
                        .forEach(one -> one.byName().stream()
                                .filter(object -> object.uid().equals(calendar.uid()))
                                .forEach(object -> one.put(answered(object, status)))));
    }

    private StoredObject answered(StoredObject object, String status) {
        ContentTree tree = object.tree();
        tree.components()
                .forEach(one -> one.lines.replaceAll(line ->
                        line.name().equals("ATTENDEE") && address(line.value()).equals(address(owner.email()))
                                ? new ContentTree.Line(
                                        line.name(),
                                        line.params().replaceAll("PARTSTAT=[A-Z-]+", "PARTSTAT=" + status),
                                        line.value())
                                : line));
        return new StoredObject(
                object.id(),
                object.name(),
                tree.written("\r\n"),
                groupware.world.clock().instant());
    }

    private Optional<StoredObject> copy(Account guest, String uid) {
        return personal(guest).byName().stream()
                .filter(object -> object.uid().equals(uid))
                .findFirst();
    }

    private ObjectCollection personal(Account user) {
        return groupware.own(Kind.CALENDAR, user).values().iterator().next();
    }

    private Map<String, Account> invited(ContentTree calendar) {
        return calendar.components().stream()
                .flatMap(one -> one.all("ATTENDEE"))
                .map(line -> account(line.value()))
                .flatMap(Optional::stream)
                .filter(guest -> !guest.equals(owner))
                .collect(Collectors.toMap(guest -> address(guest.email()), guest -> guest, (one, same) -> one));
    }

    private Optional<Account> account(String address) {
        return groupware.world.people().all().stream()
                .filter(account -> !account.email().isEmpty())
                .filter(account -> address(account.email()).equals(address(address)))
                .findFirst();
    }

    private static String address(String value) {
        return value.toLowerCase(Locale.ROOT).replaceFirst("^mailto:", "");
    }
}
