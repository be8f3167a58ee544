package org.nextcloudmcp.auditing;

import org.nextcloudmcp.audit.AuditEvent;

/** An event as one line of the log, for programs that follow it: names and values, without the token. */
final class AuditLine {

    private AuditLine() {}

    static String of(AuditEvent event) {
        var line =
                new StringBuilder().append(event.action()).append(" outcome=").append(event.outcome());
        event.client().ifPresent(client -> line.append(" client=").append(quoted(client.value())));
        event.subject()
                .ifPresent(subject -> line.append(" sub=")
                        .append(quoted(subject.sub()))
                        .append(" issuer=")
                        .append(quoted(subject.issuer())));
        event.tokenFingerprint().ifPresent(fingerprint -> line.append(" token=").append(fingerprint));
        return line.toString();
    }

    /** A value of somebody else's making must not look like another name of ours. */
    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
