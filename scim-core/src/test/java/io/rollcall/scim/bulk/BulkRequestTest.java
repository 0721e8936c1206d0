package io.rollcall.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkRequestTest {

    @Test
    void operationsAreReadWithTheirTarget() {
        BulkRequest request = parse("""
                {"failOnErrors":2,"Operations":[
                  {"method":"POST","path":"/Users","bulkId":"a","data":{"userName":"x"}},
                  {"method":"put","path":"Users/1","version":"W/\\"3\\"","data":{"userName":"x"}},
                  {"method":"PATCH","path":"/Groups/bulkId:a?attributes=id","data":{"Operations":[]}},
                  {"method":"DELETE","path":"/Users/2","bulkId":"d","data":"whatever"}]}""");

        assertThat(request.failOnErrors()).isEqualTo(2);
        assertThat(request.operations())
                .extracting(operation -> {
                    BulkOperation.Valid valid = (BulkOperation.Valid) operation;
                    return valid.verb() + " " + valid.endpoint() + " " + valid.target() + " " + valid.bulkId() + " "
                            + valid.version();
                })
                .containsExactly(
                        "POST /Users null a null",
                        "PUT /Users 1 null W/\"3\"",
                        "PATCH /Groups bulkId:a null null",
                        "DELETE /Users 2 d null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{}",
                "{'method':'GET','path':'/Users/1'}",
                "{'method':'POST','path':'/Users','data':{}}",
                "{'method':'POST','path':'/Users/1','bulkId':'a','data':{}}",
                "{'method':'POST','path':'/Users','bulkId':'a'}",
                "{'method':'POST','path':'/Users','bulkId':'a','data':[]}",
                "{'method':'POST','bulkId':'a','data':{}}",
                "{'method':'PUT','path':'/Users','data':{}}",
                "{'method':'PUT','path':'/Users/','data':{}}",
                "{'method':'DELETE','path':'/Users/1/2'}",
                "{'method':'DELETE','path':7}"
            })
    void whatIsWrongWithOneOperationIsItsOwnError(String operation) {
        BulkRequest request = parse("{\"Operations\":[" + operation.replace('\'', '"') + "]}");

        assertThat(request.operations())
                .singleElement()
                .isInstanceOfSatisfying(BulkOperation.Invalid.class, invalid -> {
                    assertThat(invalid.reason().error().status()).isEqualTo(400);
                    assertThat(invalid.reason().error().detail()).isNotBlank();
                });
    }

    @Test
    void whatIsWrongWithTheRequestIsRefusedAsAWhole() {
        refused(400, ScimType.INVALID_SYNTAX, "{}");
        refused(400, ScimType.INVALID_SYNTAX, "{\"Operations\":{}}");
        refused(400, ScimType.INVALID_SYNTAX, "{\"failOnErrors\":-1,\"Operations\":[]}");
        refused(400, ScimType.INVALID_SYNTAX, "{\"failOnErrors\":1.5,\"Operations\":[]}");
        refused(400, ScimType.INVALID_SYNTAX, "{\"failOnErrors\":\"x\",\"Operations\":[]}");
        refused(
                400,
                ScimType.INVALID_VALUE,
                "{\"Operations\":[{\"method\":\"POST\",\"bulkId\":\"a\"},{\"method\":\"POST\",\"bulkId\":\"a\"}]}");
        refused(413, null, "{\"Operations\":[{},{},{},{},{}]}");
    }

    @Test
    void toTheLetterMethodSchemaAndNamesAreExact() {
        assertThatThrownBy(() ->
                        BulkRequest.parse(ScimJson.standard().readObject("{\"Operations\":[]}"), Dialect.strict(), 4))
                .isInstanceOf(ScimException.class);
        BulkRequest request = BulkRequest.parse(
                ScimJson.standard()
                        .readObject("{\"schemas\":[\"" + BulkRequest.SCHEMA
                                + "\"],\"Operations\":[{\"method\":\"delete\",\"path\":\"/Users/1\"}]}"),
                Dialect.strict(),
                4);
        assertThat(request.operations()).singleElement().isInstanceOf(BulkOperation.Invalid.class);
    }

    private static void refused(int status, @Nullable ScimType type, String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOfSatisfying(ScimException.class, e -> {
            assertThat(e.error().status()).isEqualTo(status);
            assertThat(e.error().scimType()).isEqualTo(type);
        });
    }

    private static BulkRequest parse(String body) {
        return BulkRequest.parse(ScimJson.standard().readObject(body), Dialect.lenient(), 4);
    }
}
