/** With the numbers that a command asks for, its resource would hold more than `limit`; it holds `held`. */
export interface TooManyHeld {
  readonly kind: 'tooManyHeld'
  readonly held: number
  readonly limit: number
}
