package org.nextcloudmcp.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The stand-in's address books answer as was recorded")
class ContactsContractTest extends ContractReplay {
    private static final String CLIENTS = "/remote.php/dav/addressbooks/users/alice/clients/";

    ContactsContractTest() {
        super("contacts");
    }

    @Override
    protected void before(Sample sample) {
        if (sample.name().startsWith("13-")) {
            put(
                    CLIENTS + "c-2.vcf",
                    "BEGIN:VCARD\nVERSION:3.0\nUID:c-2\nFN:Berta Beispiel\nN:Beispiel;Berta;;;\n"
                            + "EMAIL:berta@example.com\nCATEGORIES:VIP\nEND:VCARD\n");
        } else if (sample.name().startsWith("22-")) {
            put(
                    CLIENTS + "uid%20with%20space@host.vcf",
                    "BEGIN:VCARD\nVERSION:3.0\nUID:uid with space@host\n"
                            + "FN:Space Uid\nN:Uid;Space;;;\nEND:VCARD\n");
        } else if (sample.name().startsWith("26-")) {
            translateUid();
        }
    }

    /** The server gives a UID to who has none. */
    private void translateUid() {
        String card = send("alice", "GET", CLIENTS + "nouid.vcf", "").body().text();
        Matcher uid = Pattern.compile("UID:(\\S+)").matcher(card);
        assertThat(uid.find()).isTrue();
        translate("", "ba776baa-a748-454d-9e10-9a149946fe0f", uid.group(1));
    }

    private void put(String path, String card) {
        assertThat(send("alice", "PUT", path, card, "Content-Type", "text/vcard")
                        .status())
                .isEqualTo(201);
    }

    @Override
    protected String user(Sample sample) {
        return sample.name().startsWith("65-") ? "carol" : super.user(sample);
    }

    @Override
    protected Optional<String> onlyTheStatus(Sample sample) {
        return switch (sample.name()) {
            case "42-sync-collection-initial.txt" -> Optional.of("the recorder left out elements in its middle");
            case "carddav-propfind.txt" ->
                Optional.of("a PROPFIND without a body, whose properties no client of ours reads");
            default -> Optional.empty();
        };
    }
}
