package org.nextcloudmcp.standin.files;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.ContractReplay;
import org.nextcloudmcp.standin.Sample;

class FilesContractTest extends ContractReplay {
    private static final String ROOT = "/remote.php/dav/files/alice/";
    private static final long CAROLS_QUOTA = 1_048_576;
    private static final Set<String> WITH_LINE_END = Set.of(
            "put-etag-same-second-3-stale-if-match-accepted",
            "put-with-mtime-and-checksum",
            "put-unicode-space-percent-hash");
    private static final Map<String, String> NOT_IN_FULL = Map.of(
            "search-by-mime-like", "equal times, which the recorded database ordered",
            "search-by-mtime", "no order was asked for",
            "search-paged-offset", "no order was asked for",
            "unified-search-files-next-page", "equal times, which the recorded database ordered",
            "dav-propfind", "an older run, with other folders");

    FilesContractTest() {
        super("files", "files-search", "files-extra");
    }

    private Answer put(String path, String content) {
        return send("alice", "PUT", ROOT + path, content);
    }

    private UserFiles alice() {
        return world().files("alice");
    }

    @Override
    protected void begin() {
        world().files("carol").guard().limit(CAROLS_QUOTA);
    }

    @Override
    protected boolean endsWithALine(Sample sample) {
        return WITH_LINE_END.contains(sample.title()) || super.endsWithALine(sample);
    }

    @Override
    protected String user(Sample sample) {
        return sample.title().equals("move-to-other-user") ? "alice" : super.user(sample);
    }

    @Override
    protected void before(Sample sample) {
        alice().guard().unlock(alice().at("docs/report.txt"));
        switch (sample.title()) {
            case "put-locked-423", "get-locked-423", "delete-locked-423" ->
                alice().guard().lock(alice().at("docs/report.txt"));
            case "propfind-depth-1-empty-folder" -> send("alice", "MKCOL", ROOT + "emptydir", "");
            case "copy-new-name" -> {
                put("docs/src.txt", "source.");
                put("docs/target.txt", "target");
            }
            case "move-destination-path-only" -> put("docs/target2.txt", "four");
            case "move-if-header-on-destination-stale" ->
                translate(
                        "etag",
                        "2f161c5253fe81b97380d1f9981ee55a",
                        put("docs/dst.txt", "dst\n").header("ETag"));
            case "dav-get" -> {
                send("alice", "MKCOL", ROOT + "dir1", "");
                put("dir1/a.txt", "hello");
            }
            case "dav-put" -> alice().destroy(alice().at("dir1/a.txt"));
            case "report-favourites-empty" -> alice().destroy(alice().at("dir1"));
            case "search-by-name" -> put("docs/readme.md", "# readme\n");
            default -> beforeExtra(sample.title());
        }
    }

    private void beforeExtra(String title) {
        switch (title) {
            case "trashbin-list" ->
                alice().trash().all().stream()
                        .filter(item -> item.original().name().equals("target.txt"))
                        .forEach(item -> alice().trash().remove(item));
            case "versions-list" -> {
                put("docs/report.txt", "version 4\n");
                later(1);
                put("docs/report.txt", "version 5\n");
            }
            case "upload-v2-assemble-wrong-total-length" -> {
                String upload = "/remote.php/dav/uploads/alice/web-file-upload-0002";
                send("alice", "MKCOL", upload, "", "Destination", ROOT + "docs/big.bin");
                send("alice", "PUT", upload + "/00001", "x".repeat(100), "Destination", ROOT + "docs/big.bin");
            }
            case "comments-list" ->
                send(
                        "alice",
                        "POST",
                        "/remote.php/dav/comments/files/" + alice().id(alice().at("docs/report.txt")),
                        "{\"actorType\":\"users\",\"verb\":\"comment\",\"message\":\"Second\"}");
            case "get-binary-png" -> {
                put("docs/pic.png", "a picture");
                translate("file", "170", String.valueOf(alice().id(alice().at("docs/pic.png"))));
            }
            default -> {}
        }
    }

    @Override
    protected Optional<String> onlyTheStatus(Sample sample) {
        return Optional.ofNullable(NOT_IN_FULL.get(sample.title()));
    }

    @Override
    protected boolean anyValue(Sample sample, String path) {
        return sample.title().equals("versions-list") && path.endsWith(".getcontentlength");
    }
}
