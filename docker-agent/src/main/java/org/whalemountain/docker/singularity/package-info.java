/**
 * Images as files for Singularity and Apptainer: built from the engine's export stream, kept in an
 * area of limited size. Depends on {@code engine}, {@code image} and {@code wire}.
 */
package org.whalemountain.docker.singularity;
