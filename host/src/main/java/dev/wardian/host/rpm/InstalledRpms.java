package dev.wardian.host.rpm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the database of RPM says is installed, as the program `rpm` tells it in a form of ours: the
/// database itself has had four forms and no description.
public final class InstalledRpms {
    /// What `rpm -qa --queryformat` is to be asked for: a letter and a value a line, a package from
    /// each `N` on.
    public static final String FORM =
            "N %{NAME}\\nV %{EPOCHNUM}:%{VERSION}-%{RELEASE}\\nA %{ARCH}\\nG %{GROUP}\\nZ %{SIZE}\\n"
                    + "S %{SUMMARY}\\n[P %{PROVIDENEVRS}\\n][R %{REQUIRENEVRS}\\n]"
                    + "[C %{CONFLICTNEVRS}\\n][F %{FILENAMES}\\n]";

    private String name = "";
    private String version = "";
    private String architecture = "";
    private String group = "";
    private String summary = "";
    private long size;
    private List<RpmRelation> provides = new ArrayList<>();
    private List<RpmRelation> requires = new ArrayList<>();
    private List<RpmRelation> conflicts = new ArrayList<>();
    private List<String> files = new ArrayList<>();
    private final List<RpmPackage> found = new ArrayList<>();

    private InstalledRpms() {}

    /// Reads such lines; those that are none are passed over.
    public static List<RpmPackage> parse(List<String> lines) {
        var reader = new InstalledRpms();
        lines.forEach(reader::line);
        reader.finish();
        return List.copyOf(reader.found);
    }

    private void line(String line) {
        if (line.length() < 2 || line.charAt(1) != ' ') {
            return;
        }
        var value = line.substring(2).strip();
        switch (line.charAt(0)) {
            case 'N' -> {
                finish();
                name = value;
            }
            case 'V' -> version = value;
            case 'A' -> architecture = value;
            case 'G' -> group = value;
            case 'Z' -> size = RpmVersion.number(value);
            case 'S' -> summary = value;
            case 'P' -> provides.add(RpmRelation.parse(value));
            case 'R' -> requires.add(RpmRelation.parse(value));
            case 'C' -> conflicts.add(RpmRelation.parse(value));
            case 'F' -> files.add(value);
            default -> {}
        }
    }

    /// Public keys stand among the packages and are none.
    private void finish() {
        if (!name.isEmpty() && !name.equals("gpg-pubkey")) {
            found.add(
                    new RpmPackage(
                            name,
                            RpmVersion.parse(version),
                            architecture,
                            summary,
                            List.of(),
                            group,
                            size,
                            provides,
                            requires,
                            conflicts,
                            List.of(),
                            files,
                            Optional.empty()));
        }
        name = "";
        provides = new ArrayList<>();
        requires = new ArrayList<>();
        conflicts = new ArrayList<>();
        files = new ArrayList<>();
    }
}
