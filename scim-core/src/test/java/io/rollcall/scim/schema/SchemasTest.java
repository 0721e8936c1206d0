package io.rollcall.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @ParameterizedTest
    @CsvSource({
        "userName,userName",
        "USERNAME,userName",
        "name.GIVENNAME,name.givenName",
        "meta.LastModified,meta.lastModified",
        "schemas,schemas",
        "urn:ietf:params:scim:schemas:core:2.0:User:emails.value,emails.value",
        "URN:IETF:PARAMS:scim:schemas:core:2.0:user:emails,emails",
        ENT + ":manager.value," + ENT + ":manager.value",
        "URN:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:User:Department," + ENT + ":department",
        "manager.value," + ENT + ":manager.value",
    })
    void findsAttributesByAnyName(String given, String canonical) {
        AttributePath path = Objects.requireNonNull(AttributePath.parse(given));

        ResolvedPath found = Schemas.userType().resolve(path, Dialect.lenient());

        assertThat(found).isNotNull().extracting(ResolvedPath::path).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "shoeSize",
        "name.size",
        "urn:x:2.0:User:userName",
        ENT + ":userName",
        ENT,
        "department",
        "userName.value"
    })
    void findsNothingElseWhenStrict(String given) {
        AttributePath path = Objects.requireNonNull(AttributePath.parse(given));

        ResolvedPath found = Schemas.userType().resolve(path, Dialect.strict());

        assertThat(found).isNull();
    }

    @Test
    void aSchemaDocumentHasNoNullsAndListsCommonAttributes() {
        ObjectNode document = Discovery.schema(Schemas.user(), "https://x/scim");

        assertThat(document.toString()).doesNotContain("null");
        assertThat(document.get("attributes"))
                .extracting(attribute -> attribute.get("name").asText())
                .contains("id", "externalId", "meta", "userName", "x509Certificates");
        assertThat(document.at("/meta/location").asText())
                .isEqualTo("https://x/scim/Schemas/urn:ietf:params:scim:schemas:core:2.0:User");
    }

    /** RFC 7643 section 8.7.2. */
    @ParameterizedTest
    @MethodSource("discoveryDocuments")
    void whatIsInADiscoveryDocumentIsInItsSchema(ObjectNode document) {
        Schema schema = Schemas.ofDiscovery().stream()
                .filter(one -> one.id().equals(document.at("/schemas/0").asText()))
                .findFirst()
                .orElseThrow();

        assertThat(undeclared(document, schema.attributes())).containsOnly("schemas", "meta");
    }

    static List<ObjectNode> discoveryDocuments() {
        String base = "https://x/scim";
        ServiceProviderConfig config = new ServiceProviderConfig(
                "https://x/docs",
                true,
                new ServiceProviderConfig.Bulk(true, 1, 1),
                1,
                false,
                true,
                true,
                new ServiceProviderConfig.Pagination(true, 1, 1, 1),
                List.of(ServiceProviderConfig.AuthenticationScheme.bearerToken()),
                List.of("urn:x"));
        List<ObjectNode> documents = new ArrayList<>();
        documents.add(config.toJson(base));
        documents.add(Discovery.resourceType(Schemas.userType(), base));
        documents.add(Discovery.schema(Schemas.user(), base));
        Schemas.ofDiscovery().forEach(schema -> documents.add(Discovery.schema(schema, base)));
        return documents;
    }

    private static Set<String> undeclared(JsonNode value, List<AttributeDefinition> declared) {
        Set<String> names = new TreeSet<>();
        if (value.isArray()) {
            value.forEach(element -> names.addAll(undeclared(element, declared)));
        }
        value.properties().forEach(member -> {
            AttributeDefinition definition = declared.stream()
                    .filter(one -> one.name().equals(member.getKey()))
                    .findFirst()
                    .orElse(null);
            if (definition == null) {
                names.add(member.getKey());
            } else {
                // A schema cannot say of itself that attributes are within attributes without end
                boolean nested = definition.name().equals("subAttributes");
                names.addAll(undeclared(member.getValue(), nested ? declared : definition.subAttributes()));
            }
        });
        return names;
    }

    @Test
    void aSchemaDocumentStatesTheCharacteristics() {
        ObjectNode document = Discovery.schema(Schemas.user(), "https://x/scim");

        JsonNode userName = document.get("attributes").get(3);

        assertThat(userName)
                .hasToString(
                        "{\"name\":\"userName\",\"type\":\"string\",\"multiValued\":false,\"description\":\"Unique name"
                                + " a person signs in with.\",\"required\":true,\"caseExact\":false,\"mutability\":\"readWrite\","
                                + "\"returned\":\"default\",\"uniqueness\":\"server\"}");
    }

    @Test
    void aResourceTypeDocumentNamesItsExtensions() {
        ObjectNode document = Discovery.resourceType(Schemas.userType(), "https://x/scim");

        assertThat(document.at("/schemaExtensions/0/schema").asText()).isEqualTo(ENT);
        assertThat(document.get("id")).isEqualTo(document.get("name"));
        assertThat(document.at("/meta/location").asText()).isEqualTo("https://x/scim/ResourceTypes/User");
    }

    @Test
    void theServiceProviderConfigIsComplete() {
        ServiceProviderConfig config = new ServiceProviderConfig(
                "https://docs",
                true,
                new ServiceProviderConfig.Bulk(false, 1000, 1_000_000),
                200,
                false,
                true,
                true,
                new ServiceProviderConfig.Pagination(true, 100, 200, 3600),
                List.of(ServiceProviderConfig.AuthenticationScheme.bearerToken()),
                List.of());

        ObjectNode document = config.toJson("https://x/scim");

        assertThat(document.properties())
                .extracting(Map.Entry::getKey)
                .contains(
                        "patch",
                        "bulk",
                        "filter",
                        "changePassword",
                        "sort",
                        "etag",
                        "pagination",
                        "authenticationSchemes",
                        "documentationUri",
                        "meta",
                        "schemas");
        assertThat(document.at("/pagination/cursorTimeout").asInt()).isEqualTo(3600);
        assertThat(document.at("/filter/maxResults").asInt()).isEqualTo(200);
    }

    @Test
    void complexAttributesNeedSubAttributes() {
        AttributeBuilder builder = AttributeBuilder.attribute("x", AttributeType.COMPLEX, "");

        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }
}
