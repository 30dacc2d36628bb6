/** The credentials of this tab. A stand-in needs none for the operator plane, and tells the key of its resource. */
export interface Session {
  /** The access key of the resource whose numbers the tab shows, base64. */
  readonly resourceKey?: string
  /** How the tab calls the operator plane: without credentials, on a stand-in, or by the operator key, base64. */
  readonly operator?: 'unsigned' | { readonly key: string }
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
  const { resourceKey, operator } = { resourceKey: undefined, operator: undefined, ...value } as {
    resourceKey: unknown
    operator: unknown
  }
  const isKey = (key: unknown) => key === undefined || typeof key === 'string'
  if (!isKey(resourceKey)) return false
  if (operator === undefined || operator === 'unsigned') return true
  return typeof operator === 'object' && operator !== null && 'key' in operator && isKey(operator.key)
}
