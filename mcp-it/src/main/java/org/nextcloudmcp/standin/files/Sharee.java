package org.nextcloudmcp.standin.files;

import java.util.List;
import java.util.stream.Collectors;
import org.nextcloudmcp.standin.dav.Xml;

/**
 * With whom a file or folder is shared.
 *
 * @param type the number of the kind of share
 * @param id of a user or group; empty for a link
 */
public record Sharee(int type, String id, String displayName) {
    /** The value of {@code oc:share-types}. */
    static String types(List<Sharee> sharees) {
        return sharees.stream()
                .map(Sharee::type)
                .distinct()
                .sorted()
                .map(type -> "<oc:share-type>" + type + "</oc:share-type>")
                .collect(Collectors.joining());
    }

    /** The value of {@code nc:sharees}. */
    static String xml(List<Sharee> sharees) {
        return sharees.stream()
                .map(sharee -> "<nc:sharee>" + element("id", sharee.id())
                        + element("display-name", sharee.displayName()) + element("type", "" + sharee.type())
                        + "</nc:sharee>")
                .collect(Collectors.joining());
    }

    private static String element(String name, String text) {
        return text.isEmpty() ? "<nc:" + name + "/>" : "<nc:" + name + ">" + Xml.escaped(text) + "</nc:" + name + ">";
    }
}
