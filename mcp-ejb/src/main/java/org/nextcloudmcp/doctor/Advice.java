package org.nextcloudmcp.doctor;

/**
 * A setting that follows from what was found.
 *
 * @param setting by its environment name
 * @param value what to set it to; {@code as it is} if it is right already
 * @param why in plain words
 */
public record Advice(String setting, String value, String why) {

    static final String AS_IT_IS = "as it is";
}
