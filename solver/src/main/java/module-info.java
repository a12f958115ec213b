/// PubGrub over any package and any set of versions, and the story of why there is no answer.
@org.jspecify.annotations.NullMarked
module dev.wardian.solver {
    requires static transitive org.jspecify;

    exports dev.wardian.solver;
}
