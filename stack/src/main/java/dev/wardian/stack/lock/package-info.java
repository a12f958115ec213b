/// Lock files (PEP 751) as text. The central type is [dev.wardian.stack.lock.LockText]; the model
/// itself lies in `dev.wardian.standards.lock`.
package dev.wardian.stack.lock;
