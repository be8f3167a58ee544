package org.nextcloudmcp.standin.groupware;

import java.util.List;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;

/**
 * Where a request goes.
 *
 * @param user whose home
 * @param rest what follows: nothing, a collection, or a collection and an object
 */
record Place(Kind kind, String user, List<String> rest) {
    static Place of(Kind kind, Ask ask) {
        return of(kind, ask, ask.path());
    }

    static Place of(Kind kind, Ask ask, String path) {
        List<String> parts = ask.at(path).below(kind.root);
        return new Place(
                kind, parts.isEmpty() ? "" : parts.get(0), parts.isEmpty() ? parts : parts.subList(1, parts.size()));
    }

    boolean isHome() {
        return rest.isEmpty();
    }

    boolean isObject() {
        return rest.size() == 2;
    }

    String collection() {
        return rest.isEmpty() ? "" : rest.get(0);
    }

    String object() {
        return isObject() ? rest.get(1) : "";
    }

    String homeHref() {
        return kind.root + Names.encoded(user) + "/";
    }

    String href() {
        return homeHref() + Names.encoded(collection()) + "/";
    }

    String href(StoredObject object) {
        return href() + Names.encoded(object.name());
    }

    /** Other people's things are not there; in which words depends on the method. */
    DavRefused foreign(String method) {
        if (method.equals("PUT") || (method.equals("DELETE") && isObject())) {
            return named(kind.word, collection());
        } else if (isObject()) {
            return named("Node", object());
        }
        return named("Node", method.equals("POST") ? collection() : user);
    }

    /** There is no such collection in the user's own home. */
    DavRefused missing() {
        return named(kind == Kind.ADDRESSBOOK ? kind.word : "Node", collection());
    }

    static DavRefused named(String what, String name) {
        return new DavRefused(DavError.notFound(what + " with name '" + name + "' could not be found"));
    }
}
