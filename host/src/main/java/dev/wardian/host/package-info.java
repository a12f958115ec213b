/// What a machine is: [dev.wardian.host.HostProfile] is the one record of it. It is detected
/// ([dev.wardian.host.HostDetection]), named ([dev.wardian.host.HostName]) or read back from where
/// it was written ([dev.wardian.host.HostRecord]).
///
/// Nothing here runs another program; nothing reads this process but through what is handed in.
package dev.wardian.host;
