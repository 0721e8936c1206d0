package io.rollcall.provisioning.preview.http;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the services are that previews ask, as whom they are asked, and how long a preview waits for them. */
@Singleton
class ForecastSettings {

    final String rbacUrl;
    final String licenseUrl;
    final Duration timeout;
    final String oidcServerUrl;
    final String clientId;
    final Optional<String> clientSecret;

    ForecastSettings(
            @ConfigProperty(name = "rollcall.rbac.url") String rbacUrl,
            @ConfigProperty(name = "rollcall.license.url") String licenseUrl,
            @ConfigProperty(name = "rollcall.forecast.timeout") Duration timeout,
            @ConfigProperty(name = "rollcall.forecast.oidc-server-url") String oidcServerUrl,
            @ConfigProperty(name = "rollcall.oidc.client-id") String clientId,
            @ConfigProperty(name = "rollcall.oidc.client-secret") Optional<String> clientSecret) {
        this.rbacUrl = rbacUrl;
        this.licenseUrl = licenseUrl;
        this.timeout = timeout;
        this.oidcServerUrl = oidcServerUrl;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }
}
