package dev.wardian.stack.internal.requirement;

import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The packages of PyTorch, which work together only where they were built for the same
/// accelerator. Their metadata does not say so: the local version does (`+cu121`, `+cpu`).
public final class TorchBuilds {

    private static final PackageName TORCH = PackageName.of("torch");
    private static final List<PackageName> FAMILY =
            List.of(TORCH, PackageName.of("torchvision"), PackageName.of("torchaudio"));

    private TorchBuilds() {}

    /// Lets those without a build of their own have that of the others.
    public static <T> void share(Map<PackageName, T> tags) {
        for (var one : FAMILY) {
            var tag = tags.get(one);
            if (tag != null) {
                FAMILY.forEach(other -> tags.putIfAbsent(other, tag));
                return;
            }
        }
    }

    /// Warns of packages that are of another build than torch.
    public static List<String> warnings(List<ResolvedPackage> packages) {
        var warnings = new ArrayList<String>();
        for (var torch : packages) {
            if (torch.name().equals(TORCH)) {
                for (var one : packages) {
                    if (FAMILY.contains(one.name())
                            && !one.version().local().equals(torch.version().local())) {
                        warnings.add(warning(torch, one));
                    }
                }
            }
        }
        return warnings;
    }

    private static String warning(ResolvedPackage torch, ResolvedPackage other) {
        var wanted =
                torch.version().local().isPresent()
                        ? torch.version().local()
                        : other.version().local();
        return "`torch` "
                + torch.version()
                + " and `"
                + other.name()
                + "` "
                + other.version()
                + " are different builds and will not work together: pin both to `+"
                + wanted.orElse("")
                + "`, from the index of that build (`--index "
                + wanted.orElse("")
                + "=URL`)";
    }
}
