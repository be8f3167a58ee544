package org.nextcloudmcp.nextcloud.calendar.events;

import java.util.Locale;
import java.util.Set;
import org.nextcloudmcp.nextcloud.RefusedException;

/** Colours of events: names of CSS Color Module Level 3, as COLOR wants them (RFC 7986 section 5.9). */
final class EventColor {

    private static final Set<String> NAMES = Set.of(("aliceblue antiquewhite aqua aquamarine azure beige bisque black"
                    + " blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral"
                    + " cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey"
                    + " darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen"
                    + " darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray"
                    + " dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod"
                    + " gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush"
                    + " lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen"
                    + " lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey"
                    + " lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue"
                    + " mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise"
                    + " mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive"
                    + " olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip"
                    + " peachpuff peru pink plum powderblue purple red rosybrown royalblue saddlebrown salmon sandybrown"
                    + " seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue"
                    + " tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen")
            .split(" "));

    private EventColor() {}

    /**
     * The name as it stands in a file; blank for none.
     *
     * @throws RefusedException if it is no such name; Nextcloud would store it and never show it
     */
    static String name(String given) {
        var name = given.strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !NAMES.contains(name)) {
            throw new RefusedException(
                    "The colour of an event must be a CSS colour name.",
                    "Nothing was written. Use one such as tomato, gold or steelblue; #RRGGBB is for calendars only.");
        }
        return name;
    }
}
