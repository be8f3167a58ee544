package org.nextcloudmcp.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Compares XML: the same elements in the same order; the same texts, but for ids, tokens and times. Prefixes are free. */
final class XmlComparison {
    private static final Pattern ID = Pattern.compile(
            "(?i)(getetag|etag|fileid|id|sync-token|getctag|checksum|ctag|comments-href|token|objectId)");
    private static final Pattern TIME = Pattern.compile(
            "(?i)(getlastmodified|creationdate|.*-?time|creationDateTime|modificationDateTime|last-modified|deleted-at)");

    private final Translations translations;
    private final Predicate<String> anyValue;
    private final List<String> problems = new ArrayList<>();

    /** @param anyValue paths of local names like {@code multistatus.response.propstat.prop.size} */
    XmlComparison(Translations translations, Predicate<String> anyValue) {
        this.translations = translations;
        this.anyValue = anyValue;
    }

    List<String> problems(Element recorded, Element actual) {
        compare(recorded.getLocalName(), recorded, actual);
        return problems;
    }

    private void compare(String path, Element recorded, Element actual) {
        if (!name(recorded).equals(name(actual))) {
            problems.add(path + ": recorded " + name(recorded) + " but was " + name(actual));
            return;
        }
        List<Element> theirs = children(recorded);
        List<Element> ours = recorded.getTextContent().contains("[... shortened by the recorder")
                ? children(actual)
                        .subList(0, Math.min(theirs.size(), children(actual).size()))
                : children(actual);
        if (!theirs.stream()
                        .map(XmlComparison::name)
                        .toList()
                        .equals(ours.stream().map(XmlComparison::name).toList())
                && !anyValue.test(path)) {
            problems.add(path + ": recorded " + said(theirs) + " but was " + said(ours));
        }
        if (theirs.isEmpty() && ours.isEmpty()) {
            text(
                    path,
                    recorded.getLocalName(),
                    recorded.getTextContent().strip(),
                    // the recorder left carriage returns out
                    actual.getTextContent().replace("\r", "").strip());
        }
        for (int i = 0; i < Math.min(theirs.size(), ours.size()); i++) {
            compare(path + "." + theirs.get(i).getLocalName(), theirs.get(i), ours.get(i));
        }
    }

    private static String said(List<Element> elements) {
        return elements.stream()
                .map(element -> children(element).isEmpty()
                        ? element.getLocalName()
                        : element.getLocalName() + "("
                                + children(element).get(0).getTextContent() + ")")
                .toList()
                .toString();
    }

    private void text(String path, String name, String recorded, String actual) {
        if (ID.matcher(name).matches() && !recorded.isEmpty() && !actual.isEmpty()) {
            translations
                    .learn(recorded.matches("\\d+") ? Translations.kind(name) : "", recorded, actual)
                    .ifPresent(problem -> problems.add(path + ": " + problem));
        } else if (!translations.text(recorded).equals(actual)
                && !similar(name, recorded, actual)
                && !anyValue.test(path)) {
            problems.add(path + ": recorded \"" + recorded + "\" but was \"" + actual + "\"");
        }
    }

    private boolean similar(String name, String recorded, String actual) {
        if (TIME.matcher(name).matches()) {
            return recorded.isEmpty() == actual.isEmpty();
        }
        if (!name.equals("href") || !recorded.replaceAll("\\d+", "0").equals(actual.replaceAll("\\d+", "0"))) {
            return false;
        }
        translations.learnPath(recorded, actual);
        return true;
    }

    private static String name(Element element) {
        return "{" + element.getNamespaceURI() + "}" + element.getLocalName();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(one);
            }
        }
        return children;
    }
}
