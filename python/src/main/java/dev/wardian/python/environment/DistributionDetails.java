package dev.wardian.python.environment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Everything that `show` tells of one installed distribution, spelled as its author spelled it.
///
/// @param requires names of what it needs here, without extras, sorted
/// @param requiredBy names of what is installed and needs it, sorted
/// @param files what it installed, relative to `location`; empty when no record is kept
public record DistributionDetails(
        String name,
        String version,
        String summary,
        String homePage,
        String author,
        String authorEmail,
        String license,
        String licenseExpression,
        Path location,
        Optional<Path> editableLocation,
        List<String> requires,
        List<String> requiredBy,
        String installer,
        String metadataVersion,
        List<String> classifiers,
        List<String> entryPoints,
        List<String> projectUrls,
        Optional<List<String>> files) {}
