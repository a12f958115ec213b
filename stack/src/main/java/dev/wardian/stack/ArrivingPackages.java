package dev.wardian.stack;

import dev.wardian.stack.Materials.Material;
import dev.wardian.stack.inspect.Arriving;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.store.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the packages of a plan say of themselves before they are installed: the resolver has read
/// it, so that the cache answers.
final class ArrivingPackages {
    private final Plan plan;

    ArrivingPackages(Plan plan) {
        this.plan = plan;
    }

    /// In the order of their names.
    List<Arriving> all() {
        var work = plan.work();
        if (work.session().isEmpty()) {
            return List.of();
        }
        var session = work.session().get();
        var arriving = new ArrayList<Arriving>();
        new TreeMap<>(work.wanted())
                .forEach(
                        (name, wanted) -> {
                            if (plan.install().stream().anyMatch(it -> it.name().equals(name))) {
                                arriving(wanted, work.requested().contains(name), session)
                                        .ifPresent(arriving::add);
                            }
                        });
        return arriving;
    }

    private static Optional<Arriving> arriving(Wanted wanted, boolean requested, Session session) {
        return switch (wanted.payload()) {
            case Wanted.Payload.Indexed(var file) ->
                    Optional.of(
                            new Arriving(
                                    file.address(),
                                    file.hashes(),
                                    Optional.empty(),
                                    file.yanked().isPresent(),
                                    requested,
                                    session.index().source().metadata(file)));
            case Wanted.Payload.Direct(var origin) ->
                    Optional.of(
                            new Arriving(
                                    origin.location().url(),
                                    Map.of(),
                                    Optional.of(address(origin, session)),
                                    false,
                                    requested,
                                    session.materials().metadata(origin)));
            case Wanted.Payload.Stays() -> Optional.empty();
        };
    }

    private static Map<String, Object> address(DirectOrigin origin, Session session) {
        var material = session.materials().of(origin);
        var digest =
                switch (material) {
                    case Material.Wheel(var file) ->
                            Optional.ofNullable(file.hashes().get("sha256"))
                                    .map(it -> Digest.parse("sha256:" + it));
                    case Material.Buildable buildable -> buildable.digest();
                };
        return DirectUrls.of(origin, material, digest).toMap();
    }
}
