package io.rollcall.provisioning.member;

import io.restassured.RestAssured;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.StreamLimitContract;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.ServiceTest;
import java.net.URI;

@ServiceTest
class MemberFollowersTest extends StreamLimitContract {

    @Override
    protected URI newStream() {
        String tenant = "followers-" + Ids.next();
        Api.tenant(tenant);
        return URI.create(
                RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/tenants/" + tenant + "/members/changes");
    }

    @Override
    protected String what() {
        return "the members of this tenant";
    }
}
