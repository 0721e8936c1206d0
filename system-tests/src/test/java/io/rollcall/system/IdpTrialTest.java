package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.system.Http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * A directory lives through what Okta, Entra ID and Keycloak do to it, from the first lookup to the deletion. Access
 * follows, and the request log tells an IT admin what happened.
 */
class IdpTrialTest {
    private static final Duration EFFECT = Duration.ofSeconds(10);
    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final AdminClient admin = SystemUnderTest.shared().admin();
    private String tenant = "";
    private ScimClient idp = new ScimClient("", "");

    @Test
    void okta_assigns_pushes_deactivates_and_assigns_again() {
        // Given
        connect("okta");

        // When
        assertThat(get("/Users?startIndex=1&count=2").path("totalResults").asInt())
                .isZero();
        assertThat(found("Users", "userName eq 'ada@okta.example'")).isEmpty();
        Answer created = send("POST", "/Users", """
                {'schemas':['%s'],'userName':'ada@okta.example','name':{'givenName':'Ada','familyName':'Lovelace'},
                 'emails':[{'primary':true,'value':'ada@okta.example','type':'work'}],'displayName':'Ada Lovelace',
                 'locale':'en-US','externalId':'00ujl29u0le5T6Aj10h7','groups':[],'password':'1mz050nq','active':true}""".formatted(USER));
        String ada = id(created, 201);
        String grace =
                id(send("POST", "/Users", "{'schemas':['%s'],'userName':'grace@okta.example'}".formatted(USER)), 201);
        Answer again = send("POST", "/Users", "{'schemas':['%s'],'userName':'ADA@okta.example'}".formatted(USER));
        String group = id(
                send("POST", "/Groups", "{'schemas':['%s'],'displayName':'Recruiting','members':[]}".formatted(GROUP)),
                201);
        patch(
                "/Groups/" + group,
                "{'op':'add','path':'members','value':[{'value':'%s','display':'ada@okta.example'}]}".formatted(ada));
        patch("/Groups/" + group, "{'op':'replace','value':{'id':'%s','displayName':'Hiring'}}".formatted(group));
        patch("/Groups/" + group, """
                {'op':'remove','path':'members[value eq \\"%s\\"]'},{'op':'add','path':'members','value':[{'value':'%s'}]}""".formatted(ada, grace));
        patch("/Groups/" + group, "{'op':'replace','path':'members','value':[]}");
        awaitStatus(ada, "ACTIVE");
        send("PUT", "/Users/" + ada, """
                {'schemas':['%s'],'id':'%s','userName':'ada@okta.example','displayName':'Ada Lovelace','active':false,
                 'groups':[],'meta':{'resourceType':'User'}}""".formatted(USER, ada)).expect(200);
        awaitStatus(ada, "DEACTIVATED");
        List<JsonNode> gone = found("Users", "userName eq 'ada@okta.example'");
        patch("/Users/" + ada, "{'op':'replace','value':{'active':true}}");
        awaitStatus(ada, "ACTIVE");
        send("DELETE", "/Groups/" + group, "").expect(204);

        // Then
        assertThat(created.header("Location")).isEqualTo(idp.baseUrl() + "/Users/" + ada);
        assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(created.body().has("password")).isFalse();
        again.expect(409);
        assertThat(again.body().path("scimType").asText()).isEqualTo("uniqueness");
        assertThat(gone).singleElement().matches(user -> !user.path("active").asBoolean());
        assertThat(told())
                .containsExactly(
                        "Users were listed: 0 found",
                        "Users were searched for userName eq \"ada@okta.example\": 0 found",
                        "Ada Lovelace was created",
                        "grace@okta.example was created",
                        "ADA@okta.example was not created: Another user of this directory has the same userName. Look it"
                                + " up by userName and update it instead.",
                        "The group Recruiting was created",
                        "Ada Lovelace was added to Recruiting",
                        "Hiring was updated (displayName)",
                        "grace@okta.example was added to Hiring; Ada Lovelace was removed from Hiring",
                        "The members of Hiring were replaced",
                        "Ada Lovelace was deactivated",
                        "Users were searched for userName eq \"ada@okta.example\": 1 found",
                        "Ada Lovelace was activated",
                        "The group Hiring was deleted");
    }

    @Test
    void entra_provisions_updates_in_both_styles_deletes_softly_and_for_good() {
        // Given
        connect("entra");

        // When
        assertThat(found("Users", "userName eq '" + UUID.randomUUID() + "'")).isEmpty();
        String ada = id(send("POST", "/Users", """
                {'schemas':['%s','%s'],'externalId':'0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef','userName':'ada@entra.example',
                 'active':true,'displayName':'Ada','emails':[{'primary':true,'type':'work','value':'ada@entra.example'}],
                 'meta':{'resourceType':'User'},'roles':[]}""".formatted(USER, ENTERPRISE)), 201);
        Answer verbose = patch("/Users/" + ada, """
                {'op':'Replace','path':'displayName','value':'Ada Lovelace'},
                {'op':'Add','path':'phoneNumbers[type eq \\"mobile\\"].value','value':'555'},
                {'op':'Replace','path':'%1$s:department','value':'Eng'},
                {'op':'Add','path':'%1$s:manager','value':'XYMKVVRYDIOO'}""".formatted(ENTERPRISE));
        Answer flagged = patch("/Users/" + ada + "?aadOptscim062020", """
                {'op':'replace','value':{'name.givenName':'Ada','%1$s:employeeNumber':'7','%1$s:manager':''}}""".formatted(ENTERPRISE));
        String group = id(send("POST", "/Groups", """
                {'schemas':['%s','http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
                 'externalId':'8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159','displayName':'Engineers'}""".formatted(GROUP)), 201);
        patch("/Groups/" + group, "{'op':'Add','path':'members','value':[{'$ref':null,'value':'%s'}]}".formatted(ada));
        List<JsonNode> probed = found("Groups", "id eq '%s' and members eq '%s'".formatted(group, ada));
        patch(
                "/Groups/" + group,
                "{'op':'Remove','path':'members','value':[{'$ref':null,'value':'%s'}]}".formatted(ada));
        awaitStatus(ada, "ACTIVE");
        patch("/Users/" + ada, "{'op':'Replace','path':'active','value':'False'}");
        awaitStatus(ada, "DEACTIVATED");
        patch("/Users/" + ada, "{'op':'Replace','path':'active','value':'True'}");
        awaitStatus(ada, "ACTIVE");
        send("DELETE", "/Users/" + ada, "").expect(204);
        send("DELETE", "/Users/" + ada, "").expect(404);
        String restored = id(send("POST", "/Users", """
                {'schemas':['%s'],'externalId':'0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef','userName':'ada@entra.example',
                 'displayName':'Ada Lovelace','active':true}""".formatted(USER)), 201);

        // Then
        assertThat(verbose.body().at("/phoneNumbers/0/type").asText()).isEqualTo("mobile");
        assertThat(verbose.body().path(ENTERPRISE).path("manager").path("value").asText())
                .isEqualTo("XYMKVVRYDIOO");
        assertThat(flagged.body().path("name").path("givenName").asText()).isEqualTo("Ada");
        assertThat(flagged.body().path(ENTERPRISE).has("manager")).isFalse();
        assertThat(flagged.body().path(ENTERPRISE).path("department").asText()).isEqualTo("Eng");
        assertThat(probed).hasSize(1);
        assertThat(restored).isEqualTo(ada);
        awaitStatus(ada, "ACTIVE");
        assertThat(told().subList(1, 13))
                .containsExactly(
                        "Ada was created",
                        "Ada Lovelace was updated (displayName, phoneNumbers[type eq \"mobile\"].value, department, manager)",
                        "Ada Lovelace was updated (name.givenName, employeeNumber, manager)",
                        "The group Engineers was created",
                        "Ada Lovelace was added to Engineers",
                        "Groups were searched for id eq \"%s\" and members eq \"%s\": 1 found".formatted(group, ada),
                        "Ada Lovelace was removed from Engineers",
                        "Ada Lovelace was deactivated",
                        "Ada Lovelace was activated",
                        "Ada Lovelace was deleted",
                        "Ada Lovelace was not deleted: User %s does not exist in this directory.".formatted(ada),
                        "Ada Lovelace was created");
    }

    @Test
    void keycloak_looks_around_first_and_sends_everything_at_once() {
        // Given
        connect("keycloak");

        // When
        JsonNode config = get("/ServiceProviderConfig");
        JsonNode types = get("/ResourceTypes");
        JsonNode schemas = get("/Schemas");
        assertThat(get("/Users?filter=userName+EQ+%22ada%22")
                        .path("totalResults")
                        .asInt())
                .isZero();
        String ada = id(
                send(
                        "POST",
                        "/Users",
                        "{'schemas':['%s'],'userName':'ada','externalId':'f:1','active':true}".formatted(USER)),
                201);
        Answer wrapped = patch(
                "/Users/" + ada,
                "{'op':'replace','value':[{'schemas':['%s'],'displayName':'Ada','active':'false'}]}".formatted(USER));
        send(
                        "PUT",
                        "/Users/" + ada,
                        "{'schemas':['%s'],'userName':'ada','displayName':'Ada L','externalId':'f:1','active':true}"
                                .formatted(USER))
                .expect(200);
        Answer bulk = send("POST", "/Bulk", """
                {'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':[
                 {'method':'POST','path':'/Groups','bulkId':'g','data':{'schemas':['%s'],'displayName':'Staff',
                  'members':[{'value':'%s'},{'value':'bulkId:u'}]}},
                 {'method':'POST','path':'/Users','bulkId':'u','data':{'schemas':['%s'],'userName':'bob'}}]}""".formatted(GROUP, ada, USER));
        send("DELETE", "/Users/" + ada, "").expect(204);

        // Then
        assertThat(config.path("bulk").path("supported").asBoolean()).isTrue();
        assertThat(types.path("Resources").findValuesAsText("endpoint")).contains("/Users", "/Groups");
        assertThat(schemas.path("Resources").findValuesAsText("id")).contains(USER, GROUP, ENTERPRISE);
        assertThat(wrapped.body().path("active").asBoolean(true)).isFalse();
        assertThat(bulk.expect(200).body().at("/Operations/0/status").asText()).isEqualTo("201");
        assertThat(bulk.body().at("/Operations/0/location").asText()).startsWith(idp.baseUrl() + "/Groups/");
        assertThat(found("Groups", "displayName eq 'Staff'").getFirst().path("members"))
                .hasSize(1);
        awaitStatus(ada, "DEACTIVATED");
        assertThat(told())
                .startsWith("The ServiceProviderConfig was read", "ResourceTypes were listed: 5 found")
                .contains(
                        "ada was created",
                        "Ada was deactivated (displayName)",
                        "Ada L was activated",
                        "A bulk request was carried out: 2 operations done",
                        "Ada L was deleted");
    }

    private void connect(String provider) {
        tenant = "trial-" + provider + "-" + UUID.randomUUID().toString().substring(0, 8);
        idp = admin.createTenant(tenant, 10, provider);
    }

    /** What the request log says, the first request first. */
    private List<String> told() {
        String directory = idp.baseUrl().substring(idp.baseUrl().lastIndexOf('/') + 1);
        String path = tenant + "/directories/" + directory + "/requests";
        String last = UUID.randomUUID().toString();
        send("GET", "/Users?filter=" + encode("userName eq '" + last + "'"), "");
        await().atMost(EFFECT)
                .until(() -> admin.all("scim-gateway", path).toString().contains(last));
        return admin.all("scim-gateway", path).reversed().stream()
                .map(entry -> entry.path("summary").asText())
                .filter(summary -> !summary.contains(last))
                .collect(Collectors.toList());
    }

    private void awaitStatus(String user, String status) {
        await().atMost(EFFECT)
                .until(() -> admin.member(tenant, user).path("status").asText().equals(status));
    }

    private List<JsonNode> found(String type, String filter) {
        JsonNode list = get("/" + type + "?filter=" + encode(filter));
        return StreamSupport.stream(list.path("Resources").spliterator(), false).toList();
    }

    private JsonNode get(String path) {
        return send("GET", path, "").expect(200).body();
    }

    private Answer patch(String path, String operations) {
        return send("PATCH", path, "{'schemas':['" + PATCH + "'],'Operations':[" + operations + "]}")
                .expect(200);
    }

    /** Single quotes stand for double ones. */
    private Answer send(String method, String path, String body) {
        return idp.send(method, path, body.replace('\'', '"'));
    }

    private static String id(Answer answer, int status) {
        return answer.expect(status).body().path("id").asText();
    }

    private static String encode(String filter) {
        return URLEncoder.encode(filter.replace('\'', '"'), StandardCharsets.UTF_8);
    }
}
