package org.nextcloudmcp.standin.files.uploads;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
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
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.Target;
import org.nextcloudmcp.standin.files.UserFiles;

/** Chunked upload, version 2: a folder for the chunks, and a MOVE of {@code .file} that puts them together. */
public final class UploadsApp implements StandInApp {
    private static final String ROOT = "/remote.php/dav/uploads/";

    private final World world;
    private final Map<String, NavigableMap<String, byte[]>> uploads = new ConcurrentHashMap<>();

    public UploadsApp(World world) {
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
        if (path.size() < 2 || !path.get(0).equals(user.userId())) {
            throw new DavRefused(DavError.notFound(""));
        }
        String name = path.get(1);
        String key = user.userId() + "/" + name;
        if (path.size() == 2 && ask.method().equals("MKCOL")) {
            Target.of(ask, world.files(user.userId()));
            uploads.put(key, new ConcurrentSkipListMap<>());
            return Answer.html(201);
        }
        NavigableMap<String, byte[]> chunks = uploads.get(key);
        if (chunks == null) {
            throw new DavRefused(DavError.notFound("File with name //" + name + " could not be located"));
        }
        return switch (ask.method()) {
            case "PROPFIND" -> list(ask, ROOT + key + "/", chunks);
            case "PUT" -> chunk(ask, path.get(2), chunks, world.files(user.userId()));
            case "MOVE" -> assembled(ask, key, chunks, world.files(user.userId()));
            case "DELETE" -> {
                uploads.remove(key);
                yield Answer.html(204);
            }
            default -> DavError.noPlugin(ask.method()).answer();
        };
    }

    private static Answer chunk(Ask ask, String name, NavigableMap<String, byte[]> chunks, UserFiles files) {
        Target.of(ask, files);
        files.guard()
                .requireSpace(
                        "/", ask.header("OC-Total-Length").map(Long::valueOf).orElse((long)
                                ask.body().length()));
        chunks.put(name, ask.body().bytes());
        return Answer.html(201);
    }

    private Answer assembled(Ask ask, String key, NavigableMap<String, byte[]> chunks, UserFiles files) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        chunks.values().forEach(whole::writeBytes);
        long announced = ask.header("OC-Total-Length").map(Long::valueOf).orElse((long) whole.size());
        if (announced != whole.size()) {
            throw new DavRefused(DavError.sabre(
                    400,
                    "BadRequest",
                    "Chunks on server do not sum up to " + announced + " but to " + whole.size() + " bytes"));
        }
        DavPath target = Target.of(ask, files);
        Target.requireWritable(ask, files, target);
        Path place = files.at(target);
        boolean exists = UserFiles.isFile(place);
        files.write(place, whole.toByteArray());
        uploads.remove(key);
        String etag = '"' + files.etag(place) + '"';
        return Answer.html(exists ? 204 : 201)
                .with("OC-ETag", etag)
                .with("ETag", etag)
                .with("OC-FileId", files.longId(place));
    }

    private static Answer list(Ask ask, String root, NavigableMap<String, byte[]> chunks) {
        List<PropertyName> asked = Xml.askedFor(ask.body().bytes()).orElse(PropertyName.DEFAULTS);
        MultiStatus answer = new MultiStatus(false);
        answer.add(root, asked, Map.of("d:resourcetype", "<d:collection/>"));
        answer.add(
                root + ".file",
                asked,
                file(chunks.values().stream().mapToLong(chunk -> chunk.length).sum(), root));
        chunks.forEach((name, chunk) -> answer.add(root + name, asked, file(chunk.length, root + name)));
        return answer.answer();
    }

    private static Map<String, String> file(long size, String name) {
        Map<String, String> known = new HashMap<>();
        known.put("d:getetag", "&quot;" + UserFiles.md5(name + size) + "&quot;");
        known.put("d:getcontentlength", String.valueOf(size));
        known.put("d:getcontenttype", "application/octet-stream");
        known.put("d:resourcetype", "");
        return known;
    }
}
