package org.nextcloudmcp.standin;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.nextcloudmcp.standin.cloud.CloudApp;
import org.nextcloudmcp.standin.cloud.FindPeopleApp;
import org.nextcloudmcp.standin.cloud.PrincipalsApp;
import org.nextcloudmcp.standin.cookbook.CookbookApp;
import org.nextcloudmcp.standin.deck.DeckApp;
import org.nextcloudmcp.standin.files.FilesApp;
import org.nextcloudmcp.standin.files.PreviewApp;
import org.nextcloudmcp.standin.files.comments.CommentsApp;
import org.nextcloudmcp.standin.files.search.UnifiedSearchApp;
import org.nextcloudmcp.standin.files.tags.TagsApp;
import org.nextcloudmcp.standin.files.trash.TrashApp;
import org.nextcloudmcp.standin.files.uploads.UploadsApp;
import org.nextcloudmcp.standin.files.versions.VersionsApp;
import org.nextcloudmcp.standin.groupware.GroupwareApp;
import org.nextcloudmcp.standin.notes.NotesApp;
import org.nextcloudmcp.standin.sharing.SharingApp;
import org.nextcloudmcp.standin.tables.TablesApp;
import org.nextcloudmcp.standin.talk.TalkApp;

/** The apps of a new stand-in. */
final class Apps {
    private Apps() {}

    static Routes routes(URI url, Path folder, TokenCheck tokens, Clock clock) {
        World world = new World(url, folder, tokens, clock);
        return new Routes(world, tokens, all(world));
    }

    private static List<StandInApp> all(World world) {
        return List.of(
                new FilesApp(world),
                new TrashApp(world),
                new VersionsApp(world),
                new UploadsApp(world),
                new CommentsApp(world),
                new TagsApp(world),
                new PreviewApp(world),
                new UnifiedSearchApp(world),
                new CloudApp(world),
                new FindPeopleApp(world),
                new PrincipalsApp(world),
                new NotesApp(world),
                new SharingApp(world),
                new GroupwareApp(world),
                new DeckApp(world),
                new TablesApp(world),
                new CookbookApp(world),
                new TalkApp(world));
    }
}
