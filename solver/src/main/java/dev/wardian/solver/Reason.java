package dev.wardian.solver;

/// Why a universe refuses versions that exist; the solver carries it into the explanation unread.
public interface Reason {}
