package org.nextcloudmcp.standin.cloud;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.MultiStatus;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;

/** Users as principals (RFC 3744): read by name, or searched for. */
public final class PrincipalsApp implements StandInApp {
    private static final String ROOT = "/remote.php/dav/principals/users/";

    private final World world;

    public PrincipalsApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "dav";
    }

    @Override
    public List<String> roots() {
        return List.of(ROOT);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        List<String> path = ask.below(ROOT);
        List<PropertyName> asked = asked(ask);
        MultiStatus answer = new MultiStatus(false);
        if (ask.method().equals("REPORT")) {
            String match = Xml.read(ask.body().bytes()).stream()
                    .flatMap(root -> Xml.all(root, "DAV:", "match").stream())
                    .map(element -> element.getTextContent().toLowerCase(Locale.ROOT))
                    .findFirst()
                    .orElse("");
            world.people().all().stream()
                    .filter(account -> (account.displayName() + "\n" + account.email())
                            .toLowerCase(Locale.ROOT)
                            .contains(match))
                    .forEach(account -> answer.add(href(account.userId()), asked, properties(account)));
            return answer.plain().with("Vary", "Brief,Prefer");
        } else if (path.isEmpty()) {
            throw new DavRefused(DavError.notFound(""));
        }
        Account found = world.people()
                .find(path.get(0))
                .orElseThrow(() -> new DavRefused(DavError.notFound("Principal with name " + path.get(0) + " not found")
                        .with("Vary", "Brief,Prefer")
                        .with("DAV", MultiStatus.GROUPWARE_FEATURES)));
        answer.add(href(found.userId()), asked, properties(found));
        return answer.answer().with("DAV", MultiStatus.GROUPWARE_FEATURES);
    }

    private static List<PropertyName> asked(Ask ask) {
        return Xml.read(ask.body().bytes()).stream()
                .flatMap(root -> Xml.children(root).stream())
                .filter(child -> child.getLocalName().equals("prop"))
                .flatMap(prop -> Xml.children(prop).stream())
                .map(child -> new PropertyName(child.getNamespaceURI(), child.getLocalName()))
                .toList();
    }

    private static String href(String userId) {
        return ROOT + userId + "/";
    }

    private static String link(String path) {
        return "<d:href>" + Xml.escaped(path) + "</d:href>";
    }

    private Map<String, String> properties(Account account) {
        String id = account.userId();
        return Map.of(
                "d:displayname",
                Xml.escaped(account.displayName()),
                "d:resourcetype",
                "<d:principal/>",
                "s:email-address",
                account.email(),
                "cal:calendar-user-address-set",
                link("mailto:" + account.email()) + link(href(id)),
                "cal:calendar-user-type",
                "INDIVIDUAL",
                "cal:calendar-home-set",
                link("/remote.php/dav/calendars/" + id + "/"),
                "cal:schedule-inbox-URL",
                link("/remote.php/dav/calendars/" + id + "/inbox/"),
                "cal:schedule-outbox-URL",
                link("/remote.php/dav/calendars/" + id + "/outbox/"),
                "card:addressbook-home-set",
                link("/remote.php/dav/addressbooks/users/" + id + "/"),
                "d:group-membership",
                world.people().groupsOf(id).stream()
                        .map(group -> link("/remote.php/dav/principals/groups/" + group + "/"))
                        .collect(Collectors.joining()));
    }
}
