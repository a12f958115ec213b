package dev.wardian.stack.choice;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.VersionRange;

/// What the metadata of some versions of a package should have asked for. It narrows what is
/// required already and adds nothing.
///
/// @param name the package
/// @param versions which of its versions
/// @param other what they limit too little
/// @param accepted the versions of that which work
/// @param reason why, to be read after name and version
/// @param evidence where that stands
public record Correction(
        PackageName name,
        VersionRange versions,
        PackageName other,
        VersionRange accepted,
        String reason,
        String evidence) {

    /// Reads `flask>=2,<2.2.4 | werkzeug<3 | imports … | flask/app.py: …`; reason and evidence may
    /// be left out.
    ///
    /// @param origin where it is written, told where no evidence is given
    /// @throws SyntaxException where it means nothing
    public static Correction parse(String line, String origin) {
        var fields = line.split("\\|", -1);
        if (fields.length < 2 || fields.length > 4) {
            throw new SyntaxException(
                    line, 0, "which versions | what they should ask for | reason | evidence");
        }
        var which = Requirement.parse(fields[0].strip());
        var limit = Requirement.parse(fields[1].strip());
        return new Correction(
                which.name(),
                which.specifiers().toRange(),
                limit.name(),
                limit.specifiers().toRange(),
                field(fields, 2, "is corrected to need `" + fields[1].strip() + "`"),
                field(fields, 3, origin));
    }

    /// Whether what is wrong shows when the package is imported; else only when it is used. The
    /// reason says so by its first words.
    public boolean isAtImport() {
        return reason.startsWith("imports ") || reason.startsWith("does not import");
    }

    private static String field(String[] fields, int at, String otherwise) {
        return fields.length > at && !fields[at].isBlank() ? fields[at].strip() : otherwise;
    }
}
