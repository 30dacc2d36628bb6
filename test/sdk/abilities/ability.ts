import type { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import type { ApiVersion } from '../../../src/http/contract/api-version.ts'

/** An ability of an official client: a public method, called as a user would call it. */
export interface Ability<Client = PhoneNumbersClient> {
  readonly method: string & keyof Client
  /** The first api-version that has the operation. */
  readonly since: ApiVersion
  /** Calls the method of `client` and checks the outcome. `helper` prepares the records, and reads them afterwards. */
  use(client: Client, helper: PhoneNumbersClient): Promise<void>
  /** The error of an older version, if it is not that the operation does not exist. */
  refusal?(apiVersion: ApiVersion): object | undefined
}
