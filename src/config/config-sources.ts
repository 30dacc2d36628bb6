import type { ConfigDocument } from './config-document.ts'
import type { TokenIssuerDocument } from './tokens-document.ts'

/** The sources of a configuration. */
export interface ConfigSources {
  /** The content of the file; empty if there is no file. */
  readonly document: ConfigDocument
  /** How messages name the file. */
  readonly documentName: string
  readonly environment: ConfigEnvironment
  /** The address or name that the server will listen on. */
  readonly host: string
  /** The content of the file of encryption keys, and how messages name it; absent if there is no file. */
  readonly encryptionKeyFile?: { readonly name: string; readonly text: string } | undefined
  /** The issuers of tokens of the environment, which win over those of the file; absent if there are none. */
  readonly tokens?: TokensSource | undefined
  /** Whether the inventory is in a database that other processes share; `false` if absent. */
  readonly shared?: boolean
}

export interface TokensSource {
  /** How messages name the source. */
  readonly name: string
  readonly document: readonly TokenIssuerDocument[]
}

/**
 * The environment variables of the default resource, the operator and trust; an empty variable counts as unset, but see
 * `refuseEmptyKey`.
 */
export interface ConfigEnvironment {
  /** The primary access key of the default resource, base64. */
  readonly HOLDLINE_ACCESS_KEY?: string | undefined
  /** The host names of the default resource, separated by commas. */
  readonly HOLDLINE_HOSTS?: string | undefined
  /** One or two keys of the operator, base64, separated by a comma. */
  readonly HOLDLINE_OPERATOR_KEY?: string | undefined
  /** The keys that encrypt stored access keys, base64, separated by commas; the first one encrypts. */
  readonly HOLDLINE_ENCRYPTION_KEYS?: string | undefined
  /** `developmentKey`, `acceptAnyToken`, `unsignedControls` and `controls` of the file: 1 or 0. */
  readonly HOLDLINE_DEVELOPMENT_KEY?: string | undefined
  readonly HOLDLINE_ACCEPT_ANY_TOKEN?: string | undefined
  readonly HOLDLINE_UNSIGNED_CONTROLS?: string | undefined
  readonly HOLDLINE_CONTROLS?: string | undefined
  /** `console` of the file: 1 or 0. */
  readonly HOLDLINE_CONSOLE?: string | undefined
  /** `tokens` of the file, as JSON. */
  readonly HOLDLINE_TOKENS?: string | undefined
  /** `metrics` of the file. */
  readonly HOLDLINE_METRICS?: string | undefined
}
