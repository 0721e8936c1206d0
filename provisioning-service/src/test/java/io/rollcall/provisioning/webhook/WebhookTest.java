package io.rollcall.provisioning.webhook;

import static io.rollcall.provisioning.Api.asSupport;
import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a directory event to a subscriber's web server. */
@ServiceTest
class WebhookTest {

    private final TenantId tenant = new TenantId("hooks-" + Ids.next());
    private final People ann = person("ann");
    private final People bob = person("bob");
    private final Receiver receiver = new Receiver();
    private String id;
    private String secret;

    @BeforeEach
    void aWebhook() {
        Api.tenant(tenant.value());
        JsonPath created = create(receiver.url()).statusCode(201).extract().jsonPath();
        id = created.getString("webhook.id");
        secret = created.getString("secret");
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void events_arrive_signed_and_in_the_order_of_each_person() {
        // Given
        TestTopics.publish(ann.created(), bob.created());

        // When
        for (int i = 0; i < 10; i++) {
            TestTopics.publish(ann.renamed("Ann " + i), bob.renamed("Bob " + i));
        }

        // Then
        eventually(() -> assertThat(receiver.accepted()).hasSize(22));
        assertThat(receiver.accepted()).allMatch(request -> request.isSignedWith(secret));
        assertThat(receiver.accepted().stream().map(Receiver.Received::id)).doesNotHaveDuplicates();
        assertThat(versions(ann)).containsExactlyElementsOf(upTo(11));
        assertThat(versions(bob)).containsExactlyElementsOf(upTo(11));
        assertThat(receiver.accepted().getFirst().json().at("/data/user/status").asText())
                .isEqualTo("ACTIVE");
    }

    @Test
    void what_failed_is_sent_again_under_the_same_id_until_it_arrives() {
        // Given
        AtomicInteger failures = new AtomicInteger(4);
        receiver.answers(request -> failures.getAndDecrement() > 0 ? 503 : 200);

        // When
        TestTopics.publish(ann.created(), ann.renamed("B"));

        // Then
        eventually(() -> assertThat(versions(ann)).containsExactly(1L, 2L));
        assertThat(receiver.all().subList(0, 5).stream()
                        .map(Receiver.Received::id)
                        .distinct())
                .hasSize(1);
        eventually(() -> webhook().body("attempts", is(0)).body("lastSuccessAt", not(equalTo(null))));
        asSupport()
                .get(path() + "/deliveries")
                .then()
                .body("items.findAll { !it.delivered }.size()", is(4))
                .body("items.findAll { it.status == 503 }.size()", is(4));
    }

    @Test
    void one_person_whose_events_fail_holds_up_no_event_of_others_of_the_page_and_none_is_sent_twice() {
        // Given
        receiver.answers(request -> request.subject().endsWith(ann.id().toString()) ? 400 : 200);

        // When
        TestTopics.publish(ann.created(), bob.created(), bob.renamed("B"));
        eventually(() -> webhook().body("attempts", greaterThan(2)));
        receiver.answers(request -> 200);

        // Then
        eventually(() -> assertThat(versions(ann)).containsExactly(1L));
        eventually(() -> assertThat(versions(bob)).containsExactly(1L, 2L));
    }

    @Test
    void a_secret_from_before_there_was_a_key_is_encrypted_and_works_on() {
        // Given
        assertThat(Database.run(tenant.value(), "SELECT secret FROM webhook_secret"))
                .allMatch(kept -> kept.startsWith("sealed:"));

        // When
        Database.run(tenant.value(), "UPDATE webhook_secret SET secret = '" + secret + "'");

        // Then
        eventually(() -> assertThat(Database.run(tenant.value(), "SELECT secret FROM webhook_secret"))
                .allMatch(kept -> kept.startsWith("sealed:")));
        asSupport().post(path() + "/test").then().statusCode(200).body("delivered", is(true));
        assertThat(receiver.accepted()).allMatch(request -> request.isSignedWith(secret));
    }

    @Test
    void a_redirect_is_not_followed() {
        // Given
        receiver.answers(request -> 307);

        // When
        var answer = asSupport().post(path() + "/test").then();

        // Then
        answer.statusCode(200).body("status", is(307)).body("delivered", is(false));
        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void a_test_message_is_signed_and_answered_with_what_came_of_it() {
        // When
        var answer = asSupport().post(path() + "/test").then();

        // Then
        answer.statusCode(200).body("status", is(204)).body("delivered", is(true));
        assertThat(receiver.accepted().getFirst().isSignedWith(secret)).isTrue();
        assertThat(receiver.accepted().getFirst().json().path("type").asText()).isEqualTo("io.rollcall.webhook.test");
    }

    @Test
    void with_two_secrets_a_message_has_a_signature_of_each_and_there_is_no_third() {
        // Given
        String second = rotate(Map.of()).statusCode(200).extract().path("secret");
        rotate(Map.of()).statusCode(409);

        // When
        asSupport().post(path() + "/test").then().statusCode(200);

        // Then
        assertThat(receiver.accepted().getFirst().isSignedWith(secret)).isTrue();
        assertThat(receiver.accepted().getFirst().isSignedWith(second)).isTrue();
    }

    @Test
    void without_an_overlap_the_old_secret_is_used_no_more() {
        // Given
        String second =
                rotate(Map.of("overlapSeconds", 0)).statusCode(200).extract().path("secret");

        // When
        asSupport().post(path() + "/test").then().statusCode(200);

        // Then
        assertThat(receiver.accepted().getFirst().isSignedWith(secret)).isFalse();
        assertThat(receiver.accepted().getFirst().isSignedWith(second)).isTrue();
    }

    @Test
    void without_an_overlap_two_secrets_end_at_once() {
        // Given
        String second = rotate(Map.of()).statusCode(200).extract().path("secret");
        String third =
                rotate(Map.of("overlapSeconds", 0)).statusCode(200).extract().path("secret");

        // When
        asSupport().post(path() + "/test").then().statusCode(200);

        // Then
        assertThat(receiver.accepted().getFirst().isSignedWith(secret)).isFalse();
        assertThat(receiver.accepted().getFirst().isSignedWith(second)).isFalse();
        assertThat(receiver.accepted().getFirst().isSignedWith(third)).isTrue();
    }

    @Test
    void a_receiver_that_is_gone_is_disabled_and_enabled_it_misses_nothing() {
        // Given
        receiver.answers(request -> 410);
        TestTopics.publish(ann.created());
        eventually(() -> webhook().body("status", is("DISABLED")).body("disabledReason", containsString("410")));
        TestTopics.publish(ann.renamed("B"));
        receiver.answers(request -> 200);

        // When
        asSupport().post(path() + "/enable").then().statusCode(200);

        // Then
        eventually(() -> assertThat(versions(ann)).containsExactly(1L, 2L));
    }

    @Test
    void one_that_fails_for_days_is_disabled_and_says_why() {
        // Given
        receiver.answers(request -> 500);
        TestTopics.publish(ann.created());
        eventually(() -> webhook().body("attempts", greaterThan(0)));

        // When
        eventually(() -> {
            // Again and again: an attempt that is under way writes down what it knew before.
            Database.run(tenant.value(), "UPDATE webhook SET failing_since = now() - interval '6 days'");
            webhook().body("status", is("DISABLED"));
        });

        // Then
        webhook().body("disabledReason", containsString("answered 500"));
    }

    @Test
    void what_a_worker_that_died_had_taken_is_delivered_when_its_lease_ends() {
        // Given
        Database.run(
                tenant.value(),
                "UPDATE webhook SET lease = gen_random_uuid(), leased_until = now() + interval '1500 milliseconds'");

        // When
        TestTopics.publish(ann.created(), ann.renamed("B"));

        // Then
        eventually(() -> assertThat(versions(ann)).containsExactly(1L, 2L));
    }

    @Test
    void what_takes_longer_than_a_lease_is_delivered_once_all_the_same() {
        // Given
        receiver.answers(request -> {
            LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
            return 200;
        });

        // When
        TestTopics.publish(ann.created(), ann.renamed("B"), ann.renamed("C"), ann.renamed("D"), ann.renamed("E"));

        // Then
        eventually(() -> assertThat(receiver.accepted()).hasSize(5));
        eventually(() -> assertThat(versions(ann)).containsExactlyElementsOf(upTo(5)));
        assertThat(receiver.all()).hasSize(5);
    }

    @Test
    void a_replay_sends_everything_behind_the_cursor_again() {
        // Given
        TestTopics.publish(ann.created(), ann.renamed("B"));
        eventually(() -> webhook().body("cursor", equalTo("2")));

        // When
        asSupport().body(Map.of("after", "1")).post(path() + "/replay").then().statusCode(200);

        // Then
        eventually(() -> assertThat(versions(ann)).containsExactly(1L, 2L, 2L));
    }

    @Test
    void only_the_types_asked_for_are_sent() {
        // Given
        asSupport().delete(path()).then().statusCode(204);
        asSupport()
                .body(Map.of("url", receiver.url(), "types", List.of("user.deactivated")))
                .post(webhooks())
                .then()
                .statusCode(201);

        // When
        TestTopics.publish(ann.created(), ann.renamed("B"), ann.deactivated(), bob.created());

        // Then
        eventually(() -> assertThat(versions(ann)).containsExactly(3L));
        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void a_slow_receiver_holds_up_no_other() {
        try (Receiver fast = new Receiver()) {
            // Given
            create(fast.url()).statusCode(201);
            Set<Thread> asleep = ConcurrentHashMap.newKeySet();
            receiver.answers(request -> {
                asleep.add(Thread.currentThread());
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000_000L);
                return 200;
            });

            // When
            TestTopics.publish(ann.created(), ann.renamed("B"), ann.renamed("C"));

            // Then
            eventually(() -> assertThat(fast.accepted()).hasSize(3));
            assertThat(receiver.accepted()).isEmpty();
        }
    }

    @Test
    void who_was_served_last_comes_last() {
        // Given
        String other = create(receiver.url()).statusCode(201).extract().path("webhook.id");
        Database.run(
                tenant.value(),
                "INSERT INTO event_log_head (tenant_id, last) VALUES (current_tenant(), 1)",
                // far in the future, where no worker looks
                "UPDATE webhook SET next_attempt_at = '2999-01-01'",
                "UPDATE webhook SET settled_at = now() WHERE id = '" + id + "'");

        // When
        List<String> due = Database.run(
                tenant.value(), "SELECT id FROM webhooks_due('3000-01-01', 100000) WHERE tenant_id = '" + tenant + "'");

        // Then
        assertThat(due).containsExactly(other, id);
    }

    @Test
    void a_tenant_has_twenty_webhooks_at_most_however_many_ask_at_a_time() {
        // When
        List<Integer> answers = IntStream.range(0, 24)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> create(receiver.url()).extract().statusCode(), Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        assertThat(answers).filteredOn(status -> status == 201).hasSize(19);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/",
                "http://2130706433/",
                "http://[fd00:ec2::254]/",
                "https://no-such-host.invalid/",
                "https://user:password@localhost/",
                "ftp://localhost/",
                "file:///etc/passwd"
            })
    void an_address_of_the_own_network_is_refused(String url) {
        // When
        var answer = create(url);

        // Then
        answer.statusCode(400);
    }

    @Test
    void another_tenant_sees_no_webhook() {
        // When
        var answer = Api.as(TestTokens.admin("somebody-else")).get(webhooks()).then();

        // Then
        answer.statusCode(403);
    }

    private People person(String name) {
        return People.named(tenant, new UserId(Ids.next()), name + "@" + tenant + ".example");
    }

    private ValidatableResponse create(String url) {
        return asSupport().body(Map.of("url", url)).post(webhooks()).then();
    }

    private ValidatableResponse rotate(Map<String, Object> order) {
        return asSupport().body(order).post(path() + "/rotate-secret").then();
    }

    private ValidatableResponse webhook() {
        return asSupport().get(path()).then().statusCode(200);
    }

    private String webhooks() {
        return "/api/v1/tenants/" + tenant + "/webhooks";
    }

    private String path() {
        return webhooks() + "/" + id;
    }

    private List<Long> versions(People person) {
        return receiver.accepted().stream()
                .filter(request -> request.subject().equals("users/" + person.id()))
                .map(Receiver.Received::version)
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
