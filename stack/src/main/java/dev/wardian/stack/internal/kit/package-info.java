/// Small tools that know nothing of packages.
package dev.wardian.stack.internal.kit;
