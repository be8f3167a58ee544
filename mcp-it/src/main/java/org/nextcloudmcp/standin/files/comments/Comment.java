package org.nextcloudmcp.standin.files.comments;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.nextcloudmcp.standin.People;
import org.nextcloudmcp.standin.dav.Xml;
import org.nextcloudmcp.standin.files.FileProperties;

/**
 * A comment about a file.
 *
 * @param second when it was written, in seconds since 1970
 */
record Comment(long id, long fileId, String author, String message, long second) {
    private static final Pattern MENTION = Pattern.compile("@(\\w+)");

    /** What a REPORT says of it, in its order. */
    Map<String, String> reported(People people) {
        Map<String, String> known = head();
        known.put("oc:verb", "comment");
        known.putAll(who());
        known.put("oc:objectType", "files");
        known.put("oc:objectId", String.valueOf(fileId));
        known.put("oc:message", Xml.escaped(message));
        known.put("oc:actorDisplayName", displayName(people));
        known.put("oc:isUnread", "false");
        known.put("oc:mentions", mentions(people));
        return known;
    }

    /** What a PROPFIND says of it, in its order. */
    Map<String, String> found(People people) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("d:resourcetype", "");
        known.putAll(head());
        known.put("oc:message", Xml.escaped(message));
        known.put("oc:verb", "comment");
        known.putAll(who());
        known.put("oc:objectType", "files");
        known.put("oc:objectId", String.valueOf(fileId));
        for (String empty : new String[] {"referenceId", "metaData", "reactions", "expireDate"}) {
            known.put("oc:" + empty, "");
        }
        known.put("oc:actorDisplayName", displayName(people));
        known.put("oc:mentions", mentions(people));
        known.put("oc:isUnread", "false");
        return known;
    }

    private Map<String, String> head() {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("oc:id", String.valueOf(id));
        known.put("oc:parentId", "0");
        known.put("oc:topmostParentId", "0");
        known.put("oc:childrenCount", "0");
        return known;
    }

    private Map<String, String> who() {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("oc:actorType", "users");
        known.put("oc:actorId", author);
        known.put("oc:creationDateTime", FileProperties.httpDate(Instant.ofEpochSecond(second)));
        known.put("oc:latestChildDateTime", "");
        return known;
    }

    private String displayName(People people) {
        return people.find(author)
                .map(account -> Xml.escaped(account.displayName()))
                .orElse(author);
    }

    private String mentions(People people) {
        StringBuilder xml = new StringBuilder();
        MENTION.matcher(message)
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(1))
                .flatMap(name -> people.find(name).stream())
                .forEach(account -> xml.append("<oc:mention><oc:mentionType>user</oc:mentionType><oc:mentionId>"
                        + account.userId() + "</oc:mentionId><oc:mentionDisplayName>"
                        + Xml.escaped(account.displayName()) + "</oc:mentionDisplayName></oc:mention>"));
        return xml.toString();
    }
}
