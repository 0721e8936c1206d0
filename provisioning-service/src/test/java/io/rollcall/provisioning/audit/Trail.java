package io.rollcall.provisioning.audit;

import static io.rollcall.provisioning.Api.asSupport;

import io.restassured.response.ValidatableResponse;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.People;

/** The audit trail of a tenant, and the timeline of one of its people, as support reads them. */
record Trail(TenantId tenant, People person) {

    ValidatableResponse timeline(String query) {
        return asSupport()
                .get(path("/members/" + person.id() + "/timeline" + query))
                .then()
                .statusCode(200);
    }

    ValidatableResponse audit(String query) {
        return asSupport().get(path("/audit" + query)).then().statusCode(200);
    }

    String path(String rest) {
        return "/api/v1/tenants/" + tenant + rest;
    }
}
