package dev.wardian.stack.foreign;

import dev.wardian.standards.lock.LockedSource;
import java.util.ArrayList;

/// An `environment.yml` of conda, with what is locked below `pip:` and the packages of conda as
/// they were carried through.
final class CondaEnvironment {
    private final LockedProject project;
    private final Losses losses;

    CondaEnvironment(LockedProject project, Losses losses) {
        this.project = project;
        this.losses = losses;
    }

    String text() {
        var conda = CarriedConda.of(project.manifest());
        var text = new StringBuilder("name: ");
        text.append(project.manifest().name().map(Object::toString).orElse("project"));
        text.append("\nchannels:\n");
        conda.channels().forEach(it -> item(it, text));
        text.append("dependencies:\n");
        var python = project.manifest().requiresPython().orElse("");
        item("python" + python.replace(" ", ""), text);
        conda.packages().forEach(it -> item(it, text));
        item("pip", text);
        var pip = new ArrayList<String>();
        for (var one : project.chosen()) {
            switch (one.locked().source()) {
                case LockedSource.Distributions _ -> pip.add(PinnedRequirements.pin(one));
                case LockedSource.Directory folder -> pip.add(PinnedRequirements.folder(folder));
                case LockedSource.Vcs _, LockedSource.Archive _ ->
                        losses.add("`" + one.locked().name() + "` comes from an address; left out");
            }
        }
        if (!pip.isEmpty()) {
            text.append("  - pip:\n");
            pip.forEach(it -> text.append("      - ").append(CarriedConda.quoted(it)).append('\n'));
        }
        losses.add("digests: an environment file of conda cannot hold them");
        return text.toString();
    }

    private static void item(String value, StringBuilder text) {
        text.append("  - ").append(CarriedConda.quoted(value)).append('\n');
    }
}
