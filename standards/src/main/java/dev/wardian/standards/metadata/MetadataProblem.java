package dev.wardian.standards.metadata;

/// One way in which metadata is not what its standard asks for.
///
/// @param field the header in lower case
/// @param message what is wrong with it, in one line with the value
public record MetadataProblem(String field, String message) {}
