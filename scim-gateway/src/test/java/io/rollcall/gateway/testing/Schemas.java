package io.rollcall.gateway.testing;

import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.support;

import io.restassured.response.ValidatableResponse;

/** Defines schemas by the admin API. Single quotes stand for double ones. */
public record Schemas(String tenant, ScimClient client) {
    /** A directory of its own, and its schemas. */
    public static Schemas of(String tenant) {
        return new Schemas(tenant, Gateway.directory(tenant, "okta"));
    }

    public String path() {
        return directories(tenant) + "/" + directory() + "/schemas";
    }

    public String directory() {
        return client.baseUrl().substring(client.baseUrl().lastIndexOf('/') + 1);
    }

    public ValidatableResponse put(String urn, String target, String attributes) {
        String body = "{" + target + ",'schema':{'id':'" + urn + "','name':'Test','attributes':[" + attributes + "]}}";
        return support().body(body.replace('\'', '"')).put(path() + "/" + urn).then();
    }

    public ValidatableResponse extendUser(String urn, String attributes) {
        return put(urn, "'resourceType':'User'", attributes);
    }

    public static String json(String text) {
        return text.replace('\'', '"');
    }
}
