package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What helps where a person pins a local version, as in `torchvision==0.16.0+cu121`, that no index
/// has: public indexes take no local versions (PEP 440), so such a build lies on an index of its
/// builder.
final class LocalVersionHint {
    private LocalVersionHint() {}

    /// Those that PyTorch builds together, one index for each accelerator.
    private static final Set<String> OF_TORCH =
            Set.of("torch", "torchvision", "torchaudio", "torchtext", "xformers", "triton");

    private static final Pattern ACCELERATOR = Pattern.compile("cpu|xpu|cu[0-9]+|rocm[0-9.]+");

    private static String address(PackageName name, String tag) {
        return OF_TORCH.contains(name.toString()) && ACCELERATOR.matcher(tag).matches()
                ? "https://download.pytorch.org/whl/" + tag
                : "URL";
    }

    static Optional<String> of(List<Fact> facts) {
        Map<PackageName, Version> pinned = new HashMap<>();
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Asked asked -> note(asked.root().requirement(), pinned);
                case Fact.Constrained limit -> note(limit.constraint().requirement(), pinned);
                case Fact.NoneOffered(PackageName name, var _, var _, var _)
                        when pinned.containsKey(name) -> {
                    return Optional.of(hint(name, pinned.get(name)));
                }
                case Fact.NoneOffered _,
                        Fact.Depends _,
                        Fact.DependsVariously _,
                        Fact.Excludes _,
                        Fact.Refused _,
                        Fact.Contradictory _,
                        Fact.Unknown _ -> {}
            }
        }
        return Optional.empty();
    }

    private static void note(Requirement requirement, Map<PackageName, Version> pinned) {
        for (Specifier specifier : requirement.specifiers().specifiers()) {
            specifier
                    .parsedVersion()
                    .filter(version -> version.local().isPresent())
                    .ifPresent(version -> pinned.put(requirement.name(), version));
        }
    }

    private static String hint(PackageName name, Version version) {
        String tag = version.local().orElse("");
        return "`+"
                + tag
                + "` is a build that its builder offers on an index of its own: name it with `--index "
                + tag
                + "="
                + address(name, tag)
                + "` (it is then asked for `"
                + name
                + "`), or ask for `"
                + name
                + "=="
                + version.withoutLocal()
                + "`, any build";
    }
}
