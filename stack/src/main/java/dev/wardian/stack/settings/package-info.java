/// What a caller hands in once: folders, environment variables, index options, listeners.
package dev.wardian.stack.settings;
