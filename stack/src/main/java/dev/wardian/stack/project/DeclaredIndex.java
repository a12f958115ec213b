package dev.wardian.stack.project;

/// An index that a project names.
///
/// @param name what sources call it
/// @param url its address, perhaps with `${NAME}` for environment variables
/// @param explicit true if only packages count that name it as their source
/// @param main true if it takes the place of the default index
public record DeclaredIndex(String name, String url, boolean explicit, boolean main) {}
