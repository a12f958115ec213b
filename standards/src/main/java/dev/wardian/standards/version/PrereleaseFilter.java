package dev.wardian.standards.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides, of items that fit otherwise, which come through when pre-releases count only if
/// nothing else does (PEP 440, "Handling of pre-releases"). Used once, by one thread.
///
/// Items keep their order, but pre-releases that were held back until the end come last, and texts
/// that are no versions wait for the first final release or the end, as in the reference.
final class PrereleaseFilter {
    private final Prereleases policy;
    private final List<String> passed = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> heldBack = new ArrayList<>();
    private boolean foundFinal;

    PrereleaseFilter(Prereleases policy) {
        this.policy = policy;
    }

    /// Offers an item that fits; `wanted` if it was asked for by name, pre-release or not.
    void offer(String item, Optional<Version> version, boolean wanted) {
        boolean prerelease = version.isPresent() && version.get().isPrerelease();
        switch (policy) {
            case ADMITTED -> passed.add(item);
            case EXCLUDED -> {
                if (!prerelease) {
                    passed.add(item);
                }
            }
            case IF_NECESSARY -> offerIfNecessary(item, version, prerelease, wanted);
        }
    }

    private void offerIfNecessary(
            String item, Optional<Version> version, boolean prerelease, boolean wanted) {
        if (version.isEmpty()) {
            if (foundFinal) {
                passed.add(item);
            } else {
                texts.add(item);
                heldBack.add(item);
            }
        } else if (!prerelease) {
            if (!foundFinal) {
                passed.addAll(texts);
                foundFinal = true;
            }
            passed.add(item);
        } else if (wanted) {
            passed.add(item);
        } else if (!foundFinal) {
            heldBack.add(item);
        }
    }

    List<String> result() {
        List<String> result = new ArrayList<>(passed);
        if (!foundFinal) {
            result.addAll(heldBack);
        }
        return List.copyOf(result);
    }
}
