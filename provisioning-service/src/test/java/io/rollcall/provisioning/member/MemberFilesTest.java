package io.rollcall.provisioning.member;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members from and to files, in any order, and their changes as they happen. */
@ServiceTest
class MemberFilesTest {

    private final TenantId tenant = new TenantId("files-" + Ids.next());
    private final String path = "/api/v1/tenants/" + tenant + "/members";

    @BeforeEach
    void aTenantThatInvites() {
        Api.tenant(tenant.value());
        Api.asSupport()
                .body("{\"mode\": \"HYBRID\"}")
                .put("/api/v1/tenants/" + tenant + "/member-policy")
                .then()
                .statusCode(200);
    }

    @Test
    void aDryRunSaysWhatIsDoneAndDoesNothing() {
        // Given
        String file = """
                email,displayName,tags,status
                ann@acme.example,"Lee, Ann",vip; berlin,active
                bea@acme.example,Bea Roe,,
                """;
        bring(file, true)
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("added.line", contains(2, 3))
                .body("added.status", contains("ACTIVE", "INVITED"))
                .body("present", empty());
        assertThat(Database.run(tenant.value(), "SELECT id FROM account")).isEmpty();

        // When
        bring(file, false).statusCode(200).body("dryRun", equalTo(false)).body("added", hasSize(2));

        // Then
        list("?status=all&sort=name").body("items.displayName", contains("Bea Roe", "Lee, Ann"));
        list("?tag=vip").body("items.userName", contains("ann@acme.example"));
        bring(file, false).statusCode(200).body("added", empty()).body("present.line", contains(2, 3));
    }

    @Test
    void aDryRunWaitsForNobodyWhoJudges() {
        // Given
        String lock = "hashtextextended('assignments/" + tenant + "', 0)";
        var judge = CompletableFuture.runAsync(() -> Database.run(
                tenant.value(), "SELECT pg_advisory_xact_lock_shared(" + lock + ")", "SELECT pg_sleep(5)"));
        eventually(() -> assertThat(Database.run(
                        tenant.value(),
                        "SELECT pid FROM pg_locks WHERE locktype = 'advisory'"
                                + " AND (classid::bigint << 32) | objid::bigint = " + lock))
                .isNotEmpty());

        // When
        var answer = bring("email\nann@acme.example\n", true);

        // Then
        assertThat(judge).isNotDone();
        answer.statusCode(200).body("added", hasSize(1));
        judge.join();
    }

    @Test
    void everyBadLineIsNamedAndNothingIsHalfDone() {
        // When
        var answer = bring("""
                email,displayName,status
                ann@acme.example,Ann,
                no address,Bea,
                cy@acme.example,=HYPERLINK("http://evil"),
                dan@acme.example,Dan,retired
                ANN@acme.example,Ann again,
                eve@acme.example
                """, false);

        // Then
        answer.statusCode(400)
                .body("errors.line", contains(3, 4, 5, 6, 7))
                .body("errors[1].detail", containsString("formula"));
        assertThat(Database.run(tenant.value(), "SELECT id FROM account")).isEmpty();
    }

    @Test
    void whatIsNoFileIsRefused() {
        bring("", false).statusCode(400);
        bring("email,shoeSize\n", false).statusCode(400).body("detail", containsString("shoeSize"));
        bring("displayName\nAnn\n", false).statusCode(400);
        bring("email\n\"ann@acme.example\n", false).statusCode(400);
        Api.asSupport()
                .body("{\"mode\": \"IDP_ONLY\"}")
                .put("/api/v1/tenants/" + tenant + "/member-policy")
                .then()
                .statusCode(200);
        bring("email\nann@acme.example\n", false).statusCode(409);
    }

    @Test
    void anExportIsExactlyTheFilteredRowsAndNoCellIsAFormula() {
        // Given
        bring(people(1203), false).statusCode(200);
        People evil = People.named(tenant, new UserId(Ids.next()), "evil@acme.example");
        TestTopics.publish(evil.created(), evil.renamed("=1+1, \"quoted\""));
        eventually(() ->
                assertThat(Api.seen(tenant.value(), evil.id(), "displayName")).isEqualTo("=1+1, \"quoted\""));

        // When
        List<String> lines = export("?status=all&sort=-name").lines().toList();

        // Then
        assertThat(lines).hasSize(1205);
        assertThat(lines.getFirst()).startsWith("id,userName,displayName,email");
        assertThat(lines.getLast()).contains(",\"'=1+1, \"\"quoted\"\"\",");
        assertThat(lines.subList(1, 1204))
                .extracting(it -> it.split(",")[1])
                .isSortedAccordingTo((one, other) -> other.compareTo(one))
                .doesNotHaveDuplicates();
        assertThat(export("?tag=odd").lines()).hasSize(1);
        assertThat(export("?tag=odd&status=invited").lines()).hasSize(602);
        assertThat(export("?status=deactivated").lines()).hasSize(1);
    }

    @Test
    void pagesInTheOrderOfNamesFollowEachOther() {
        // Given
        bring(people(25), false).statusCode(200);
        StringBuilder seen = new StringBuilder();
        String cursor = "";

        // When
        for (int page = 0; cursor != null && page < 10; page++) {
            var answer = Api.asSupport()
                    .get(path + "?status=all&sort=name&limit=10" + cursor)
                    .jsonPath();
            answer.getList("items.userName").forEach(it -> seen.append(it).append(' '));
            cursor = answer.get("nextCursor") == null ? null : "&cursor=" + answer.get("nextCursor");
        }

        // Then
        assertThat(seen.toString().strip().split(" ")).hasSize(25).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void changesAreFollowedAsTheyHappen() throws IOException, InterruptedException {
        // Given
        People ann = People.named(tenant, new UserId(Ids.next()), "ann@acme.example");
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + path + "/changes"))
                    .header("Authorization", "Bearer " + TestTokens.support())
                    .header("Last-Event-ID", "0")
                    .build();
            var stream = client.send(request, HttpResponse.BodyHandlers.ofInputStream());

            // When
            TestTopics.publish(ann.created());

            // Then
            assertThat(stream.statusCode()).isEqualTo(200);
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                String data = lines.lines()
                        .filter(it -> it.startsWith("data:"))
                        .findFirst()
                        .orElseThrow();
                assertThat(data).contains(ann.id().toString()).contains("user.provisioned");
            }
        }
    }

    private static String people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "user%05d@acme.example,%s".formatted(i, i % 2 == 0 ? "even" : "odd"))
                .collect(Collectors.joining("\n", "email,tags\n", "\n"));
    }

    private ValidatableResponse bring(String file, boolean dryRun) {
        return RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("text/csv", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth()
                .oauth2(TestTokens.support())
                .contentType("text/csv")
                .body(file)
                .post(path + "/imports?dryRun=" + dryRun)
                .then();
    }

    private String export(String query) {
        return RestAssured.given()
                .auth()
                .oauth2(TestTokens.support())
                .get(path + "/export" + query)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
    }

    private ValidatableResponse list(String query) {
        return Api.asSupport().get(path + query).then().statusCode(200);
    }
}
