import type { ControlledInventory } from '../control/controlled-inventory.ts'
import { addFault } from '../control/faults/add-fault.ts'
import { FaultDocument } from '../control/faults/fault-document.ts'
import type { FaultRule as RuleInForce } from '../control/faults/fault-rule.ts'
import { MOST_RULES } from '../control/faults/fault-rules.ts'
import { findViolation, type SchemaViolation } from '../http/contract/compile.ts'
import { toFinishedOperation } from '../http/wire/to-fault.ts'
import { UsageError } from '../usage-error.ts'
import type { FaultRule } from './fault-rule.ts'
import type { Fault, Faults, FinishedOperation } from './faults.ts'

/** The fault rules of an inventory, as its controls have them. */
export class FaultsHandle implements Faults {
  readonly #controlled: ControlledInventory

  constructor(controlled: ControlledInventory) {
    this.#controlled = controlled
  }

  async add(rule: FaultRule): Promise<Fault> {
    // A copy, as if it had come over HTTP: later changes of the caller's object change no rule.
    const document: FaultDocument = JSON.parse(JSON.stringify(rule) ?? 'null')
    const violation = await findViolation(FaultDocument, document)
    if (violation !== undefined) throw refusal(violation)
    const answer = await addFault(this.#controlled, document)
    switch (answer.kind) {
      case 'added':
        return toFault(answer.rule)
      case 'invalid':
        throw refusal(answer.violation)
      case 'taken':
        throw new UsageError(`faults.add: there is a rule ${answer.id} already: give another id, or none`)
      case 'tooMany':
        throw new UsageError(`faults.add: there are ${MOST_RULES} rules: remove some, or give rules a ttl`)
    }
  }

  async list(): Promise<readonly Fault[]> {
    return this.#controlled.faults.list().map(toFault)
  }

  async remove(id: string): Promise<boolean> {
    return this.#controlled.faults.remove(id)
  }

  async clear(): Promise<void> {
    this.#controlled.faults.clear()
  }

  async finish(id: string): Promise<readonly FinishedOperation[]> {
    const { inventory, faults } = this.#controlled
    const finished = await inventory.store.finishOperations({ rule: String(id) })
    if (finished.length === 0 && faults.find(id) === undefined) {
      throw new UsageError(`faults.finish: there is no rule ${id}, and no operation that it kept running`)
    }
    return finished.map(toFinishedOperation)
  }
}

function toFault({ fault, createdAt, fitting, hits }: RuleInForce): Fault {
  return { ...structuredClone(fault.document), id: fault.id, createdAt: new Date(createdAt), fitting, hits }
}

function refusal({ field, requirement }: SchemaViolation): UsageError {
  return new UsageError(`faults.add: ${field === '' ? 'the rule' : field} ${requirement}`)
}
