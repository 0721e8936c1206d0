package io.rollcall.gateway.jwks;

import io.smallrye.mutiny.Uni;
import java.net.URI;

/** Where key sets come from. */
public interface KeySetSource {

    /** The text behind the address. Fails with {@link KeySetException} if it must not or cannot be read. */
    Uni<String> fetch(URI address);
}
