package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;

/** Listings in pages: the first page names a token, by which the others come from the same listing. */
final class Pages {
    private static final int USUAL_COUNT = 100;

    private final Map<String, List<Path>> listings = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();

    Answer answer(Ask ask, List<Path> all, Function<List<Path>, Answer> answer) {
        if (ask.header("X-NC-Paginate").filter("true"::equals).isEmpty()) {
            return answer.apply(all);
        }
        int count = number(ask, "X-NC-Paginate-Count").orElse(USUAL_COUNT);
        Optional<List<Path>> known = ask.header("X-NC-Paginate-Token").map(listings::get);
        if (known.isPresent()) {
            int offset = number(ask, "X-NC-Paginate-Offset").orElse(0);
            return answer.apply(part(known.get(), offset, count)).with("X-NC-Paginate", "true");
        }
        String token = UserFiles.md5("page" + next.incrementAndGet());
        listings.put(token, all);
        return answer.apply(part(all, 0, count))
                .with("X-NC-Paginate", "true")
                .with("X-NC-Paginate-Token", token)
                .with("X-NC-Paginate-Total", String.valueOf(all.size()));
    }

    private static Optional<Integer> number(Ask ask, String header) {
        return ask.header(header).map(Integer::valueOf);
    }

    private static List<Path> part(List<Path> all, int offset, int count) {
        return all.subList(Math.min(offset, all.size()), Math.min(offset + count, all.size()));
    }
}
