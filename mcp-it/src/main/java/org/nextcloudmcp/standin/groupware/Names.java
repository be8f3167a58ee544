package org.nextcloudmcp.standin.groupware;

import java.nio.charset.StandardCharsets;

/** Names in hrefs, with the hexadecimal digits in lower case that SabreDAV writes. */
final class Names {
    private Names() {}

    static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            if (letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~()@".indexOf(letter) >= 0)) {
                text.append(letter);
            } else {
                text.append(String.format("%%%02x", octet & 0xff));
            }
        }
        return text.toString();
    }
}
