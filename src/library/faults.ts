import type { FaultRule } from './fault-rule.ts'

/** The fault rules of an inventory, which make requests of the ACS API fail, wait or end otherwise. */
export interface Faults {
  /**
   * Adds a rule, for the requests that come from now on.
   *
   * @example await holdline.faults.add({ effect: { outcome: 'PurchaseFailed' }, times: 1 })
   * @throws {UsageError} if a field is wrong, the id is taken, or there are a thousand rules
   */
  add(rule: FaultRule): Promise<Fault>
  /**
   * The rules in the order of their creation.
   * @example expect((await holdline.faults.list())[0]?.hits).toBe(1)
   */
  list(): Promise<readonly Fault[]>
  /** Removes a rule; what was accepted stays as it is. Resolves with whether there was such a rule. */
  remove(id: string): Promise<boolean>
  /** Removes all rules; what was accepted stays as it is. */
  clear(): Promise<void>
  /**
   * Ends the operations that stay running by this rule, which may be gone.
   *
   * @example const { id } = await holdline.faults.add({ effect: { stay: 'running' } }) // … and later
   * await holdline.faults.finish(id)
   * @throws {UsageError} if there is no such rule, and nothing that it kept running
   */
  finish(id: string): Promise<readonly FinishedOperation[]>
}

/** A rule in force. */
export interface Fault extends FaultRule {
  readonly id: string
  /** The inventory's time at which the rule was made. */
  readonly createdAt: Date
  /** How many requests fitted the rule, those that it did not hit included. */
  readonly fitting: number
  readonly hits: number
}

/** An operation that a rule kept running, with the status that it shows now. */
export interface FinishedOperation {
  readonly resource: string
  readonly operationId: string
  readonly status: 'succeeded' | 'failed'
}
