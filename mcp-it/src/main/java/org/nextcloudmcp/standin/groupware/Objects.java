package org.nextcloudmcp.standin.groupware;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.Conditions;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;

/** Reading, writing, moving and deleting single objects. */
record Objects(Groupware groupware, Account user) {
    Answer answer(Ask ask, Place place) {
        return switch (ask.method()) {
            case "PUT" -> put(ask, place);
            case "DELETE" -> delete(ask, place);
            case "MOVE", "COPY" -> move(ask, place);
            default -> place.isObject() ? get(ask, place) : export(place);
        };
    }

    private ObjectCollection collection(Place place) {
        return groupware.find(place.kind(), user, place.collection()).orElseThrow(place::missing);
    }

    private static StoredObject object(ObjectCollection collection, Place place) {
        return collection
                .find(place.object())
                .orElseThrow(() -> new DavRefused(DavError.notFound(place.kind().objectWord + " not found")));
    }

    private ObjectCollection writable(Place place) {
        ObjectCollection collection = collection(place);
        if (!Groupware.mayWrite(collection, user)) {
            if (place.kind() == Kind.CALENDAR) {
                throw new DavRefused(DavError.forbidden(""));
            }
            throw collection.generated ? Place.named("Node", place.collection()) : place.missing();
        }
        return collection;
    }

    private Answer get(Ask ask, Place place) {
        StoredObject object = object(collection(place), place);
        String tag = '"' + object.etag() + '"';
        if (ask.query().equals("photo")) {
            return photo(object, tag);
        }
        if (new Conditions(ask).notModified(object.etag())) {
            return Answer.empty(304).with("ETag", tag).with("OC-ETag", tag);
        }
        String component = place.kind() == Kind.ADDRESSBOOK
                ? ""
                : "; component="
                        + object.tree().components().stream()
                                .findFirst()
                                .map(one -> one.name.toLowerCase(java.util.Locale.ROOT))
                                .orElse("");
        return Answer.empty(200)
                .with("Content-Type", place.kind().contentType + component)
                .with(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                object.modified().atOffset(ZoneOffset.UTC)))
                .with("ETag", tag)
                .with("OC-ETag", tag)
                .with("Content-Disposition", disposition(object.name()))
                .saying(object.text());
    }

    private static String disposition(String name) {
        return "attachment; filename*=UTF-8''" + Names.encoded(name) + "; filename=\"" + name.replace('"', '_') + "\"";
    }

    private static Answer photo(StoredObject object, String tag) {
        Optional<ContentTree.Line> photo = object.tree().first("PHOTO");
        Answer answer = Answer.html(photo.isPresent() ? 200 : 204)
                .with("Cache-Control", "private, max-age=3600, must-revalidate")
                .with("ETag", tag)
                .with("OC-ETag", tag);
        if (photo.isEmpty()) {
            return answer.with("Content-Disposition", disposition(object.name()));
        }
        String type = photo.get().param("TYPE").orElse("png").toLowerCase(java.util.Locale.ROOT);
        return answer.with("Content-Type", "image/" + type)
                .with("Content-Disposition", "attachment; filename=" + object.name() + "." + type)
                .saying(Base64.getDecoder().decode(photo.get().value().replaceFirst("^data:[^,]*,", "")));
    }

    private Answer export(Place place) {
        ObjectCollection collection = collection(place);
        String date = groupware.world.clock().instant().toString().substring(0, 10);
        Answer answer = Answer.empty(200)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + collection.name + "-" + date
                                + (place.kind() == Kind.CALENDAR ? ".ics\"" : ".vcf\""));
        if (place.kind() == Kind.ADDRESSBOOK) {
            return answer.with("Content-Type", "text/directory;charset=UTF-8")
                    .saying(collection.byName().stream().map(StoredObject::text).collect(Collectors.joining()));
        }
        ContentTree calendar = ContentTree.parse("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nCALSCALE:GREGORIAN\r\n"
                + "PRODID:-//SabreDAV//SabreDAV//EN\r\nX-WR-CALNAME:" + collection.displayName()
                + "\r\nEND:VCALENDAR\r\n");
        collection
                .inQueryOrder()
                .forEach(object -> calendar.children.addAll(object.tree().components()));
        return answer.with("Content-Type", "text/calendar;charset=UTF-8").saying(calendar.written("\r\n"));
    }

    private Answer put(Ask ask, Place place) {
        ObjectCollection collection = writable(place);
        Optional<StoredObject> before = collection.find(place.object());
        new Conditions(ask)
                .requireForWriting(
                        before.isPresent(), () -> before.map(StoredObject::etag).orElse(""));
        Checked checked =
                place.kind() == Kind.CALENDAR ? Checked.calendar(ask.text(), collection) : Checked.card(ask.text());
        refuseTwin(collection, place, checked.uid());
        Scheduling scheduling = new Scheduling(groupware, collection.owner);
        Optional<String> scheduled =
                place.kind() == Kind.CALENDAR ? scheduling.written(checked.text(), before) : Optional.empty();
        StoredObject stored = groupware.object(place.object(), scheduled.orElse(checked.text()));
        collection.put(before.map(old -> new StoredObject(old.id(), old.name(), stored.text(), stored.modified()))
                .orElse(stored));
        Answer answer = Answer.html(before.isPresent() ? 204 : 201).with("Content-Length", "0");
        if (checked.repair().isPresent()) {
            return answer.with("X-Sabre-Ew-Gross", checked.repair().get());
        } else if (scheduled.isPresent()) {
            return answer;
        }
        String tag = '"' + stored.etag() + '"';
        return answer.with("ETag", tag).with("OC-ETag", tag);
    }

    private void refuseTwin(ObjectCollection collection, Place place, String uid) {
        boolean twin = collection.byName().stream()
                .anyMatch(other ->
                        !other.name().equals(place.object()) && other.uid().equals(uid));
        if (twin) {
            throw new DavRefused(DavError.sabre(
                    400,
                    "BadRequest",
                    place.kind() == Kind.CALENDAR
                            ? "Calendar object with uid already exists in this calendar collection."
                            : "VCard object with uid already exists in this addressbook collection."));
        }
        boolean trashed = collection.kind == Kind.CALENDAR
                && groupware.trash(collection.owner).stream()
                        .anyMatch(one -> one.calendar() == collection
                                && one.object().uid().equals(uid));
        if (trashed) {
            throw new DavRefused(DavError.of(
                    500,
                    "OC\\DB\\Exceptions\\DbalException",
                    "An exception occurred while executing a query: SQLSTATE[23000]: Integrity constraint violation:"
                            + " 19 UNIQUE constraint failed: oc_calendarobjects.calendarid,"
                            + " oc_calendarobjects.calendartype, oc_calendarobjects.uid"));
        }
    }

    private Answer delete(Ask ask, Place place) {
        ObjectCollection collection = writable(place);
        StoredObject object = object(collection, place);
        new Conditions(ask).requireForWriting(true, object::etag);
        collection.remove(object.name());
        if (place.kind() == Kind.CALENDAR) {
            groupware
                    .trash(collection.owner)
                    .add(new Groupware.Trashed(
                            object, collection, groupware.world.clock().instant()));
            new Scheduling(groupware, collection.owner).deleted(object);
        }
        return Answer.html(204).with("Content-Length", "0");
    }

    private Answer move(Ask ask, Place place) {
        ObjectCollection source = collection(place);
        StoredObject object = object(source, place);
        Place target = Place.of(
                place.kind(),
                ask,
                URI.create(ask.header("Destination").orElse("/")).getRawPath());
        ObjectCollection destination = writable(target);
        boolean exists = destination.find(target.object()).isPresent();
        if (exists && ask.header("Overwrite").filter("F"::equals).isPresent()) {
            throw new DavRefused(DavError.condition(
                    "Overwrite", "The destination node already exists, and the overwrite header is set to false"));
        }
        StoredObject moved = groupware.object(target.object(), object.text());
        destination.put(moved);
        if (ask.method().equals("MOVE")) {
            source.remove(object.name());
        }
        return Answer.html(exists ? 204 : 201).with("Content-Length", "0");
    }
}
