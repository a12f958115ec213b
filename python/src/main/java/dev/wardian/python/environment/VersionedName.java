package dev.wardian.python.environment;

import java.nio.file.Path;

/// Orders folders whose names hold version numbers.
final class VersionedName {
    private static final int DIGITS = 6;

    private VersionedName() {}

    /// The name with each number padded, so that the order of texts is that of versions.
    static String key(Path folder) {
        StringBuilder key = new StringBuilder();
        StringBuilder digits = new StringBuilder();
        String name = folder.getFileName() + ".";
        for (int index = 0; index < name.length(); index++) {
            char here = name.charAt(index);
            if (here >= '0' && here <= '9') {
                digits.append(here);
            } else {
                key.repeat("0", Math.max(0, DIGITS - digits.length())).append(digits).append(here);
                digits.setLength(0);
            }
        }
        return key.toString();
    }
}
