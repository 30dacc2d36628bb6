import type { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import type { ApiVersion } from '../../../src/http/contract/api-version.ts'

/** One thing that an official client can do: a public method of it, called as a user would. */
export interface Ability<Client = PhoneNumbersClient> {
  readonly method: string & keyof Client
  /** The first api-version that has it. */
  readonly since: ApiVersion
  /** Has `client` do it and checks what comes of it. What it takes is made, and looked at, by `helper`. */
  use(client: Client, helper: PhoneNumbersClient): Promise<void>
  /** What an older version answers, unless it is that the operation is not there. */
  refusal?(apiVersion: ApiVersion): object | undefined
}
