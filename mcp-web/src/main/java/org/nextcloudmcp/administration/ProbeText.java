package org.nextcloudmcp.administration;

import java.util.StringJoiner;
import org.nextcloudmcp.doctor.Advice;
import org.nextcloudmcp.doctor.ProbeReport;
import org.nextcloudmcp.doctor.Sentence;

/** A probe's result as an administrator reads it in a terminal, a line for each thing. */
final class ProbeText {

    private ProbeText() {}

    static String of(ProbeReport report) {
        var lines = new StringJoiner("\n", "", "\n");
        lines.add("Probe " + report.id() + " of " + report.startedAt() + ": " + report.now());
        if (!report.sentences().isEmpty()) {
            lines.add("").add("What this provider does, and what that means here");
            report.sentences().forEach(sentence -> lines.add(line(sentence)));
        }
        if (!report.advice().isEmpty()) {
            lines.add("").add("Settings that follow");
            report.advice().forEach(advice -> lines.add(line(advice)));
        }
        return lines.toString();
    }

    private static String line(Sentence sentence) {
        return switch (sentence.mark()) {
                    case GOOD -> "[ok]   ";
                    case NOTE -> "[note] ";
                    case CARE -> "[CARE] ";
                }
                + sentence.topic() + ": " + sentence.text();
    }

    private static String line(Advice advice) {
        return "  " + advice.setting() + ": " + advice.value() + ". " + advice.why();
    }
}
