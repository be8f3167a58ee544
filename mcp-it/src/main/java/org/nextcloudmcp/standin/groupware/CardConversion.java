package org.nextcloudmcp.standin.groupware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nextcloudmcp.standin.dav.Xml;
import org.w3c.dom.Element;

/** A card as a report wants it: in version 3.0 unless it asks for 4.0, and with some properties only if it names them. */
final class CardConversion {
    private CardConversion() {}

    static String of(StoredObject object, Element data) {
        ContentTree card = object.tree();
        boolean four = data.getAttribute("version").equals("4.0");
        List<String> wanted = Xml.children(data).stream()
                .map(one -> one.getAttribute("name").toUpperCase(Locale.ROOT))
                .toList();
        boolean converts = card.value("VERSION").equals("4.0") != four;
        if (!converts && wanted.isEmpty()) {
            return object.text();
        }
        ContentTree answer = new ContentTree("VCARD");
        for (ContentTree.Line line : card.lines) {
            String name = line.name().substring(line.name().lastIndexOf('.') + 1);
            if (name.equals("VERSION")) {
                answer.lines.add(FreeBusy.line("VERSION", four ? "4.0" : "3.0"));
                if (converts) {
                    answer.lines.add(FreeBusy.line("PRODID", "-//Sabre//Sabre VObject 4.5.6//EN"));
                }
            } else if (wanted.isEmpty()
                    || wanted.contains(name)
                    || List.of("UID", "FN").contains(name)) {
                convert(line, name, converts, four, answer.lines);
            }
        }
        return answer.written(ContentTree.lineEnd(object.text()));
    }

    private static void convert(
            ContentTree.Line line, String name, boolean converts, boolean four, List<ContentTree.Line> to) {
        if (!converts) {
            to.add(line);
        } else if (four) {
            to.add(name.equals("URL") ? new ContentTree.Line(line.name(), "VALUE=URI", line.value()) : line);
        } else if (name.equals("BDAY") && line.value().matches("--\\d{4}")) {
            String day = line.value().substring(2, 4) + "-" + line.value().substring(4);
            to.add(new ContentTree.Line(line.name(), "X-APPLE-OMIT-YEAR=1604", "1604-" + day));
        } else if (!name.equals("KIND")) {
            List<String> params = new ArrayList<>(
                    line.params().isEmpty() ? List.of() : List.of(line.params().split(";(?=[A-Z-]+=)")));
            params.replaceAll(one -> one.startsWith("PREF=") ? "TYPE=PREF" : one.replace("VALUE=uri", "VALUE=URI"));
            params.sort(java.util.Comparator.naturalOrder());
            to.add(new ContentTree.Line(line.name(), String.join(";", params), line.value()));
        }
    }
}
