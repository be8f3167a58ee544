package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

    private static InputStream bytes(int length) {
        return new ByteArrayInputStream("x".repeat(length).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_body_of_the_largest_size_is_read() throws IOException {
        assertThat(BoundedBody.read(bytes(BoundedBody.LARGEST))).hasSize(BoundedBody.LARGEST);
    }

    @Test
    void a_body_one_byte_larger_is_refused() {
        assertThatThrownBy(() -> BoundedBody.read(bytes(BoundedBody.LARGEST + 1)))
                .isInstanceOf(BoundedBody.OversizedBody.class);
    }

    @Test
    void no_body_is_an_empty_one() throws IOException {
        assertThat(BoundedBody.read(null)).isEmpty();
    }
}
