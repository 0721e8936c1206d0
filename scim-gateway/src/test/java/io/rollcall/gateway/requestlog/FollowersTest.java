package io.rollcall.gateway.requestlog;

import static io.rollcall.gateway.testing.Gateway.createDirectory;
import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.url;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.kit.testing.StreamLimitContract;
import java.net.URI;

@QuarkusTest
@GatewayTest
class FollowersTest extends StreamLimitContract {
    private static final String TENANT = "followers";

    @Override
    protected URI newStream() {
        return URI.create(url() + directories(TENANT) + "/" + createDirectory(TENANT, "okta") + "/requests/stream");
    }

    @Override
    protected String what() {
        return "the request log of this directory";
    }
}
