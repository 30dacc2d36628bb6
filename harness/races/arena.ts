import { AREA_CODES } from '../../test/support/api.ts'
import { type KeepAliveClient, keepAliveClient, type Send } from '../../test/support/keep-alive-client.ts'

/** The area code for whose numbers all clients race. */
export const AREA_CODE = AREA_CODES[1]

/** The resources that take part. The reseller owns the numbers that are not raced for. */
export const RESOURCES = ['reseller', 'contoso', 'fabrikam', 'adatum'] as const

/** A server over one file, which sells the last numbers of an area code, and its clients. */
export interface Arena extends ArenaServer {
  readonly lastNumbers: readonly string[]
  /** How many numbers the reseller owns. */
  readonly soldBefore: number
}

export interface ArenaServer {
  readonly name: string
  readonly clients: Clients
  /** Lets all present holds expire; absent where the clock cannot be moved. */
  readonly expire?: () => Promise<void>
  /** The store's counts of held and owned numbers; absent where the store is in another process. */
  readonly count?: () => Promise<{ readonly busy: number; readonly owned: number }>
  /** What `holdline verify` finds wrong, one line each. */
  readonly verify: () => Promise<readonly string[]>
  close(): Promise<void>
}

export interface Clients {
  readonly reseller: Send
  readonly racers: readonly [Send, Send, Send]
  close(): void
}

/** The base64 of a resource's access key. */
export function keyOf(resource: string): string {
  return Buffer.from(`a key of ${resource} in the races`).toString('base64')
}

/** More than there are clients, so that no client waits for a connection. */
const CONNECTIONS = 400

export function connectClients(origin: string): Clients {
  const all: KeepAliveClient[] = []
  const connect = (resource: (typeof RESOURCES)[number]) => {
    const client = keepAliveClient(origin, keyOf(resource), CONNECTIONS)
    all.push(client)
    return client.send
  }
  return {
    reseller: connect('reseller'),
    racers: [connect('contoso'), connect('fabrikam'), connect('adatum')],
    close() {
      for (const client of all) client.close()
    },
  }
}
