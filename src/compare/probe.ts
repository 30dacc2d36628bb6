import type { ApiVersion } from '../http/contract/api-version.ts'

/**
 * What a probe may send. No member of this union changes anything at the other side, so the compiler refuses a probe
 * that buys, releases, reserves or searches. `harmlessness.ts` checks the same once more where a request is sent.
 */
export type HarmlessRequest = Read | Question | Unreadable | NoSuchMethod

/** A method that changes nothing. The target may have `{number}`, `{reservation}`, `{search}` and `{operation}`. */
export interface Read {
  readonly method: 'GET' | 'OPTIONS'
  readonly target: string
}

/** A POST to one of the two operations that only read: both answer at once, and hold nothing for anybody. */
export interface Question {
  readonly method: 'POST'
  readonly target: `${QuestionPath}?api-version=${ApiVersion}`
  readonly body: string
  /** `application/json` if absent; no header if null. */
  readonly contentType?: string | null
}

type QuestionPath =
  | '/operatorInformation/:search'
  | `/availablePhoneNumbers/countries/${'US' | 'INVALID'}/:browse`

/** A change with a body that no parser of JSON takes, of a record whose name no record can have. */
export interface Unreadable {
  readonly method: 'PATCH'
  readonly target: `${'/phoneNumbers/invalid_phone_number/capabilities' | '/availablePhoneNumbers/reservations/invalid_reservation'}?api-version=${ApiVersion}`
  readonly body: '{'
}

/** A method that no operation has, on a list that clients cannot change. */
export interface NoSuchMethod {
  readonly method: 'PUT'
  readonly target: `/availablePhoneNumbers/countries?api-version=${ApiVersion}`
}

/** A search. It counts against the quota of the other side, and a valid one holds a number until it expires. */
export interface Search {
  readonly method: 'POST'
  readonly target: `/availablePhoneNumbers/countries/${'US' | 'XX'}/:search?api-version=${ApiVersion}`
  readonly body: string
}

/** How a request says who sends it; each but `key` is to be refused. */
export type Credentials =
  | 'key'
  | 'none'
  /** A signature with a key that nobody has. */
  | 'otherKey'
  /** A signature of yesterday. */
  | 'staleDate'
  /** The signed hash is that of another body. */
  | 'otherBody'
  /** A bearer token that nobody has issued. */
  | 'madeUpToken'

/** A request that both sides get. */
export interface Probe {
  /** The name, which is the same in each version. */
  readonly name: string
  /** The api-version that the probe is about. */
  readonly version: ApiVersion
  readonly request: HarmlessRequest
  /** `key` if absent. */
  readonly credentials?: Credentials
  /** Whether the request is sent again until the operation that it reads has ended. */
  readonly settles?: true
}

/** A search, and the reads of what it made. */
export interface SearchProbe {
  readonly name: string
  readonly version: ApiVersion
  readonly request: Search
  readonly reads: readonly Probe[]
}
