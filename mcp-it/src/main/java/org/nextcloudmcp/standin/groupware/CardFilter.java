package org.nextcloudmcp.standin.groupware;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nextcloudmcp.standin.dav.Xml;
import org.w3c.dom.Element;

/** The filter of an addressbook-query (RFC 6352 section 10.5). */
final class CardFilter {
    private CardFilter() {}

    static boolean matches(Element report, ContentTree card) {
        List<Element> filters = Xml.children(report).stream()
                .filter(one -> one.getLocalName().equals("filter"))
                .toList();
        if (filters.isEmpty() || Xml.children(filters.get(0)).isEmpty()) {
            return true;
        }
        Stream<Element> conditions = Xml.children(filters.get(0)).stream();
        return filters.get(0).getAttribute("test").equals("allof")
                ? conditions.allMatch(one -> property(one, card))
                : conditions.anyMatch(one -> property(one, card));
    }

    private static boolean property(Element filter, ContentTree card) {
        List<ContentTree.Line> lines =
                card.all(filter.getAttribute("name").toUpperCase(Locale.ROOT)).toList();
        List<Element> conditions = Xml.children(filter);
        if (conditions.stream().anyMatch(one -> one.getLocalName().equals("is-not-defined"))) {
            return lines.isEmpty();
        }
        List<TextMatch> texts = conditions.stream()
                .filter(one -> one.getLocalName().equals("text-match"))
                .map(TextMatch::of)
                .toList();
        texts.forEach(TextMatch::refuseEmpty);
        return lines.stream()
                .anyMatch(line -> texts.isEmpty() || texts.stream().anyMatch(text -> text.matches(line.text())));
    }
}
