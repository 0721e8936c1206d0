package io.rollcall.kit.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses of the Internet from those of the network that the service runs in. */
public final class PublicAddresses {
    private PublicAddresses() {}

    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    /** 0/8, carrier-grade NAT, IETF assignments, benchmarks, documentation and reserved networks are not. */
    private static boolean isPublic(byte[] four) {
        int a = four[0] & 0xff;
        int b = four[1] & 0xff;
        int c = four[2] & 0xff;
        return !(a == 0
                || a >= 240
                || (a == 100 && b >= 64 && b < 128)
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 198 && (b == 18 || b == 19 || (b == 51 && c == 100)))
                || (a == 203 && b == 0 && c == 113));
    }

    /** Only 2000::/3 is given out; of it, not what carries an IPv4 address (6to4, Teredo) or is documentation. */
    private static boolean isPublicSix(byte[] six) {
        int first = (six[0] & 0xff) << 8 | (six[1] & 0xff);
        int second = (six[2] & 0xff) << 8 | (six[3] & 0xff);
        return (first & 0xe000) == 0x2000 && first != 0x2002 && !(first == 0x2001 && (second == 0 || second == 0x0db8));
    }
}
