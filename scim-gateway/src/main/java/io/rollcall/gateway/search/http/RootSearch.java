package io.rollcall.gateway.search.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Sends requests to the base URL of a directory (RFC 7644 section 3.4.2.1) to {@link SearchResource}. A resource class at
 * the base URL would be a candidate for every path below it, and turn their 405 into 404.
 */
class RootSearch {
    private static final Pattern ROOT = Pattern.compile("/scim/v2/[^/]+/?");

    @ServerRequestFilter(preMatching = true)
    public void rewrite(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getRequestUri().getPath();
        if (!request.getMethod().equals(HttpMethod.POST) && ROOT.matcher(path).matches()) {
            String base = path.endsWith("/") ? path : path + "/";
            request.setRequestUri(
                    uri.getRequestUriBuilder().replacePath(base + ".search").build());
        }
    }
}
