package dev.wardian.elf.internal;

import java.util.ArrayList;
import java.util.List;

/// The dynamic symbols that other files must define (System V ABI, "Symbol Table").
final class Undefined {
    private static final int GLOBAL = 1;

    private Undefined() {}

    static List<String> read(Bytes bytes, Dynamic dynamic) {
        List<String> names = new ArrayList<>();
        new DynamicSymbols(bytes, dynamic)
                .each(
                        (name, binding, defined) -> {
                            if (!defined && binding == GLOBAL) {
                                names.add(dynamic.name(name));
                            }
                        });
        return names;
    }
}
