package io.rollcall.kit.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hosts that tenants name. They must not lead into the network of the service, so every address of a host has to be a
 * public one; whoever connects takes the address from here, as the name may have another one a moment later.
 */
public final class ForeignHosts {
    private final Set<String> privateHosts;

    /** @param privateHosts names in the own network that are allowed all the same */
    public ForeignHosts(Collection<String> privateHosts) {
        this.privateHosts = privateHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A host cannot be connected to. The message is for whoever named it. */
    public static final class RefusedHostException extends Exception {
        RefusedHostException(String message) {
            super(message, null, false, false);
        }
    }

    /** The address to connect to. Blocks while the name is looked up. */
    public InetAddress resolve(String host) throws RefusedHostException {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            boolean known = privateHosts.contains(host.toLowerCase(Locale.ROOT));
            for (InetAddress address : addresses) {
                if (!known && !PublicAddresses.isPublic(address)) {
                    throw refused(host);
                }
            }
            return addresses[0];
        } catch (UnknownHostException e) {
            throw refused(host);
        }
    }

    /** One text for all, or who names hosts would learn which names there are in the own network. */
    private static RefusedHostException refused(String host) {
        return new RefusedHostException("The host " + host + " is not known on the public Internet.");
    }
}
