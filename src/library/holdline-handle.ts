import { connectionString } from '../resources/connection-string.ts'
import { clientOptions } from './client-options.ts'
import type { ClientOptions, Holdline } from './holdline.ts'
import { processAuthority } from './process-authority.ts'

export interface HandleFacts {
  /** The endpoints, without a slash at the end. */
  readonly http: string
  readonly https: string
  /** The key of the inventory's default resource, base64. */
  readonly accessKey: string
  /** Ends the inventory; called once. */
  readonly end: () => Promise<void>
}

/** The handle of an inventory of this process. */
export class HoldlineHandle implements Holdline {
  readonly http: string
  readonly https: string
  readonly connectionString: string
  readonly httpConnectionString: string
  readonly caFile = null
  readonly #end: () => Promise<void>
  #closing: Promise<void> | undefined

  constructor({ http, https, accessKey, end }: HandleFacts) {
    this.http = http
    this.https = https
    this.connectionString = connectionString(https, accessKey)
    this.httpConnectionString = connectionString(http, accessKey)
    this.#end = end
  }

  get clientOptions(): ClientOptions {
    return clientOptions()
  }

  get caPem(): string {
    return processAuthority().certificate
  }

  close(): Promise<void> {
    this.#closing ??= this.#end()
    return this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
