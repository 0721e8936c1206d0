package io.rollcall.gateway.resource.http;

import io.rollcall.gateway.resource.StoredResource;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.http.View;
import io.rollcall.gateway.scim.http.Views;
import io.rollcall.scim.schema.ResourceType;

/** A resource as clients see it: what is stored, and id and meta. */
final class OwnTypeView {
    private OwnTypeView() {}

    static String of(StoredResource stored, Caller caller, ResourceType type, View view) {
        return view.of(whole(stored, caller, type));
    }

    private static String whole(StoredResource stored, Caller caller, ResourceType type) {
        String resource = stored.resource();
        StringBuilder json = new StringBuilder(resource.length() + 400);
        json.append("{\"id\":\"").append(stored.id()).append("\",").append(resource, 1, resource.length() - 1);
        json.append(',');
        Views.meta(json, caller, type, stored.id(), stored.version(), stored.createdAt(), stored.lastModified());
        return json.append('}').toString();
    }
}
