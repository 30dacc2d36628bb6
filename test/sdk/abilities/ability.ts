import type { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import type { ApiVersion } from '../../../src/http/contract/api-version.ts'

/** One thing that an official client can do: a public method of it, called as a user would. */
export interface Ability<Client = PhoneNumbersClient> {
  readonly method: string & keyof Client
  /** The first api-version that has it. */
  readonly since: ApiVersion
  /** Has `client` do it and checks the outcome. `helper` prepares the records for it, and reads them afterwards. */
  use(client: Client, helper: PhoneNumbersClient): Promise<void>
  /** The answer of an older version, where it is not that the operation does not exist. */
  refusal?(apiVersion: ApiVersion): object | undefined
}
