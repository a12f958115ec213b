package dev.wardian.stack.inspect;

import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Map;

/// What `show` tells about an installed package.
///
/// @param installed the package itself
/// @param fields its metadata fields in the order of the file, first value of each
/// @param requires the installed or missing packages it needs here
/// @param requiredBy the installed packages that need it
/// @param files what its RECORD lists
/// @param lists what there is several of, by what `pip show` calls it, spelled as its author does:
///     `Requires`, `Required-by`, `Classifiers`, `Entry-points`, `Project-URLs`
public record PackageDetails(
        InstalledPackage installed,
        Map<String, String> fields,
        List<PackageName> requires,
        List<PackageName> requiredBy,
        List<String> files,
        Map<String, List<String>> lists) {
    public PackageDetails {
        requires = List.copyOf(requires);
        requiredBy = List.copyOf(requiredBy);
        files = List.copyOf(files);
    }
}
