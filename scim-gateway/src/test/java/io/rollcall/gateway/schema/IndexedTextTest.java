package io.rollcall.gateway.schema;

import static io.rollcall.gateway.testing.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Database;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Schemas;
import io.rollcall.gateway.testing.ScimClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts of tenants' attributes are found by an index that follows every change. */
@QuarkusTest
@GatewayTest
class IndexedTextTest {
    private static final String URN = "urn:acme:scim:2.0:User";
    private static final String DEVICE = "urn:acme:scim:2.0:Device";

    private Schemas schemas;
    private ScimClient client;

    @BeforeEach
    void define() {
        schemas = Schemas.of("texts");
        client = schemas.client();
        schemas.extendUser(
                        URN,
                        "{'name':'site'},{'name':'code','caseExact':true},{'name':'tags','multiValued':true},"
                                + "{'name':'desk','type':'complex','subAttributes':[{'name':'floor'},{'name':'room'}]}")
                .statusCode(201);
        schemas.put(DEVICE, "'resourceType':'Device','endpoint':'/Devices'", "{'name':'model'}")
                .statusCode(201);
    }

    @Tag("RFC-7644-3.4.2.2")
    @Test
    void every_change_is_found() {
        // Given
        String ann = create("ann", "'site':'Berlin','code':'a1','tags':['x','Y'],'desk':{'floor':'3','room':'W'}");
        create("bob", "'site':'Rome','code':'A1','tags':['x']");

        // When
        client.patch(
                        "/Users/" + ann,
                        json("{'Operations':[{'op':'replace','path':'" + URN + ":site','value':'Oslo'},"
                                + "{'op':'remove','path':'" + URN + ":desk.room'}]}"))
                .expect(200);

        // Then
        assertThat(found("site eq \"OSLO\"")).containsExactly("ann");
        assertThat(found("site eq \"Berlin\"")).isEmpty();
        assertThat(found("site ne \"Oslo\"")).containsExactly("bob");
        assertThat(found("code eq \"A1\"")).containsExactly("bob");
        assertThat(found("tags eq \"X\"")).containsExactly("ann", "bob");
        assertThat(found("tags eq \"y\" or site sw \"ro\"")).containsExactly("ann", "bob");
        assertThat(found("desk.floor eq \"3\"")).containsExactly("ann");
        assertThat(found("desk.room eq \"W\"")).isEmpty();
        client.put("/Users/" + ann, json("{'userName':'ann'}")).expect(200);
        assertThat(found("site eq \"Oslo\"")).isEmpty();
        client.delete("/Users/" + ann).expect(204);
        create("ann", "'site':'Lima'");
        assertThat(found("site eq \"Lima\"")).containsExactly("ann");
        assertThat(found("site eq \"Oslo\"")).isEmpty();
    }

    @Test
    void long_texts_and_those_of_other_directories_are_no_matter() {
        // Given
        String text = "long ".repeat(400);
        create("ann", "'site':'" + text + "'");
        Schemas others = Schemas.of("texts");
        others.extendUser(URN, "{'name':'site'}").statusCode(201);
        others.client()
                .post("/Users", json("{'userName':'eve','" + URN + "':{'site':'Rome'}}"))
                .expect(201);

        // When
        create("bob", "'site':'Rome'");

        // Then
        assertThat(found("site eq \"" + text + "\"")).containsExactly("ann");
        assertThat(found("site eq \"Rome\"")).containsExactly("bob");
    }

    @Test
    void a_change_of_the_schema_takes_what_is_stored_along() {
        // Given
        create("ann", "'site':'Berlin'");
        create("bob", "'site':'berlin'");

        // When
        schemas.extendUser(URN, "{'name':'site','caseExact':true}").statusCode(200);

        // Then
        assertThat(found("site eq \"Berlin\"")).containsExactly("ann");
        assertThat(found("site eq \"berlin\"")).containsExactly("bob");
    }

    @Test
    void what_was_stored_before_there_was_an_index_is_indexed_once() throws SQLException {
        // Given
        create("ann", "'site':'Berlin','tags':['x','y'],'desk':{'floor':'3'}");
        client.post("/Devices", json("{'model':'T1'}")).expect(201);

        // When
        try (Connection app = Database.connect("app");
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("SET LOCAL rollcall.tenant = 'texts'");
            statement.execute("DELETE FROM indexed_values WHERE directory_id = '" + schemas.directory() + "'");
            statement.execute("UPDATE directories SET values_indexed = false WHERE id = '" + schemas.directory() + "'");
            app.commit();
        }

        // Then
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (found("site eq \"berlin\"").isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(found("tags eq \"y\"")).containsExactly("ann");
        assertThat(found("desk.floor eq \"3\"")).containsExactly("ann");
        assertThat(client.find("Devices", "model eq \"t1\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    private List<String> found(String filter) {
        String qualified = filter.replace("site", URN + ":site")
                .replace("code", URN + ":code")
                .replace("tags", URN + ":tags")
                .replace("desk", URN + ":desk");
        return client.find("Users", qualified)
                .expect(200)
                .json()
                .path("Resources")
                .findValuesAsText("userName");
    }

    private String create(String name, String values) {
        return client.post("/Users", json("{'userName':'" + name + "','" + URN + "':{" + values + "}}"))
                .expect(201)
                .id();
    }
}
