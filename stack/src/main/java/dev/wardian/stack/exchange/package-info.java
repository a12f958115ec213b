/// Foreign formats, as text in and text out. The central types are
/// [dev.wardian.stack.exchange.RequirementsText], which reads pip's requirements format into
/// [dev.wardian.stack.exchange.RequirementsLine]s with their places, and
/// [dev.wardian.stack.exchange.WrittenRequirement], one requirement in any spelling a person uses.
/// Nothing here opens files or touches the network.
package dev.wardian.stack.exchange;
