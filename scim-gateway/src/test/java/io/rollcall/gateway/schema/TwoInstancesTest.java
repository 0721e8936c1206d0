package io.rollcall.gateway.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.access.AccessStore;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Schemas;
import io.rollcall.scim.schema.SchemaExtension;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What an admin changes through one instance holds in the others, which share nothing but the database. */
@QuarkusTest
@GatewayTest
class TwoInstancesTest {
    private static final TenantId TENANT = new TenantId("two");
    private static final String URN = "urn:acme:scim:2.0:User";
    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    SchemaStore store;

    @Inject
    AccessStore access;

    @Test
    void a_schema_holds_in_another_instance_after_a_second() {
        // Given
        Schemas schemas = Schemas.of("two");
        DirectoryId directory = DirectoryId.of(schemas.directory());
        SchemaSets other = new SchemaSets(store, access);
        List<String> before = extensions(other, directory);

        // When
        schemas.extendUser(URN, "{'name':'badge'}").statusCode(201);

        // Then
        assertThat(before).doesNotContain(URN);
        busyFor(PROMISED, other, directory);
        assertThat(extensions(other, directory)).contains(URN);
        schemas.extendUser(URN, "{'name':'badge'},{'name':'site'}").statusCode(200);
        busyFor(PROMISED, other, directory);
        assertThat(types(other, directory)
                        .user()
                        .extensions()
                        .getLast()
                        .schema()
                        .attributes())
                .hasSize(2);
    }

    /** Requests keep coming: they must not keep what is known alive. */
    private void busyFor(Duration time, SchemaSets other, DirectoryId directory) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            types(other, directory);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static List<String> extensions(SchemaSets sets, DirectoryId directory) {
        return types(sets, directory).user().extensions().stream()
                .map(SchemaExtension::schema)
                .map(schema -> schema.id())
                .toList();
    }

    private static ResourceTypes types(SchemaSets sets, DirectoryId directory) {
        return sets.of(TENANT, directory).await().atMost(PATIENCE);
    }
}
