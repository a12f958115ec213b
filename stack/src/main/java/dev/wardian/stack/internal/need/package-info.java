/// What sources need of a system to be built, read out of their files without running any of them:
/// [dev.wardian.stack.internal.need.SourceNeeds].
package dev.wardian.stack.internal.need;
