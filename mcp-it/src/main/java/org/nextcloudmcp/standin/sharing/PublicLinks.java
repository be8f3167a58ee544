package org.nextcloudmcp.standin.sharing;

import java.nio.file.Path;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.FileDownload;
import org.nextcloudmcp.standin.files.UserFiles;

/** What a link shows over WebDAV to whoever has it. Links with passwords show nothing here. */
record PublicLinks(World world, Shares shares) {
    static final String ROOT = "/public.php/dav/files/";

    Answer answer(Ask ask) {
        String token = ask.path().substring(ROOT.length()).replaceFirst("/.*$", "");
        return shares.where(share -> share.isLink() && share.token().equals(token)).stream()
                .findFirst()
                .map(share -> share.hash().isEmpty()
                        ? download(ask, share)
                        : DavError.sabre(401, "NotAuthenticated", "").answer())
                .orElseGet(() -> DavError.notFound("").answer());
    }

    private Answer download(Ask ask, Share share) {
        UserFiles files = world.files(share.owner());
        Path place = files.at(share.path());
        if (!ask.method().equals("GET") || !UserFiles.isFile(place)) {
            return DavError.forbidden("").answer();
        }
        return new FileDownload(files).answer(ask, new DavPath(share.path().names()));
    }
}
