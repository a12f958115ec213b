package dev.wardian.store.http;

/// Networks such as `10.0.0.0/8`, as `no_proxy` lists them.
final class Networks {
    private Networks() {}

    /// Whether an IPv4 address lies in an IPv4 network; names and other addresses lie in none.
    static boolean contains(String network, String host) {
        int slash = network.indexOf('/');
        long base = address(network.substring(0, slash));
        long asked = address(host);
        int bits = number(network, slash + 1, network.length());
        if (base < 0 || asked < 0 || bits < 0 || bits > 32) {
            return false;
        }
        return bits == 0 || (base >> (32 - bits)) == (asked >> (32 - bits));
    }

    private static long address(String text) {
        long value = 0;
        int start = 0;
        for (int part = 0; part < 4; part++) {
            int dot = text.indexOf('.', start);
            int end = part == 3 ? text.length() : dot;
            int number = end < 0 ? -1 : number(text, start, end);
            if (number < 0 || number > 255) {
                return -1;
            }
            value = value << 8 | number;
            start = end + 1;
        }
        return value;
    }

    private static int number(String text, int start, int end) {
        int value = 0;
        if (start >= end || end - start > 3) {
            return -1;
        }
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
