package io.rollcall.kit.kafka;

import io.rollcall.events.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The codec of the contract as a bean. */
@ApplicationScoped
class Codecs {

    @Produces
    @Singleton
    EventCodec eventCodec() {
        return new EventCodec();
    }
}
