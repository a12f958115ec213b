package dev.wardian.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What one line of a [PackageUniverse] says about a release, while it is read.
final class ReleaseDescription {
    private static final Pattern ATTRIBUTES =
            Pattern.compile(",(?=\\s*(python|yanked|sdist|wheel\\+sdist|tag|uploaded)\\b)");

    final List<String> requirements = new ArrayList<>();
    private final Map<String, List<String>> extras = new LinkedHashMap<>();
    private final List<String> tags = new ArrayList<>();
    private Optional<String> python = Optional.empty();
    private Optional<String> yanked = Optional.empty();
    private Optional<String> uploaded = Optional.empty();
    private boolean withWheel = true;
    private boolean withSdist;

    void attribute(String text) {
        for (String attribute : ATTRIBUTES.split(text, -1)) {
            String stripped = attribute.strip();
            int space = stripped.indexOf(' ');
            String value = space < 0 ? "" : stripped.substring(space + 1).strip();
            switch (space < 0 ? stripped : stripped.substring(0, space)) {
                case "python" -> python = Optional.of(value);
                case "yanked" -> yanked = Optional.of(value);
                case "uploaded" -> uploaded = Optional.of(value);
                case "tag" -> tags.add(value);
                case "wheel+sdist" -> withSdist = true;
                case "sdist" -> {
                    withSdist = true;
                    withWheel = false;
                }
                default -> throw new IllegalArgumentException("attribute `" + stripped + "`");
            }
        }
    }

    void extra(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon).strip();
        String required = colon < 0 ? "" : text.substring(colon + 1);
        extras.put(name, PackageUniverse.requirements(required));
    }

    List<PackageFile> files(String nameAndVersion) {
        List<PackageFile> files = new ArrayList<>();
        if (withWheel) {
            for (String tag : tags.isEmpty() ? List.of("py3-none-any") : tags) {
                files.add(wheel(nameAndVersion, tag));
            }
        }
        if (withSdist) {
            files.add(sdist(nameAndVersion));
        }
        return files;
    }

    private PackageFile wheel(String nameAndVersion, String tag) {
        ProjectVersion of = ProjectVersion.parse(nameAndVersion);
        WheelMaker maker = WheelMaker.wheel(nameAndVersion).tag(tag);
        maker.requires(requirements.toArray(String[]::new));
        extras.forEach((name, required) -> maker.extra(name, required.toArray(String[]::new)));
        python.ifPresent(maker::requiresPython);
        maker.file(of.underscored() + "/__init__.py", "__version__ = '" + of.version() + "'\n");
        return dated(maker.make());
    }

    private PackageFile sdist(String nameAndVersion) {
        SdistMaker maker = SdistMaker.sdist(nameAndVersion);
        maker.requires(requirements.toArray(String[]::new));
        extras.forEach((name, required) -> maker.extra(name, required.toArray(String[]::new)));
        python.ifPresent(maker::requiresPython);
        return dated(maker.make());
    }

    private PackageFile dated(PackageFile made) {
        PackageFile withDate = uploaded.map(made::uploaded).orElse(made);
        return yanked.map(withDate::yanked).orElse(withDate);
    }
}
