package dev.wardian.solver;

/// Why a universe refuses versions that exist, or ends a search; the solver hands it on unread.
public interface Reason {}
