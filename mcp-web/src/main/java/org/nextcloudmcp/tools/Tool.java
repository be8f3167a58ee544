package org.nextcloudmcp.tools;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.settings.NextcloudCredential;

/**
 * Makes a public method of a CDI bean a tool. Its parameters, in any order and each at most once:
 *
 * <ul>
 *   <li>a record with the arguments ({@link org.nextcloudmcp.schema.ToolArg}); none for a tool without arguments;
 *   <li>what belongs to the call: {@link org.nextcloudmcp.call.Call}, {@link org.nextcloudmcp.call.Caller},
 *       {@link org.nextcloudmcp.call.Progress}, {@link org.nextcloudmcp.call.Cancellation};
 *   <li>whatever a {@link CallParameter} gives, such as the user's Nextcloud.
 * </ul>
 *
 * It answers a record, or a record with words before it ({@link ToolAnswer}), or for everything else a
 * {@link ToolResult}. What the user or the model can do something about is a {@link ToolCallException}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Tool {

    /** 1 to 128 of {@code A-Z a-z 0-9 _ . -}; unique in the server. */
    String name();

    /** For people. */
    String title();

    /** For the model: what it does, when to use it, what it answers. */
    String description();

    /**
     * What the caller's token must carry, all of them. Only the tools that give, show and take back the access itself
     * need none.
     */
    String[] scopes();

    /**
     * The apps of the user's Nextcloud without which it can do nothing. Where one is missing, or the operator has switched
     * it off, the tool is not offered.
     */
    NextcloudApp[] apps() default {};

    /**
     * What it asks of Nextcloud, for people who read its log or open a firewall: method and path, with names in braces for
     * what differs from call to call, such as {@code GET /apps/notes/api/v1/notes/{id}}.
     */
    String[] calls() default {};

    /** Hints for the client's user; without them, a tool that changes something in a way that may hurt. */
    Annotations annotations() default @Annotations;

    /** Where tools call Nextcloud with one of these credentials, this one is offered. */
    NextcloudCredential[] offeredWith() default {NextcloudCredential.GRANT, NextcloudCredential.EXCHANGE};

    /** The record of the structured content, for a method that answers a {@link ToolResult}; without it there is none. */
    Class<? extends Record> output() default None.class;

    /**
     * What a client may tell its user about a tool before it is called. As in MCP, except that a tool of ours reaches
     * nobody but the user's own Nextcloud unless it says so.
     */
    @interface Annotations {

        /** Changes nothing: then it destroys nothing either, and can be called twice. */
        boolean readOnlyHint() default false;

        /** May replace or remove what is there. */
        boolean destructiveHint() default true;

        /** A second call with the same arguments changes nothing more. */
        boolean idempotentHint() default false;

        /** Reaches beyond this user's Nextcloud. */
        boolean openWorldHint() default false;
    }

    /** No structured content. */
    record None() {}
}
