import type { Control } from '../control/control.ts'
import type { ControlledInventory } from '../control/controlled-inventory.ts'
import type { ReplayWays } from '../control/requests/replay-line.ts'
import { resetInventory } from '../control/state/reset-inventory.ts'
import { type Origins, toConnection } from '../http/wire/to-connection.ts'
import { UsageError } from '../usage-error.ts'
import { clientOptions } from './client-options.ts'
import type { Clock } from './clock.ts'
import { ClockHandle } from './clock-handle.ts'
import { type Counted, countedFor, withCounted } from './counted.ts'
import { explain } from './explain.ts'
import type { Explanation, Question } from './explanation.ts'
import type { Faults } from './faults.ts'
import { FaultsHandle } from './faults-handle.ts'
import { findLeftovers } from './find-leftovers.ts'
import type { ClientOptions, Holdline } from './holdline.ts'
import type { Leftovers } from './leftovers.ts'
import { processAuthority } from './process-authority.ts'
import type { Requests } from './requests.ts'
import { RequestsHandle } from './requests-handle.ts'
import type { SandboxOptions } from './sandbox-options.ts'
import type { Snapshots } from './snapshots.ts'
import { SnapshotsHandle } from './snapshots-handle.ts'
import type { Stock } from './stock.ts'
import { StockHandle } from './stock-handle.ts'
import { toNewSandbox } from './to-new-sandbox.ts'

/** What the handles of a server share. */
export interface ServerFacts {
  /** Where the server is reached. */
  readonly origins: Origins
  /** How a shell sends requests to it again. */
  readonly replayWays: () => ReplayWays
  readonly sandboxes: Control['sandboxes']
}

/** The handle of an inventory of this process: of a server's main inventory, or of a sandbox. */
export class HoldlineHandle implements Holdline {
  readonly name: string | undefined
  readonly http: string
  readonly https: string
  readonly connectionString: string
  readonly httpConnectionString: string
  readonly caFile = null
  readonly clock: Clock
  readonly faults: Faults
  readonly stock: Stock
  readonly requests: Requests
  readonly snapshots: Snapshots
  readonly #controlled: ControlledInventory
  readonly #server: ServerFacts
  readonly #counted: Counted
  readonly #end: () => Promise<void>
  #closing: Promise<void> | undefined

  /**
   * @param end ends the inventory; called once
   * @param counted how its calls are made
   */
  constructor(
    server: ServerFacts,
    controlled: ControlledInventory,
    end: () => Promise<void>,
    counted: Counted = (call) => call(),
  ) {
    const { name, inventory } = controlled
    const connection = toConnection(controlled, server.origins, undefined)
    this.name = name
    this.http = connection.http ?? ''
    this.https = connection.https ?? ''
    this.connectionString = connection.connectionString ?? ''
    this.httpConnectionString = connection.httpConnectionString ?? ''
    this.clock = withCounted(new ClockHandle(controlled), counted)
    this.faults = withCounted(new FaultsHandle(controlled), counted)
    this.stock = withCounted(new StockHandle(inventory), counted)
    this.requests = withCounted(new RequestsHandle(controlled.requests, server.replayWays), counted)
    this.snapshots = withCounted(new SnapshotsHandle(controlled), counted)
    this.#controlled = controlled
    this.#server = server
    this.#end = end
    this.#counted = counted
  }

  get clientOptions(): ClientOptions {
    return clientOptions(this.name)
  }

  get caPem(): string {
    return processAuthority().certificate
  }

  leftovers(): Promise<Leftovers> {
    return this.#counted(() => findLeftovers(this.#controlled))
  }

  explain(question: Question): Promise<Explanation> {
    return this.#counted(() => explain(this.#controlled, question))
  }

  async reset(): Promise<void> {
    const { kind } = await this.#counted(() => resetInventory(this.#controlled))
    if (kind !== 'reset') throw new UsageError('reset: the start was not kept: start with config.controls')
  }

  async sandbox(options: SandboxOptions = {}): Promise<Holdline> {
    const { sandboxes } = this.#server
    const { wanted, refusal } = await toNewSandbox(options)
    const answer = await sandboxes.create(wanted)
    switch (answer.kind) {
      case 'created': {
        const { sandbox } = answer
        const end = () => sandboxes.end(sandbox)
        return new HoldlineHandle(this.#server, sandbox, end, countedFor(sandbox, sandboxes))
      }
      case 'invalid':
        throw refusal(answer.violation)
      case 'exists':
        throw new UsageError(
          `sandbox: there is a sandbox ${options.name} already: give another name, or none`,
        )
      case 'tooMany':
        throw new UsageError(
          `sandbox: there are ${answer.limit} sandboxes already: close some, or raise maxSandboxes`,
        )
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#end()
    return this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
