import type { Trust } from '../config/trust.ts'
import type { ReplayWays } from '../control/requests/replay-line.ts'
import type { Addresses } from '../server/addresses.ts'

export interface ServerAccess {
  readonly trust: Trust & { readonly standIn: boolean }
  readonly addresses: Pick<Addresses, 'http' | 'https'>
  /** The local authority; `undefined` where the operator brings a certificate. */
  readonly authority: { readonly file?: string } | undefined
}

/** How requests can be sent again to a server. The paths of its machine are for readers of a stand-in alone. */
export function replayWays({ trust, addresses, authority }: ServerAccess): ReplayWays {
  const { standIn, acceptAnyToken, unsignedControls } = trust
  const file = standIn ? authority?.file : undefined
  return {
    https: addresses.https,
    http: addresses.http,
    caFile: authority && (file ?? 'ca.pem'),
    acceptsAnyToken: acceptAnyToken,
    acceptsUnsigned: unsignedControls,
  }
}
