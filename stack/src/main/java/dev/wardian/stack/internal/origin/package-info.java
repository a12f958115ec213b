/// Where a distribution comes from that no index offers (PEP 610), and what is installed from
/// there.
package dev.wardian.stack.internal.origin;
