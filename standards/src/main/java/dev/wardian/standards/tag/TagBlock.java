package dev.wardian.standards.tag;

import java.util.List;

/// Neighbouring tags that share interpreter and ABI: the unit in which an interpreter's tags are
/// generated and ranked, because there are a thousand tags but only some thirty blocks.
record TagBlock(String interpreter, String abi, List<String> platforms) {}
