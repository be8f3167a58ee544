package org.nextcloudmcp.standin.files;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;

/**
 * A path below a user's root, as names. It cannot leave the root: a name {@code ..} is never resolved.
 *
 * @param names decoded; none for the root itself
 */
public record DavPath(List<String> names) {
    private static final int LONGEST_NAME = 250;

    /** Reads the percent-encoded rest of a URL. */
    public static DavPath parse(String inside) {
        if (Arrays.asList(inside.split("/", -1)).contains("..")) {
            throw new DavRefused(DavError.forbidden("Permission denied to create file (filename "
                    + inside.substring(inside.lastIndexOf('/') + 1) + ")"));
        }
        List<String> names = Arrays.stream(inside.split("/"))
                .filter(name -> !name.isEmpty())
                .map(name -> URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        if (names.contains("..") || names.contains(".")) {
            throw new DavRefused(DavError.notFound("File with name /" + names.get(0) + "/.. could not be located"));
        }
        return new DavPath(names);
    }

    /** The names of a place below another. */
    static List<String> names(Path above, Path place) {
        return StreamSupport.stream(above.relativize(place).spliterator(), false)
                .map(Path::toString)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    public boolean isRoot() {
        return names.isEmpty();
    }

    public String name() {
        return isRoot() ? "" : names.get(names.size() - 1);
    }

    public DavPath parent() {
        return new DavPath(names.subList(0, Math.max(0, names.size() - 1)));
    }

    public DavPath child(String name) {
        return new DavPath(java.util.stream.Stream.concat(names.stream(), java.util.stream.Stream.of(name))
                .toList());
    }

    /** Names that Nextcloud does not take for anything new. */
    public void requireAllowedName() {
        String name = name();
        if (name.contains("\\")) {
            throw new DavRefused(DavError.badName("\"\\\" is not allowed inside a file or folder name."));
        } else if (name.equals(".htaccess")) {
            throw new DavRefused(DavError.badName("Filename is a reserved word"));
        } else if (name.endsWith(".part") || name.endsWith(".filepart")) {
            throw new DavRefused(
                    DavError.badName("\"" + name.substring(name.lastIndexOf('.')) + "\" is a forbidden file type."));
        } else if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new DavRefused(DavError.badName("Filename is too long"));
        }
    }

    /** The refusal for something that is not there, in Nextcloud's words, in which the root's slash is doubled. */
    public DavRefused missing() {
        String folder = parent().isRoot() ? "/" : "/" + String.join("/", parent().names());
        return new DavRefused(DavError.notFound("File with name " + folder + "/" + name() + " could not be located"));
    }

    /** Percent-encoded for an answer, with hex digits in lower case as Nextcloud writes them. */
    public String href(String root, boolean folder) {
        StringBuilder href = new StringBuilder(root);
        for (int i = 0; i < names.size(); i++) {
            href.append(i == 0 ? "" : "/").append(encoded(names.get(i)));
        }
        return href.append(folder && !isRoot() ? "/" : "").toString();
    }

    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            if (letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~()".indexOf(letter) >= 0)) {
                text.append(letter);
            } else {
                text.append(String.format("%%%02x", octet & 0xff));
            }
        }
        return text.toString();
    }
}
