/// JSON as we write it. See [JsonWriter].
package dev.wardian.stack.internal.json;
