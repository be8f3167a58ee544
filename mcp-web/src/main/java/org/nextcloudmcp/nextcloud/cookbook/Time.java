package org.nextcloudmcp.nextcloud.cookbook;

/** How long something takes. The app stores nothing, without a word, for every other form, and leaves out days and weeks. */
final class Time {

    /** ISO 8601 with hours, minutes and seconds only; the empty text takes a time away. */
    static final String FORM = "|PT(?=[0-9])([0-9]{1,4}H)?([0-9]{1,4}M)?([0-9]{1,5}S)?";

    static final String EXAMPLE = " as ISO 8601 with hours, minutes and seconds, such as PT1H30M or PT45M";

    private Time() {}
}
