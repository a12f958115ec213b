/// Everything about an environment at once, as programs want it. The central type is
/// [dev.wardian.stack.inspect.Inspection].
package dev.wardian.stack.inspect;
