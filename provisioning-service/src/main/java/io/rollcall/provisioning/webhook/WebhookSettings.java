package io.rollcall.provisioning.webhook;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "rollcall.webhooks")
public interface WebhookSettings {

    boolean enabled();

    /** For development: receivers without TLS. */
    boolean allowHttp();

    /** Hosts in the own network that may be receivers. */
    Optional<List<String>> privateHosts();

    Duration poll();

    Duration timeout();

    /** After an instance died, nobody else delivers to its receivers for so long. */
    Duration lease();

    Duration firstRetry();

    Duration longestRetry();

    /** A webhook that fails for so long is disabled. */
    Duration disableAfter();

    Duration logRetention();

    /**
     * Keys of 32 bytes each, in base64: secrets are encrypted with the first in the database, and decrypted with any.
     * Without keys they are kept as they are.
     */
    Optional<List<String>> encryptionKeys();

    /** How often secrets are looked for that are not encrypted with the first key. */
    Duration reseal();
}
