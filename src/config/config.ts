import type { Declared } from '../inventory/register/declared.ts'
import type { TokenIssuer } from '../tokens/token-issuer.ts'
import type { Trust } from './trust.ts'

/** How the server works, as its configuration file, its environment and the defaults say together. */
export interface Config extends Declared {
  /** Whether the configuration makes the server a stand-in for tests; see `whyNoStandIn`. */
  readonly standIn: boolean
  /** What the configuration says about each kind of trust; `trustUnder` gives the trust in force. */
  readonly trust: { readonly [K in keyof Trust]?: Trust[K] | undefined }
  /** The operator's own keys, base64; a stand-in without any takes the development key. */
  readonly operatorKeys: readonly string[]
  /** The issuers whose tokens are good; an issuer is there once for each audience that has callers of its own. */
  readonly tokens: readonly TokenIssuer[]
  /** How the author of a change is named that comes over the Unix socket; `socket` if absent. */
  readonly socketAuthor?: string
  /** How far a signature's date may be from this machine's clock, either way, in milliseconds. */
  readonly clockSkewMs: number
  /** How long searches and operations stay after they have ended, in milliseconds. */
  readonly keptMs: number
  /** Whether everybody may read the metrics, and not the operator alone. */
  readonly metricsArePublic: boolean
  /** Whether the server has the web console. */
  readonly hasConsole: boolean
  /** The most sandboxes at a time. */
  readonly maxSandboxes: number
}
