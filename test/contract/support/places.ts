/** Whether a place is inside another: `200 body.cost.amount` is in `200 body.cost`, and in `200`. */
export function isWithin(place: string, outer: string): boolean {
  return place.startsWith(outer) && /^[ .[{]/.test(place.slice(outer.length))
}
