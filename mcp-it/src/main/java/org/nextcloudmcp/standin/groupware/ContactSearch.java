package org.nextcloudmcp.standin.groupware;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Locale;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;

/** The search of Nextcloud's header bar, in contacts. */
record ContactSearch(Groupware groupware) {
    Answer answer(Ask ask, Account user) {
        String term = ask.parameter("term").orElse("").toLowerCase(Locale.ROOT);
        JsonArrayBuilder entries = Json.createArrayBuilder();
        int found = 0;
        List<ObjectCollection> books = groupware.own(Kind.ADDRESSBOOK, user).values().stream()
                .sorted(java.util.Comparator.comparing(book -> book.name))
                .toList();
        for (ObjectCollection book : books) {
            for (StoredObject card : book.byName()) {
                ContentTree tree = card.tree();
                if (!(tree.value("FN") + tree.value("EMAIL"))
                        .toLowerCase(Locale.ROOT)
                        .contains(term)) {
                    continue;
                }
                found++;
                String base = groupware.world.url().toString();
                entries.add(Json.createObjectBuilder()
                        .add(
                                "thumbnailUrl",
                                tree.first("PHOTO").isPresent()
                                        ? base + Kind.ADDRESSBOOK.root + user.userId() + "/" + book.name + "/"
                                                + Names.encoded(card.name()) + "?photo"
                                        : "")
                        .add("title", tree.value("FN"))
                        .add("subline", tree.value("EMAIL"))
                        .add("resourceUrl", base + "/apps/contacts/direct/contact/" + tree.uid() + "~" + book.name)
                        .add("icon", "icon-contacts-dark")
                        .add("rounded", true)
                        .add(
                                "attributes",
                                Json.createObjectBuilder()
                                        .add("displayName", tree.value("FN"))
                                        .add("email", tree.value("EMAIL"))
                                        .add("phoneNumber", tree.value("TEL"))));
            }
        }
        return OcsEnvelope.ok(Json.createObjectBuilder()
                .add("name", "Contacts")
                .add("isPaginated", true)
                .add("entries", entries)
                .add("cursor", found)
                .build());
    }
}
