package org.nextcloudmcp.nextcloud.files;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What carries the operator's tag. Paths are compared without regard to case and to the form of accents: storage behind a
 * Nextcloud may take both for the same, and hiding a namesake too many is the lesser evil.
 */
final class TaggedFiles {

    private final List<FilePath> folders;
    private final NavigableSet<String> paths;
    private final Set<Long> numbers;

    /**
     * @param folders those of the tagged that are folders
     * @param paths of all that are tagged
     * @param numbers of all that are tagged
     */
    TaggedFiles(List<FilePath> folders, List<FilePath> paths, Set<Long> numbers) {
        this.folders = List.copyOf(folders);
        this.paths = paths.stream().map(TaggedFiles::folded).collect(Collectors.toCollection(TreeSet::new));
        this.numbers = Set.copyOf(numbers);
    }

    boolean hides(FilePath path) {
        for (var at = path; !at.isRoot(); at = at.parent()) {
            if (paths.contains(folded(at))) {
                return true;
            }
        }
        return false;
    }

    boolean hidesInside(FilePath folder) {
        var start = folder.isRoot() ? "" : folded(folder) + "/";
        return Optional.ofNullable(paths.ceiling(start))
                .filter(path -> path.startsWith(start))
                .isPresent();
    }

    boolean isTagged(OptionalLong number) {
        return number.isPresent() && numbers.contains(number.getAsLong());
    }

    boolean hasFolders() {
        return !folders.isEmpty();
    }

    List<FilePath> folders() {
        return folders;
    }

    int weight() {
        return 1 + 10 * paths.size() + 3 * numbers.size();
    }

    private static String folded(FilePath path) {
        return Normalizer.normalize(path.toString(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
