package org.nextcloudmcp.nextcloud.notes;

import jakarta.inject.Singleton;
import java.util.List;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.prompts.Prompt;
import org.nextcloudmcp.prompts.PromptArguments;
import org.nextcloudmcp.prompts.PromptDescription;
import org.nextcloudmcp.prompts.PromptMessage;
import org.nextcloudmcp.prompts.PromptOutcome;
import org.nextcloudmcp.prompts.Quoted;

/** {@code file_note}: a thought becomes a note where the user would look for it. */
@Singleton
public class FileNote implements Prompt {

    @Override
    public PromptDescription description() {
        return new PromptDescription(
                "file_note",
                "File a note",
                "Makes a note of what you write, with a title, in the category where it belongs.",
                List.of(
                        new PromptDescription.Argument("text", "Text", "What to note, as it comes to mind.", true),
                        new PromptDescription.Argument(
                                "category", "Category", "Where to file it, if you know.", false)),
                Scopes.none());
    }

    @Override
    public List<String> tools() {
        return List.of("nc_notes_search_notes", "nc_notes_create_note");
    }

    @Override
    public PromptOutcome get(PromptArguments arguments, Call call) {
        var category = arguments
                .optionalText("category")
                .map(given -> "Its category is " + Quoted.words(given) + ".")
                .orElse("Take the existing category that fits best; if none does, leave the category empty.");
        return PromptOutcome.Messages.of(
                PromptMessage.ofUser("File the text of my next message as a note in my Nextcloud.\n\n"
                        + "1. Look at my notes and their categories with nc_notes_search_notes and an empty query.\n"
                        + "2. " + category + "\n"
                        + "3. If there is a note on the same matter already, tell me its title and ask before you make a"
                        + " second one.\n"
                        + "4. Make the note with nc_notes_create_note: a short title that says what it is about, and my"
                        + " text as Markdown. Mend spelling and form; add nothing and leave nothing out.\n"
                        + "5. Tell me title and category as the answer gives them: Nextcloud may have changed them."),
                PromptMessage.ofUser(arguments.text("text")));
    }
}
