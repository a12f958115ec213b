/// Reads YAML into plain maps, lists and texts, so that no other package meets the parser.
package dev.wardian.stack.internal.yaml;
