import { hideInTarget } from '../../control/requests/hide/hide-in-target.ts'
import { isSecretName } from '../../control/requests/hide/secret-name.ts'

/** A request's target as the log has it: without secrets that a client has put into its parameters by mistake. */
export function loggedTarget(raw: string): string {
  return isSecretName(raw) ? hideInTarget(raw) : raw
}
