package dev.wardian.stack;

import dev.wardian.stack.Materials.Material;
import dev.wardian.stack.system.BuildLack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sources that a plan builds.
record PlannedBuilds(Plan plan) {

    /// What the machine lacks to build them, those first that come first in the plan.
    List<BuildLack> lacks() {
        var session = plan.work().session();
        var lacks = new ArrayList<BuildLack>();
        if (session.isPresent()) {
            for (var one : plan.install()) {
                var wanted = plan.work().wanted().get(one.name());
                if (one.origin() instanceof Plan.Origin.Build && wanted != null) {
                    lack(session.get(), wanted).ifPresent(lacks::add);
                }
            }
        }
        return lacks;
    }

    private static Optional<BuildLack> lack(Session session, Wanted wanted) {
        return switch (wanted.payload()) {
            case Wanted.Payload.Indexed(var file) when !file.isWheel() ->
                    lack(
                            session,
                            session.materials().sdist(file, wanted),
                            wanted.configSettings(),
                            false);
            case Wanted.Payload.Direct(var origin)
                    when session.materials().of(origin) instanceof Material.Buildable buildable ->
                    lack(session, buildable, origin.configSettings(), origin.editable());
            case Wanted.Payload.Indexed _, Wanted.Payload.Direct _, Wanted.Payload.Stays _ ->
                    Optional.empty();
        };
    }

    private static Optional<BuildLack> lack(
            Session session,
            Material.Buildable buildable,
            Map<String, List<String>> settings,
            boolean editable) {
        return session.builds().lack(buildable, settings, editable);
    }
}
