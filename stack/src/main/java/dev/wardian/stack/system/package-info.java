/// The distribution's own packages: [dev.wardian.stack.system.SystemPackages] reads and fetches
/// what there is and finds out what belongs together.
package dev.wardian.stack.system;
