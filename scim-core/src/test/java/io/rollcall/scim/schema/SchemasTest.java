package io.rollcall.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
