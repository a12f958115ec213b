/// What a built file says it runs on and what a machine accepts (PEP 425, 427, 600, 625, 656).
/// [dev.wardian.standards.tag.CompatibleTags] is the central type.
package dev.wardian.standards.tag;
