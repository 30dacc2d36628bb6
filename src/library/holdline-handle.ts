import type { Control } from '../control/control.ts'
import type { ControlledInventory } from '../control/controlled-inventory.ts'
import type { Origins } from '../http/wire/to-connection.ts'
import { toSandbox } from '../http/wire/to-sandbox.ts'
import { connectionString } from '../resources/connection-string.ts'
import { UsageError } from '../usage-error.ts'
import { clientOptions } from './client-options.ts'
import { ClockHandle } from './clock-handle.ts'
import type { ClientOptions, Holdline, SandboxOptions } from './holdline.ts'
import { processAuthority } from './process-authority.ts'
import { toNewSandbox } from './to-new-sandbox.ts'

export interface HandleFacts {
  /** Where the server is reached. */
  readonly origins: Origins
  readonly sandboxes: Control['sandboxes']
  readonly controlled: ControlledInventory
  /** Where the inventory is reached: at the server's origins, or below them. */
  readonly http: string
  readonly https: string
  /** The key of the inventory's default resource, base64. */
  readonly accessKey: string
  /** Ends the inventory; called once. */
  readonly end: () => Promise<void>
}

/** The handle of an inventory of this process: of a server's main inventory, or of a sandbox. */
export class HoldlineHandle implements Holdline {
  readonly name: string | undefined
  readonly http: string
  readonly https: string
  readonly connectionString: string
  readonly httpConnectionString: string
  readonly caFile = null
  readonly clock: ClockHandle
  readonly #facts: HandleFacts
  #closing: Promise<void> | undefined

  constructor(facts: HandleFacts) {
    const { http, https, accessKey, origins } = facts
    this.name = facts.controlled.name
    this.http = http
    this.https = https
    this.connectionString = connectionString(origins.https ?? '', accessKey)
    this.httpConnectionString = connectionString(origins.http ?? '', accessKey)
    this.clock = new ClockHandle(facts.controlled.inventory.store)
    this.#facts = facts
  }

  get clientOptions(): ClientOptions {
    return clientOptions(new URL(this.http).pathname)
  }

  get caPem(): string {
    return processAuthority().certificate
  }

  async sandbox(options: SandboxOptions = {}): Promise<Holdline> {
    const { sandboxes, origins } = this.#facts
    const creation = await sandboxes.create(toNewSandbox(options))
    if (creation.kind === 'exists') {
      throw new UsageError(`sandbox: there is a sandbox ${options.name} already: give another name, or none`)
    }
    if (creation.kind === 'tooMany') {
      throw new UsageError(
        `sandbox: there are ${creation.limit} sandboxes already: close some, or raise maxSandboxes`,
      )
    }
    const { sandbox } = creation
    const { name, accessKey } = sandbox
    const { http, https } = toSandbox(sandbox, origins)
    return new HoldlineHandle({
      origins,
      sandboxes,
      controlled: sandbox,
      http: http ?? '',
      https: https ?? '',
      accessKey,
      end: () => sandboxes.close(name),
    })
  }

  close(): Promise<void> {
    this.#closing ??= this.#facts.end()
    return this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
