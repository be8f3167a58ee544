package org.nextcloudmcp.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An argument of a tool: a component of its input record. It is required unless it has a default or is an Optional. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ToolArg {

    /** No default: a value that no caller of ours would want. */
    String NONE = "\0";

    /** For the model: what the value means, its unit and its form. */
    String description();

    /**
     * What is taken if the argument is left out: as it is for texts, times and enums, as JSON for everything else. It
     * has to fit the constraints of the component.
     */
    String defaultValue() default NONE;
}
