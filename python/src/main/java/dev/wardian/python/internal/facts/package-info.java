/// Where what was read out of artifacts is kept between processes.
package dev.wardian.python.internal.facts;
