/// Environments as wholes: which there are, copies of them, and what tells two of them apart. The
/// central type is [KnownEnvironment].
package dev.wardian.stack.environment;
