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
}

/** The variables that are about the default resource; an empty one counts as unset. */
export interface ConfigEnvironment {
  /** Its primary access key, base64. */
  readonly HOLDLINE_ACCESS_KEY?: string | undefined
  /** Its host names, separated by commas. */
  readonly HOLDLINE_HOSTS?: string | undefined
}
