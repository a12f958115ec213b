package dev.wardian.stack.foreign;

import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a file of another tool says, in our terms. Immutable.
///
/// @param name the project's name, if it says one
/// @param version the project's version
/// @param requiresPython the Pythons that it is for
/// @param needs what it asks for itself
/// @param inclusions groups that take in other groups
/// @param pins the versions that it has chosen
/// @param conda packages of conda, as they are written; carried through
/// @param channels where conda is to look
/// @param system packages of the operating system
/// @param indexes indexes that it names
/// @param constraints limits on versions of what nobody need ask for
/// @param losses what cannot be expressed, a line each
public record Foreign(
        Optional<String> name,
        Optional<String> version,
        Optional<String> requiresPython,
        List<Need> needs,
        List<Inclusion> inclusions,
        List<Pin> pins,
        List<String> conda,
        List<String> channels,
        List<String> system,
        List<Index> indexes,
        List<String> constraints,
        List<String> losses) {

    /// A requirement and where it belongs.
    ///
    /// @param text as PEP 508 has it
    /// @param source where the package comes from, as `sources` of `[tool.wardian]` has it in TOML
    public record Need(Section section, String text, Optional<String> source) {}

    /// A group that takes in another one, as PEP 735 has it.
    public record Inclusion(GroupName group, GroupName included) {}

    /// A version that was chosen.
    ///
    /// @param marker where it counts; empty text for everywhere
    /// @param hashes digests of its files, `sha256:…`
    public record Pin(String name, String version, String marker, List<String> hashes) {
        public Pin {
            hashes = List.copyOf(hashes);
        }
    }

    /// An index by its name.
    ///
    /// @param main whether it takes the place of the usual one
    public record Index(String name, String url, boolean main) {}

    public Foreign {
        needs = List.copyOf(needs);
        inclusions = List.copyOf(inclusions);
        pins = List.copyOf(pins);
        conda = List.copyOf(conda);
        channels = List.copyOf(channels);
        system = List.copyOf(system);
        indexes = List.copyOf(indexes);
        constraints = List.copyOf(constraints);
        losses = List.copyOf(losses);
    }

    /// The same, less what it asks for: what a lock says beside a file that says that.
    Foreign versionsAlone() {
        return new Foreign(
                name,
                version,
                requiresPython,
                List.of(),
                List.of(),
                List.of(),
                conda,
                channels,
                system,
                indexes,
                constraints,
                losses);
    }

    /// The package that a requirement names, if it names one.
    static Optional<PackageName> nameOf(String requirement) {
        try {
            return Optional.of(Requirement.parse(requirement).name());
        } catch (SyntaxException _) {
            return Optional.empty();
        }
    }

    /// One that is still being read.
    static final class Draft {
        Optional<String> name = Optional.empty();
        Optional<String> version = Optional.empty();
        Optional<String> requiresPython = Optional.empty();
        final List<Need> needs = new ArrayList<>();
        final List<Inclusion> inclusions = new ArrayList<>();
        final List<Pin> pins = new ArrayList<>();
        final List<String> conda = new ArrayList<>();
        final List<String> channels = new ArrayList<>();
        final List<String> system = new ArrayList<>();
        final List<Index> indexes = new ArrayList<>();
        final List<String> constraints = new ArrayList<>();
        final List<String> losses = new ArrayList<>();

        void need(Section section, String text) {
            needs.add(new Need(section, text, Optional.empty()));
        }

        void inclusion(String group, String included) {
            inclusions.add(new Inclusion(GroupName.of(group), GroupName.of(included)));
        }

        void pin(String package_, String pinned, String marker, List<String> hashes) {
            pins.add(new Pin(package_, pinned, marker, hashes));
        }

        Foreign done() {
            return new Foreign(
                    name,
                    version,
                    requiresPython,
                    needs,
                    inclusions,
                    pins,
                    conda,
                    channels,
                    system,
                    indexes,
                    constraints,
                    losses);
        }
    }
}
