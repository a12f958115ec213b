package dev.wardian.stack.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Under which licence an installed package says it is.
///
/// `License-Expression` counts first (PEP 639), then the classifiers, then the field `License`,
/// where that is a name and no text.
///
/// @param name the licence; empty where the package gives a whole text, or says nothing
/// @param source what it is known from
/// @param classifiers all that the package has about its licence, without `License ::`
/// @param files its licence files, by its RECORD
public record PackageLicence(
        Optional<String> name, Source source, List<String> classifiers, List<String> files) {

    /// What a licence is known from.
    public enum Source {
        EXPRESSION,
        CLASSIFIERS,
        FIELD,
        /// The field `License` holds the whole text.
        TEXT,
        NOTHING
    }

    private static final String ABOUT_LICENCE = "License :: ";
    private static final int LONGEST_NAME = 80;

    public PackageLicence {
        classifiers = List.copyOf(classifiers);
        files = List.copyOf(files);
    }

    /// What the metadata of this package says.
    public static PackageLicence of(PackageDetails details) {
        var classifiers = new ArrayList<String>();
        for (var one : details.lists().getOrDefault("Classifiers", List.of())) {
            if (one.startsWith(ABOUT_LICENCE) && !one.equals("License :: OSI Approved")) {
                classifiers.add(one.substring(ABOUT_LICENCE.length()));
            }
        }
        var files = details.files().stream().filter(PackageLicence::isLicence).toList();
        var expression = field(details, "License-Expression");
        if (!expression.isEmpty()) {
            return new PackageLicence(
                    Optional.of(expression), Source.EXPRESSION, classifiers, files);
        }
        if (!classifiers.isEmpty()) {
            var names = new ArrayList<String>();
            classifiers.forEach(it -> names.add(it.substring(it.lastIndexOf(':') + 1).strip()));
            return new PackageLicence(
                    Optional.of(String.join("; ", names)), Source.CLASSIFIERS, classifiers, files);
        }
        var text = field(details, "License");
        if (text.isEmpty() || text.equalsIgnoreCase("UNKNOWN")) {
            return new PackageLicence(Optional.empty(), Source.NOTHING, classifiers, files);
        }
        var name = text.length() <= LONGEST_NAME && text.indexOf('\n') < 0;
        return new PackageLicence(
                name ? Optional.of(text) : Optional.empty(),
                name ? Source.FIELD : Source.TEXT,
                classifiers,
                files);
    }

    private static String field(PackageDetails details, String name) {
        var value = details.fields().get(name);
        return value == null ? "" : value.strip();
    }

    /// `licenses/` of the `.dist-info` folder (PEP 639), or what older tools put beside it.
    private static boolean isLicence(String file) {
        var inside = file.indexOf(".dist-info/");
        if (inside < 0) {
            return false;
        }
        var rest = file.substring(inside + ".dist-info/".length()).toUpperCase(Locale.ROOT);
        return rest.startsWith("LICENSES/")
                || (rest.indexOf('/') < 0
                        && (rest.startsWith("LICEN")
                                || rest.startsWith("COPYING")
                                || rest.startsWith("NOTICE")));
    }
}
