package dev.wardian.standards.version;

import tools.jackson.databind.JsonNode;

/// The reference's three-valued `prereleases` as policies.
final class Policies {
    private Policies() {}

    static Prereleases of(JsonNode flag) {
        if (flag.isMissingNode() || flag.isNull()) {
            return Prereleases.IF_NECESSARY;
        }
        return flag.asBoolean() ? Prereleases.ADMITTED : Prereleases.EXCLUDED;
    }

    /// The argument of the call or, where it was not given, what was set on the object.
    static Prereleases effective(JsonNode one) {
        Prereleases asked = of(one.path("prereleases"));
        return asked == Prereleases.IF_NECESSARY ? of(one.path("spec_prereleases")) : asked;
    }

    static AcceptedVersions accepted(String spec, JsonNode flag) {
        return AcceptedVersions.of(SpecifierSet.parse(spec), of(flag));
    }
}
