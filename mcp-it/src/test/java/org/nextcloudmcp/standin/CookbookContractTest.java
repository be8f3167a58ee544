package org.nextcloudmcp.standin;

import java.util.Map;
import java.util.Optional;

/** Cookbook as recorded: recipes, categories, keywords, settings and the import from web pages. */
class CookbookContractTest extends ContractReplay {
    /** Files that were made before the first recipe, and between two of them by what the app does on its own. */
    private static final Map<String, Integer> OTHER_FILES = Map.of("01-", 229, "23-", 7, "45-", 2);

    CookbookContractTest() {
        super("cookbook");
    }

    @Override
    protected void before(Sample sample) {
        OTHER_FILES.forEach((number, files) -> {
            for (int i = 0; sample.name().startsWith(number) && i < files; i++) {
                world().nextId("cookbook");
            }
        });
    }

    @Override
    protected String user(Sample sample) {
        return sample.name().contains("after-other-user") ? "alice" : super.user(sample);
    }

    @Override
    protected Optional<String> onlyTheStatus(Sample sample) {
        return sample.name().startsWith("50-") ? Optional.of("the recorder cut its JSON in two") : Optional.empty();
    }
}
