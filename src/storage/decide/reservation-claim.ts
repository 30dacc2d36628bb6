/** The claim on its numbers of the reservation with this key; those of searches are positive. */
export function reservationClaim(key: number): number {
  return -key
}
