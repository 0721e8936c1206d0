package io.rollcall.gateway.schema;

import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.SchemaExtension;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.List;

/** Puts the types of a directory together from its schemas. */
final class TypeAssembly {
    private TypeAssembly() {}

    static ResourceTypes of(List<StoredSchema> schemas) {
        List<ResourceType> own = new ArrayList<>();
        for (StoredSchema stored : schemas) {
            SchemaDefinition definition = stored.definition();
            if (definition.endpoint() != null) {
                own.add(new ResourceType(
                        definition.resourceType(),
                        definition.endpoint(),
                        definition.schema(),
                        extensions(definition.resourceType(), schemas),
                        null));
            }
        }
        return new ResourceTypes(
                Schemas.userType().with(extensions("User", schemas)),
                Schemas.groupType().with(extensions("Group", schemas)),
                own,
                false);
    }

    private static List<SchemaExtension> extensions(String type, List<StoredSchema> schemas) {
        List<SchemaExtension> extensions = new ArrayList<>();
        for (StoredSchema stored : schemas) {
            SchemaDefinition definition = stored.definition();
            if (definition.extension() && definition.resourceType().equals(type)) {
                extensions.add(new SchemaExtension(definition.schema(), definition.required()));
            }
        }
        return extensions;
    }
}
