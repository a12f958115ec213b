package dev.wardian.standards.metadata;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Metadata judged field by field: the values that follow their standard, typed, and a problem for
/// each that does not. An accessor answers empty both for an absent and for a bad field. Immutable.
///
///     CheckedMetadata checked = CheckedMetadata.of(RawMetadata.parse(bytes));
///     if (!checked.problems().isEmpty()) { … }
public final class CheckedMetadata {
    /// The versions of the format, oldest first. 2.0 was never one.
    static final List<String> VERSIONS =
            List.of("1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6");

    private final RawMetadata raw;
    private final Map<MetadataField, Object> values;
    private final Map<MetadataField, MetadataProblem> fieldProblems;

    private CheckedMetadata(
            RawMetadata raw,
            Map<MetadataField, Object> values,
            Map<MetadataField, MetadataProblem> fieldProblems) {
        this.raw = raw;
        this.values = values;
        this.fieldProblems = fieldProblems;
    }

    /// Judges all fields.
    public static CheckedMetadata of(RawMetadata raw) {
        MetadataChecks checks = new MetadataChecks(raw);
        checks.run();
        return new CheckedMetadata(raw, checks.values(), checks.problems());
    }

    /// The fields as they were written.
    public RawMetadata raw() {
        return raw;
    }

    /// What is wrong with the value of one field, or with its absence.
    public Optional<MetadataProblem> problem(MetadataField field) {
        return Optional.ofNullable(fieldProblems.get(field));
    }

    /// Everything that keeps the metadata from being valid: unknown and repeated fields, fields
    /// that the metadata's own version does not have, absent and bad values.
    public List<MetadataProblem> problems() {
        List<MetadataProblem> problems = new ArrayList<>();
        raw.unparsed().forEach((name, _) -> problems.add(unparsedProblem(name)));
        for (MetadataField field : MetadataField.values()) {
            if (isTooNew(field)) {
                problems.add(
                        new MetadataProblem(
                                field.toString(),
                                "`" + field + "` came with metadata version " + field.since()));
            } else if (fieldProblems.containsKey(field)
                    && !raw.unparsed().containsKey(field.toString())) {
                problems.add(fieldProblems.get(field));
            }
        }
        return List.copyOf(problems);
    }

    private static MetadataProblem unparsedProblem(String name) {
        boolean known = MetadataField.named(name).isPresent();
        return new MetadataProblem(
                name,
                known
                        ? "`" + name + "` is repeated or not readable"
                        : "`" + name + "` is no field of metadata");
    }

    private boolean isTooNew(MetadataField field) {
        Optional<String> version = metadataVersion();
        return version.isPresent()
                && raw.list(field).isPresent()
                && VERSIONS.indexOf(field.since()) > VERSIONS.indexOf(version.get());
    }

    public Optional<String> metadataVersion() {
        return value(MetadataField.METADATA_VERSION, String.class);
    }

    public Optional<PackageName> name() {
        return value(MetadataField.NAME, PackageName.class);
    }

    public Optional<Version> version() {
        return value(MetadataField.VERSION, Version.class);
    }

    public Optional<SpecifierSet> requiresPython() {
        return value(MetadataField.REQUIRES_PYTHON, SpecifierSet.class);
    }

    public Optional<LicenseExpression> licenseExpression() {
        return value(MetadataField.LICENSE_EXPRESSION, LicenseExpression.class);
    }

    public List<Requirement> requiresDist() {
        return values(MetadataField.REQUIRES_DIST, Requirement.class);
    }

    public List<ExtraName> providesExtra() {
        return values(MetadataField.PROVIDES_EXTRA, ExtraName.class);
    }

    /// Names of fields in lower case.
    public List<String> dynamic() {
        return values(MetadataField.DYNAMIC, String.class);
    }

    private <T> Optional<T> value(MetadataField field, Class<T> type) {
        return Optional.ofNullable(values.get(field)).filter(type::isInstance).map(type::cast);
    }

    private <T> List<T> values(MetadataField field, Class<T> type) {
        List<T> typed = new ArrayList<>();
        if (values.get(field) instanceof List<?> list) {
            list.forEach(item -> typed.add(type.cast(item)));
        }
        return List.copyOf(typed);
    }
}
