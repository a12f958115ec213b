package dev.wardian.elf;

/// CUDA code for one architecture inside a file.
///
/// @param form whether it runs as it is
/// @param architecture the compute capability times ten: 90 for `sm_90` and `compute_90`
public record GpuCode(Form form, int architecture) implements Comparable<GpuCode> {
    /// Whether it runs as it is.
    public enum Form {
        /// Machine code (SASS): for GPUs of the same major capability and the same or a later minor
        /// one.
        MACHINE,
        /// Assembly (PTX) that a driver compiles for any GPU of this capability or a later one.
        PTX
    }

    /// Whether a GPU of this compute capability, times ten, can run it.
    public boolean runsOn(int capability) {
        return switch (form) {
            case MACHINE -> capability / 10 == architecture / 10 && capability >= architecture;
            case PTX -> capability >= architecture;
        };
    }

    @Override
    public int compareTo(GpuCode other) {
        int byForm = form.compareTo(other.form);
        return byForm != 0 ? byForm : Integer.compare(architecture, other.architecture);
    }

    /// Reads `sm_90` or `compute_90`.
    ///
    /// @throws IllegalArgumentException for what is neither
    public static GpuCode parse(String text) {
        var mark = text.indexOf('_');
        var form =
                switch (text.substring(0, Math.max(0, mark))) {
                    case "sm" -> Form.MACHINE;
                    case "compute" -> Form.PTX;
                    default -> throw new IllegalArgumentException("no GPU code: " + text);
                };
        return new GpuCode(form, Integer.parseInt(text.substring(mark + 1)));
    }

    /// As CUDA's tools write it: `sm_90`, `compute_90`.
    @Override
    public String toString() {
        return switch (form) {
            case MACHINE -> "sm_" + architecture;
            case PTX -> "compute_" + architecture;
        };
    }
}
