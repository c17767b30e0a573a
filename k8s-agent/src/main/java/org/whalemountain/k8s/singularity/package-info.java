/** Singularity files, which a cluster does not make. Depends on the contract only. */
package org.whalemountain.k8s.singularity;
