package com.meterwise.platform.figures;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A number an operations team watches, asked of the service's database.
 *
 * @param name        such as meterwise.outbox.age.seconds; on the metrics endpoint dots are underscores
 * @param description a sentence, with the unit
 * @param sql         returns one row with one number, or null where there is nothing to tell
 */
public record Figure(String name, String description, String sql) {
    private static final Pattern NAME = Pattern.compile("meterwise(\\.[a-z]+)+");

    public Figure {
        Objects.requireNonNull(sql);
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("a figure is called meterwise.some.thing, not " + name);
        if (description.isBlank()) throw new IllegalArgumentException(name + " needs a description");
    }
}
