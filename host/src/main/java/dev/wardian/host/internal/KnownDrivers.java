package dev.wardian.host.internal;

import dev.wardian.host.MajorMinor;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which CUDA a driver runs at most, by its branch (CUDA Toolkit release notes, "CUDA Toolkit and
/// Corresponding Driver Versions").
public final class KnownDrivers {
    private static final TreeMap<Integer, MajorMinor> BRANCHES =
            new TreeMap<>(
                    Map.ofEntries(
                            entry(384, 9, 0),
                            entry(387, 9, 1),
                            entry(396, 9, 2),
                            entry(410, 10, 0),
                            entry(418, 10, 1),
                            entry(440, 10, 2),
                            entry(450, 11, 0),
                            entry(455, 11, 1),
                            entry(460, 11, 2),
                            entry(465, 11, 3),
                            entry(470, 11, 4),
                            entry(495, 11, 5),
                            entry(510, 11, 6),
                            entry(515, 11, 7),
                            entry(520, 11, 8),
                            entry(525, 12, 0),
                            entry(530, 12, 1),
                            entry(535, 12, 2),
                            entry(545, 12, 3),
                            entry(550, 12, 4),
                            entry(555, 12, 5),
                            entry(560, 12, 6),
                            entry(565, 12, 7),
                            entry(570, 12, 8),
                            entry(575, 12, 9),
                            entry(580, 13, 0)));

    private KnownDrivers() {}

    private static Map.Entry<Integer, MajorMinor> entry(int branch, int major, int minor) {
        return Map.entry(branch, new MajorMinor(major, minor));
    }

    /// The highest CUDA of a driver: `550.54.15` runs 12.4. A driver newer than the table runs at
    /// least what its last line says.
    public static Optional<MajorMinor> highestCuda(String driver) {
        return MajorMinor.tryParse(driver)
                .map(version -> BRANCHES.floorEntry(version.major()))
                .map(Map.Entry::getValue);
    }
}
