/// Small JSON documents, such as `direct_url.json`, as plain maps and lists.
package dev.wardian.python.internal.json;
