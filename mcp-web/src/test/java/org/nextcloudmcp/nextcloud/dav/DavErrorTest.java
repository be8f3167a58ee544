package org.nextcloudmcp.nextcloud.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.Recorded;

@DisplayName("The words of a WebDAV error")
class DavErrorTest {

    @Test
    @DisplayName("are the message and nothing beside it")
    void message() {
        assertThat(DavError.message(
                        Recorded.answer("files/24-put-forbidden-name-htaccess").body()))
                .contains("Filename is a reserved word");
    }

    @Test
    @DisplayName("are none where there is no message")
    void none() {
        for (var body : new String[] {"", "<html><body>x</body></html>", "<broken", "<!DOCTYPE a><a/>"}) {
            assertThat(DavError.message(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
    }
}
