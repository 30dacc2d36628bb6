import { HIDDEN, hideInText } from './hide-in-text.ts'
import { isSecretName } from './secret-name.ts'

/** A scheme, which is no secret, and the credentials. */
const CREDENTIALS = /^(hmac-sha256|bearer|basic) /i

/** The headers without secrets; of credentials their scheme stays. */
export function hideInHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSecretName(name) ? hideWhole(value) : hideInText(value),
    ]),
  )
}

function hideWhole(value: string): string {
  const [, scheme] = CREDENTIALS.exec(value) ?? []
  return scheme === undefined ? HIDDEN : `${scheme} ${HIDDEN}`
}
