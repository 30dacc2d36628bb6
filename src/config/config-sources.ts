import type { ConfigDocument } from './config-document.ts'

/** The sources of a configuration. */
export interface ConfigSources {
  /** The content of the file; empty if there is no file. */
  readonly document: ConfigDocument
  /** How messages name the file. */
  readonly documentName: string
  readonly environment: ConfigEnvironment
  /** The address or name that the server will listen on. */
  readonly host: string
  /** Whether the inventory is in a database that other processes share; `false` if absent. */
  readonly shared?: boolean
}

/** The variables about the default resource and the operator; an empty one counts as unset. */
export interface ConfigEnvironment {
  /** Its primary access key, base64. */
  readonly HOLDLINE_ACCESS_KEY?: string | undefined
  /** Its host names, separated by commas. */
  readonly HOLDLINE_HOSTS?: string | undefined
  /** One or two keys of the operator, base64, separated by a comma. */
  readonly HOLDLINE_OPERATOR_KEY?: string | undefined
}
