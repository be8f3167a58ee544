package org.nextcloudmcp.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Collection;
import org.nextcloudmcp.json.CachedJson;

/**
 * The constraints of Jakarta Validation as keywords of JSON Schema. Only those that can be said in a schema are known;
 * any other would be a promise that nobody keeps, and is refused.
 */
final class Constraints {

    private static final String PACKAGE = Min.class.getPackageName();

    private final String type;
    private final JsonObjectBuilder schema;

    private Constraints(JsonObject base) {
        type = base.getString("type", "");
        schema = CachedJson.object(base);
    }

    /** @throws IllegalArgumentException if one of them means nothing for values of this schema */
    static Form on(Form form, Collection<Annotation> annotations) {
        var constraints = new Constraints(form.schema());
        annotations.forEach(constraints::add);
        return form.with(constraints.schema.build());
    }

    private void add(Annotation annotation) {
        if (annotation instanceof Min least) {
            require(annotation, "integer", "number");
            schema.add("minimum", least.value());
        } else if (annotation instanceof Max most) {
            require(annotation, "integer", "number");
            schema.add("maximum", most.value());
        } else if (annotation instanceof Size size) {
            size(annotation, size.min(), size.max());
        } else if (annotation instanceof NotEmpty) {
            size(annotation, 1, Integer.MAX_VALUE);
        } else if (annotation instanceof NotBlank) {
            require(annotation, "string");
            schema.add("pattern", "\\S");
        } else if (annotation instanceof Pattern pattern) {
            pattern(pattern);
        } else if (annotation.annotationType().getPackageName().equals(PACKAGE)) {
            throw unsupported(annotation);
        }
    }

    private void size(Annotation annotation, int least, int most) {
        require(annotation, "string", "array", "object");
        var what = "array".equals(type) ? "Items" : "object".equals(type) ? "Properties" : "Length";
        if (least > 0) {
            schema.add("min" + what, least);
        }
        if (most < Integer.MAX_VALUE) {
            schema.add("max" + what, most);
        }
    }

    /** Jakarta Validation means the whole text, JSON Schema any part of it. */
    private void pattern(Pattern pattern) {
        require(pattern, "string");
        if (pattern.flags().length > 0) {
            throw new IllegalArgumentException("a pattern with flags cannot be said in a schema");
        }
        var regexp = pattern.regexp();
        var whole = regexp.startsWith("^") && regexp.endsWith("$") && regexp.indexOf('|') < 0;
        schema.add("pattern", whole ? regexp : "^(?:" + regexp + ")$");
    }

    private void require(Annotation annotation, String... types) {
        for (var allowed : types) {
            if (allowed.equals(type)) {
                return;
            }
        }
        throw unsupported(annotation);
    }

    private IllegalArgumentException unsupported(Annotation annotation) {
        return new IllegalArgumentException("the constraint @"
                + annotation.annotationType().getSimpleName() + " cannot be held for a value of "
                + (type.isEmpty() ? "any type" : "type " + type));
    }
}
