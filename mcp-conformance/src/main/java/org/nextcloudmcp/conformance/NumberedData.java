package org.nextcloudmcp.conformance;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.resources.ResourceContents;
import org.nextcloudmcp.resources.ResourceReading;
import org.nextcloudmcp.resources.ResourceTemplate;
import org.nextcloudmcp.resources.TemplateDescription;
import org.nextcloudmcp.resources.UriTemplate;
import org.nextcloudmcp.resources.UriVariables;

/** A template with one variable. */
@Singleton
class NumberedData implements ResourceTemplate {

    @Override
    public TemplateDescription description() {
        return new TemplateDescription(
                UriTemplate.of("test://template/{id}/data"),
                "numbered-data",
                "Numbered data",
                "Data of any number.",
                Optional.of("application/json"));
    }

    @Override
    public Scopes scopes() {
        return FixtureTool.SCOPES;
    }

    @Override
    public ResourceReading read(UriVariables variables, Call call) {
        return variables
                .text("id")
                .<ResourceReading>map(id -> ResourceReading.Read.of(new ResourceContents.Text(
                        URI.create("test://template/" + variables.encoded().get("id") + "/data"),
                        "application/json",
                        CachedJson.text(CachedJson.object()
                                .add("id", id)
                                .add("templateTest", true)
                                .add("data", "Data for ID: " + id)
                                .build()))))
                .orElseGet(ResourceReading.NotFound::new);
    }
}
