package org.nextcloudmcp.standin.sharing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.nextcloudmcp.standin.ContractReplay;
import org.nextcloudmcp.standin.Sample;

@DisplayName("The stand-in's shares")
class SharingContractTest extends ContractReplay {
    private static final String SHARES = "/ocs/v2.php/apps/files_sharing/api/v1/shares?format=json";
    private static final String DAV = "/remote.php/dav/files/";

    /** Whose values are numbers of another Nextcloud, or made of chance. */
    private static final Set<String> OWN =
            Set.of("storage", "item_source", "file_source", "file_parent", "password", "share_with");

    SharingContractTest() {
        super("sharing");
    }

    @Override
    protected void begin() {
        for (String folder : new String[] {"dir1", "shared"}) {
            send("alice", "MKCOL", DAV + "alice/" + folder, "");
        }
        send("bob", "MKCOL", DAV + "bob/Notes", "");
        send("alice", "PUT", DAV + "alice/single.txt", "single\n");
        send("alice", "PUT", DAV + "alice/dir1/b.txt", "four\n");
        send("alice", "PUT", DAV + "alice/shared/a.txt", "hello\n");
        send("alice", "PUT", DAV + "alice/shared/%C3%BC%20%26%20100%25%20%231.txt", "x\n");
        send("alice", "PUT", DAV + "alice/noreshare.txt", "mine\n");
        share("{\"path\":\"/dir1\",\"shareType\":0,\"shareWith\":\"bob\"}", "2");
    }

    @Override
    protected void before(Sample sample) {
        switch (sample.name()) {
            case "64-policy-link-password-required.txt" -> {
                world().set(ShareRules.PASSWORD_NEEDED, "yes");
                world().set(ShareRules.MOST_DAYS, "7");
            }
            case "67-policy-links-forbidden.txt" -> world().set(ShareRules.NO_LINKS, "yes");
            case "68-reshare-without-share-permission.txt" ->
                share("{\"path\":\"/noreshare.txt\",\"shareType\":0,\"shareWith\":\"bob\",\"permissions\":1}", "16");
            default -> {}
        }
    }

    private void share(String body, String recorded) {
        String answer = send("alice", "POST", SHARES, body).body().text();
        try (var reader = Json.createReader(new StringReader(answer))) {
            JsonObject share = reader.readObject().getJsonObject("ocs").getJsonObject("data");
            translate("share", recorded, share.getString("id"));
        }
    }

    @Override
    protected String user(Sample sample) {
        return switch (sample.name().substring(0, 2)) {
            case "32", "63", "68" -> "bob";
            case "33" -> "alice";
            case "01" -> "carol";
            default -> super.user(sample);
        };
    }

    @Override
    protected boolean anyValue(Sample sample, String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        // a root that has had shares mounted loses a letter there, which it has here
        return OWN.contains(name) || (sample.name().startsWith("51") && name.equals("permissions"));
    }
}
