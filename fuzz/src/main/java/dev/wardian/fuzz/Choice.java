package dev.wardian.fuzz;

import java.util.Arrays;
import java.util.List;

/// An input for one of several readers: its first byte says which, the rest is what it reads.
record Choice(String name, byte[] content) {
    private static final int NONE = 0;

    static Choice of(byte[] input, List<String> names) {
        int first = input.length == 0 ? NONE : input[0] & 0xff;
        byte[] rest = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        return new Choice(names.get(first % names.size()), rest);
    }

    /// The input that chooses a name.
    static byte[] input(String name, byte[] content, List<String> names) {
        byte[] all = new byte[content.length + 1];
        all[0] = (byte) names.indexOf(name);
        System.arraycopy(content, 0, all, 1, content.length);
        return all;
    }
}
