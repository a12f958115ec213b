/// The façade that others program against. The central type is [dev.wardian.stack.Wardian]: open it
/// with [dev.wardian.stack.settings.Settings], read a
/// [dev.wardian.stack.requirement.RequirementSet], find an
/// [dev.wardian.stack.environment.Environment], and ask for a [dev.wardian.stack.Planning] that
/// either is a [dev.wardian.stack.Plan] to apply or an [dev.wardian.stack.Unsolvable] that explains
/// itself. Nothing here prints, reads the process environment or exits.
package dev.wardian.stack;
