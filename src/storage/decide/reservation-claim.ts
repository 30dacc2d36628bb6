/**
 * The claim of the reservation with this key on its numbers. It is negative; the claims of searches are
 * positive.
 */
export function reservationClaim(key: number): number {
  return -key
}
