package dev.wardian.host;

import java.util.Optional;

/// One accelerator.
///
/// @param vendor `nvidia`, `amd`, `intel`, or the number of the PCI vendor
/// @param name its name for people
/// @param uuid NVIDIA's name for this very one
/// @param address where it is on the PCI bus
/// @param capability its compute capability
/// @param memory in bytes
/// @param slices how it is divided (MIG)
public record Gpu(
        String vendor,
        String name,
        Optional<String> uuid,
        Optional<String> address,
        Optional<MajorMinor> capability,
        Optional<Long> memory,
        Slices slices) {

    /// Multi-Instance GPU: whether a GPU is divided, and into what.
    ///
    /// @param enabled whether it is divided
    /// @param instances how many parts there are
    public record Slices(boolean enabled, int instances) {
        /// Not divided, or a GPU that cannot be.
        public static Slices none() {
            return new Slices(false, 0);
        }
    }

    /// Compute capability times ten, as `sm_90` counts it.
    public Optional<Integer> architecture() {
        return capability.map(number -> number.major() * 10 + number.minor());
    }
}
