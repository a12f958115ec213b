/// Requirements (PEP 508) and groups of them (PEP 735). [Requirement] is the central type.
package dev.wardian.standards.requirement;
