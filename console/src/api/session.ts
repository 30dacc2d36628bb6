/** The credentials of this tab. A stand-in needs none for the operator plane, and tells the key of its resource. */
export interface Session {
  /** The access key of the resource whose numbers the tab shows, base64. */
  readonly resourceKey?: string
  /** How the tab calls the operator plane: without credentials, on a stand-in, or by the operator key, base64. */
  readonly operator?: 'unsigned' | { readonly key: string }
  /** For the operator, whether the server's controls are on; a server that is no stand-in has none by default. */
  readonly hasControls?: boolean
  /** For the operator of several resources, the name of the one whose numbers the tab shows. */
  readonly resource?: string
}

/** The storage of a tab ends with the tab, so that no key outlives it. */
const STORAGE_KEY = 'holdline.session'

export function loadSession(): Session {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}')
    return isSession(stored) ? stored : {}
  } catch {
    return {}
  }
}

export function saveSession(session: Session): void {
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(session))
}

export function forgetSession(): void {
  sessionStorage.removeItem(STORAGE_KEY)
}

function isSession(value: unknown): value is Session {
  if (typeof value !== 'object' || value === null) return false
  const { resourceKey, operator, hasControls, resource }: Readonly<Record<string, unknown>> = { ...value }
  const isText = (text: unknown) => text === undefined || typeof text === 'string'
  if (!isText(resourceKey) || !isText(resource)) return false
  if (operator === undefined) return true
  if (typeof hasControls !== 'boolean') return false
  if (operator === 'unsigned') return true
  return typeof operator === 'object' && operator !== null && 'key' in operator && isText(operator.key)
}
