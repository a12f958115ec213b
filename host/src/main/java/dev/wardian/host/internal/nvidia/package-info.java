/// Calls NVIDIA's management library (NVML): [dev.wardian.host.internal.nvidia.Nvml].
package dev.wardian.host.internal.nvidia;
