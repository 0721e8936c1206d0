package io.rollcall.gateway.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.dialect.DirectoryProfile;
import io.rollcall.gateway.dialect.Profiles;
import io.rollcall.scim.dialect.Evidence;
import io.rollcall.scim.dialect.IdentityProviders;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads bodies in the dialect of their directory, and learns from them which it is. */
@ApplicationScoped
public class Interpreter {
    private final Profiles profiles;

    public Interpreter(Profiles profiles) {
        this.profiles = profiles;
    }

    /** The body of a POST or PUT. It may be changed in place. */
    public Incoming resource(Caller caller, ObjectNode body) {
        Caller known = learn(caller, IdentityProviders.recogniseResource(body));
        return new Incoming(known, known.profile().provider().resource(body));
    }

    /**
     * The body of a PATCH. It may be changed in place.
     *
     * @throws io.rollcall.scim.message.ScimException 400 if the dialect does not have what is asked for
     */
    public Incoming patch(Caller caller, ObjectNode body) {
        Caller known = learn(caller, IdentityProviders.recognisePatch(body));
        return new Incoming(known, known.profile().provider().patch(body));
    }

    private Caller learn(Caller caller, @Nullable Evidence evidence) {
        DirectoryProfile known = caller.profile();
        DirectoryProfile next = profiles.seen(caller.tenant(), caller.directory(), known, evidence);
        return next == known ? caller : caller.with(next);
    }
}
