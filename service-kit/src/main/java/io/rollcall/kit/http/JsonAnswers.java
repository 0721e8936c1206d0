package io.rollcall.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Records are answered as JSON whatever type is accepted: their text is what toString happens to say. */
@ApplicationScoped
public class JsonAnswers {

    @ServerResponseFilter
    public void asJson(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (response.getEntity() instanceof Record && (type == null || !isJson(type.getSubtype()))) {
            response.setEntity(response.getEntity(), response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean isJson(String subtype) {
        return subtype.equals("json") || subtype.endsWith("+json");
    }
}
