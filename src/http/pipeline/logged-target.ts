import { hideInTarget } from '../../control/requests/hide/hide-in-target.ts'
import { isSecretName } from '../../control/requests/hide/secret-name.ts'

/** Parts of the secrets that `hideInTarget` knows by their forms. */
const FORMS = /eyJ|\/\/|%2f%2f|bearer|basic|hmac/i

/** A request's target as the log has it: without secrets that a client has put into its parameters by mistake. */
export function loggedTarget(raw: string): string {
  return isSecretName(raw) || FORMS.test(raw) ? hideInTarget(raw) : raw
}
