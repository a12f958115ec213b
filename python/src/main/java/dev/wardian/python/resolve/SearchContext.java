package dev.wardian.python.resolve;

import java.util.Optional;

/// What the parts of one search share.
///
/// @param relevance where each package is needed, if several environments are asked for
record SearchContext(
        Scope scope,
        ResolveOptions options,
        Sources sources,
        FileChoice files,
        Horizons horizons,
        Prefetch prefetch,
        Optional<Relevance> relevance) {}
