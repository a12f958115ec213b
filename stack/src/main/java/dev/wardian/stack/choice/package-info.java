/// What a caller of the façade chooses: sources of requirements, index, build, resolution, target
/// and environment.
package dev.wardian.stack.choice;
