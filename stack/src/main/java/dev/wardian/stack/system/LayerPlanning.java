package dev.wardian.stack.system;

import java.util.List;

/// What came of planning to put packages of the distribution into an environment.
public sealed interface LayerPlanning {
    /// This can be done.
    record Planned(LayerPlan plan) implements LayerPlanning {}

    /// The packages do not go together.
    ///
    /// @param requests what was asked for
    /// @param reasons why, a statement each
    record Unsolvable(List<String> requests, List<String> reasons) implements LayerPlanning {
        public Unsolvable {
            requests = List.copyOf(requests);
            reasons = List.copyOf(reasons);
        }
    }
}
