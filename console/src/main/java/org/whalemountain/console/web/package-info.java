/**
 * What every address of the console has in common: the gate, the origin check, headers, limits,
 * pages of a list, the database's absence. Depends on nothing else of ours.
 */
package org.whalemountain.console.web;
