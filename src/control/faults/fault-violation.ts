/** A rule that asks for something that there is not. */
export class FaultViolation extends Error {
  override readonly name = 'FaultViolation'
  /** The path of the field, `effect.latency.to`. */
  readonly field: string
  /** What the field must be, `must be one of before, after`. */
  readonly requirement: string

  constructor(field: string, requirement: string) {
    super(`${field} ${requirement}`)
    this.field = field
    this.requirement = requirement
  }
}
