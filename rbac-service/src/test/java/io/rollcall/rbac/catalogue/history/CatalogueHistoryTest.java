package io.rollcall.rbac.catalogue.history;

import static io.restassured.RestAssured.given;
import static io.rollcall.rbac.Eventually.eventually;
import static io.rollcall.rbac.RandomTenant.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.kit.id.Ids;
import io.rollcall.rbac.Catalogues;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogueHistoryTest extends RbacTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Inject
    CatalogueLoads loads;

    @Inject
    Catalogue catalogue;

    @Test
    void what_a_new_catalogue_adds_and_takes_away_is_told_once() {
        // Given
        eventually(() -> assertThat(await(loads.latest(10)))
                .extracting(CatalogueLoad::version)
                .contains(catalogue.version()));
        CatalogueLoad shipped = CatalogueLoad.of(Ids.next(), Catalogues.shipped(), NOW);
        await(loads.add(shipped));
        Set<String> keys = new HashSet<>(shipped.keys());
        keys.remove("sourcing.contact-data:reveal full");
        keys.add("sourcing.contact-data:reveal");
        keys.add("interviews");
        await(loads.add(new CatalogueLoad(Ids.next(), "next", NOW, keys)));

        // When
        await(loads.add(new CatalogueLoad(Ids.next(), "next", NOW, keys)));

        // Then
        given().auth()
                .oauth2(TestTokens.support())
                .get("/api/v1/catalogue/history")
                .then()
                .statusCode(200)
                .body("items[0].version", equalTo("next"))
                .body("items[0].added", contains("interviews", "sourcing.contact-data:reveal"))
                .body("items[0].removed", contains("sourcing.contact-data:reveal full"))
                .body("items[1].version", equalTo(catalogue.version()))
                .body("items.last().added", hasItem("sourcing.search:use"));
        given().auth()
                .oauth2(TestTokens.admin(tenant))
                .get("/api/v1/catalogue/history")
                .then()
                .statusCode(403);
    }
}
