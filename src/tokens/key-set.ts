import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'

/** After this time the next token lets the keys be fetched again. */
const REFRESH_MS = 5 * 60_000

/** After this time a token waits until the keys are fetched again, so that a key that was withdrawn is not used. */
const WAIT_MS = 15 * 60_000

/** After this time without an answer of the issuer its keys are used no longer. */
const TOO_OLD_MS = 24 * 60 * 60_000

/** The shortest time between two fetches, while there are keys. */
const PAUSE_MS = 30_000

/** The same while there are none. */
const PAUSE_WITHOUT_MS = 5_000

/** The keys of an issuer could not be had. */
export class KeysMissingError extends Error {
  override readonly name = 'KeysMissingError'
  /** When they can be asked for again, in milliseconds. */
  readonly retryMs: number

  constructor(reason: string, retryMs: number) {
    super(reason)
    this.retryMs = retryMs
  }
}

export interface KeySetOptions {
  /** How the log names the issuer. */
  readonly name: string
  /** Fetches the key set; rejects if it cannot be had. */
  readonly load: () => Promise<unknown>
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
  readonly log: KeySetLog
}

export interface KeySetLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

/** The public keys of an issuer, fetched when a token needs them, and kept. */
export class KeySet {
  readonly #options: KeySetOptions
  #keys: JWTVerifyGetKey | undefined
  #loadedAt = 0
  #triedAt = Number.NEGATIVE_INFINITY
  /** Why the last fetch failed; `undefined` if it did not. */
  #failure: string | undefined
  #loading: Promise<void> | undefined

  constructor(options: KeySetOptions) {
    this.#options = options
  }

  /**
   * The key of a token. An unknown one lets the keys be fetched again, once in a while.
   *
   * @throws {KeysMissingError} if there are no keys; errors of jose if there is no such key
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.#current()
    try {
      return await keys(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      if (this.#loading === undefined && this.#pauseMs(PAUSE_MS) > 0) throw error
      await this.#load()
      return (this.#keys ?? keys)(header, token)
    }
  }

  async #current(): Promise<JWTVerifyGetKey> {
    const ageMs = this.#options.steadyNow() - this.#loadedAt
    if (this.#keys === undefined || ageMs > TOO_OLD_MS) return this.#first()
    if (ageMs > REFRESH_MS && this.#pauseMs(PAUSE_MS) === 0) {
      const loaded = this.#load()
      // Where the issuer did not answer the last time, nobody waits for it again.
      if (ageMs > WAIT_MS && this.#failure === undefined) await loaded
    }
    return this.#keys
  }

  async #first(): Promise<JWTVerifyGetKey> {
    const pauseMs = this.#pauseMs(PAUSE_WITHOUT_MS)
    if (this.#loading !== undefined || pauseMs === 0) await this.#load()
    if (this.#failure === undefined && this.#keys !== undefined) return this.#keys
    throw new KeysMissingError(this.#failure ?? 'the last ones are too old', this.#pauseMs(PAUSE_WITHOUT_MS))
  }

  /** How long no fetch may begin, in milliseconds. */
  #pauseMs(pauseMs: number): number {
    return Math.max(0, this.#triedAt + pauseMs - this.#options.steadyNow())
  }

  /** Fetches the keys, or waits for the fetch under way. Never rejects. */
  #load(): Promise<void> {
    this.#loading ??= this.#fetch().finally(() => {
      this.#loading = undefined
    })
    return this.#loading
  }

  async #fetch(): Promise<void> {
    const { name: issuer, load, steadyNow, log } = this.#options
    this.#triedAt = steadyNow()
    try {
      const document = await load()
      if (!isKeySet(document)) throw new Error('the document is no set of keys')
      this.#keys = createLocalJWKSet(document)
      this.#loadedAt = steadyNow()
      if (this.#failure !== undefined) log.info({ issuer }, 'The keys of an issuer of tokens are here again')
      this.#failure = undefined
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      // One line for all that follow, since an issuer can be away for hours.
      if (this.#failure === undefined)
        log.warn({ issuer, reason }, 'The keys of an issuer of tokens could not be fetched')
      this.#failure = reason
    }
  }
}

/** https://www.rfc-editor.org/rfc/rfc7517#section-5; jose checks a key when a token needs it. */
function isKeySet(document: unknown): document is JSONWebKeySet {
  const { keys }: { readonly keys?: unknown } = Object(document)
  return Array.isArray(keys) && keys.every((key) => typeof key === 'object' && key !== null)
}
