import type { Instant } from '../../numbering/instant.ts'
import type { Fault } from './fault.ts'
import { ScheduleCourse } from './schedule-course.ts'

/** A rule in force, and how often it hit. */
export interface FaultRule {
  readonly fault: Fault
  /** The inventory's time at which the rule was made. */
  readonly createdAt: Instant
  /** How many requests fitted the rule, those that it did not hit included. */
  readonly fitting: number
  readonly hits: number
}

/** A rule, its end and its course. */
export class RuleInForce implements FaultRule {
  readonly fault: Fault
  readonly createdAt: Instant
  /** The instant of the steady clock at which the rule is gone. */
  readonly endsAt: number
  readonly course: ScheduleCourse

  constructor(fault: Fault, createdAt: Instant, steadyNow: number) {
    this.fault = fault
    this.createdAt = createdAt
    this.endsAt = steadyNow + (fault.ttlMs ?? Infinity)
    this.course = new ScheduleCourse(fault.schedule)
  }

  get fitting(): number {
    return this.course.fitting
  }

  get hits(): number {
    return this.course.hits
  }
}
