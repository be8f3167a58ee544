package org.nextcloudmcp.schema;

import java.util.ArrayList;
import java.util.List;

/** What was found not to fit. There is a most, so that a large argument cannot make a large answer. */
final class Problems {

    private final int most;
    private List<String> found = List.of();

    Problems(int most) {
        this.most = most;
    }

    void add(String name, String problem) {
        if (found.isEmpty()) {
            // Nearly every call fits and needs no list.
            found = new ArrayList<>();
        }
        if (!isFull()) {
            found.add(name + " " + problem);
        }
    }

    boolean isFull() {
        return found.size() >= most;
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
